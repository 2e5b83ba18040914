import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { catalogue } from '@continuum/contracts';

const services = join(import.meta.dirname, '../../services');

const sourceOf = (service: string): string =>
  readdirSync(join(services, service, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.includes('testing'))
    .map((path) => readFileSync(join(services, service, 'src', path), 'utf8'))
    .join('\n');

const said = (source: string, shape: RegExp): readonly string[] => [...source.matchAll(shape)].map(([, word]) => word ?? '');

describe("a service's README", () => {
  it.each(readdirSync(services))('of %s names its commands, events, views and process managers', (service) => {
    const readme = readFileSync(join(services, service, 'README.md'), 'utf8');
    const source = sourceOf(service);
    const words = [
      ...said(source, /readonly type = '(\w+)'/g),
      ...said(source, /: (?:View|ProcessManager)<[^=]*> = \{\s*name: '([a-z-]+)'/g),
      ...catalogue.definitions.filter(({ owner }) => owner === service).map(({ type }) => type),
    ];
    expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(readme))).toEqual([]);
  });
});
