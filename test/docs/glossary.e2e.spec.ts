import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
const read = (...path: readonly string[]): string => readFileSync(join(root, ...path), 'utf8');

const sourcesOf = (projects: string): readonly string[] =>
  readdirSync(join(root, projects)).flatMap((project) =>
    readdirSync(join(root, projects, project), { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.startsWith('src/') && path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.includes('testing/'))
      .map((path) => read(projects, project, path)),
  );

const sources = [...sourcesOf('libs'), ...sourcesOf('services')].join('\n');
const glossary = read('docs/glossary.md');
const references = readdirSync(join(root, 'docs/reference')).map((name) => read('docs/reference', name));
const documents = [glossary, ...references].join('\n');

const said = (shape: RegExp): readonly string[] => [...new Set([...sources.matchAll(shape)].map(([, word]) => word ?? ''))].sort();
const missingIn = (text: string, words: readonly string[]): readonly string[] => words.filter((word) => !new RegExp(`\\b${word}\\b`).test(text));

describe('the words of the code', () => {
  const events = said(/defineEvent\(\{\s*type: '(\w+)'/g);
  const commands = said(/readonly type = '(\w+)'/g);
  const views = said(/: View<[^=]*> = \{\s*name: '([a-z-]+)'/g);
  const processManagers = said(/: ProcessManager<[^=]*> = \{\s*name: '([a-z-]+)'/g);

  it('are found where they are looked for', () => {
    expect([events.length > 60, commands.length > 60, views.length > 3, processManagers.length > 10]).toEqual([true, true, true, true]);
  });
  it('stand in the glossary: every event', () => expect(missingIn(glossary, events)).toEqual([]));
  it('stand in the glossary: every view', () => expect(missingIn(glossary, views)).toEqual([]));
  it('stand in the references: every command', () => expect(missingIn(documents, commands)).toEqual([]));
  it('stand in the references: every process manager', () => expect(missingIn(documents, processManagers)).toEqual([]));
});

describe('the glossary', () => {
  it('leads to a page that names every attribute of the envelope', () => {
    const attributes = [...read('libs/contracts/src/envelope.ts').matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) => name ?? '');
    expect(
      missingIn(
        read('docs/envelope.md'),
        attributes.filter((name) => name !== 'ref'),
      ),
    ).toEqual([]);
  });
  it('says what every rule is that the code names', () => {
    const rules = said(/\b(R[1-9]\d?|T[1-9]\d?)\b(?![:\d])/g);
    expect(rules.filter((rule) => !new RegExp(`^\\|[^|]*\\b${rule}\\b`, 'm').test(glossary))).toEqual([]);
  });
});
