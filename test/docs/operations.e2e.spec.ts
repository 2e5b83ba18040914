import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const page = read('docs/operations.md');

const namesIn = (paths: readonly string[], shape: RegExp): readonly string[] =>
  paths.flatMap((path) => [...read(path).matchAll(shape)].map(([, name]) => name ?? '')).filter((name) => !page.includes(`\`${name}\``));

describe('what operators are told', () => {
  it('names every variable', () => {
    expect(namesIn(['libs/service-host/src/host/host.config.ts'], /read\.\w+\('([A-Z_]+)'/g)).toEqual([]);
    expect(namesIn(['services/continuum/src/continuum.config.ts'], /env\['([A-Z_]+)'/g)).toEqual([]);
  });
  it('names every metric', () => {
    const sources = ['services/continuum/src/engine/engine-metrics.ts', 'libs/service-host/src/operations/request-observer.ts'];
    expect(namesIn(sources, /name: '(\w+)'/g)).toEqual([]);
  });
});
