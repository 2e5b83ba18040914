import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { catalogue, sensitivityKeyword, type EventDefinition } from './index.js';
import { exampleOf } from './example-of.js';

/**
 * The golden files say what was published. A version whose schema has changed fails here; make a new version with
 * `nextVersion` instead. `UPDATE_GOLDEN=1 npm run test:unit` writes the files of new events and versions, and touches no other.
 */
const folder = new URL('../golden/', import.meta.url);

interface Golden {
  readonly type: string;
  readonly version: number;
  readonly schema: object;
  readonly example: unknown;
}

const versionsOf = (definition: EventDefinition): readonly EventDefinition[] =>
  definition.upcast === undefined ? [definition] : [...versionsOf(definition.upcast.from), definition];

const nameOf = ({ type, version }: Pick<Golden, 'type' | 'version'>): string => `${type}.v${version}.json`;

/** What binds: the schema without the words about it, which may be bettered. */
const bindingSchemaOf = ({ data }: EventDefinition): object => JSON.parse(JSON.stringify(data, (key, value) => (key === 'description' ? undefined : value)));

const goldenOf = (definition: EventDefinition): Golden => {
  const { type, version, data } = definition;
  return { type, version, schema: bindingSchemaOf(definition), example: exampleOf(data) };
};

const read = (name: string): Golden => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

const published = catalogue.definitions.flatMap(versionsOf);
const names = published.map(nameOf);

const writeNewOnes = (): void => {
  for (const definition of published) {
    const file = new URL(nameOf(definition), folder);
    if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(goldenOf(definition), null, 2)}\n`);
  }
};

describe('the golden files', () => {
  beforeAll(() => {
    if (process.env['UPDATE_GOLDEN'] === '1') writeNewOnes();
  });

  it('hold every event that was ever published, and no other', () => {
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort(),
    ).toStrictEqual([...names].sort());
  });

  it.each(published.map((definition) => [nameOf(definition), definition] as const))('%s binds the schema of its version', (name, definition) => {
    expect(bindingSchemaOf(definition)).toStrictEqual(read(name).schema);
  });

  it.each(names)('%s holds an example that fits its schema', (name) => {
    const { schema, example } = read(name);
    const ajv = new Ajv({ strict: true, keywords: [sensitivityKeyword] });

    expect([ajv.validate(schema, example), ajv.errors]).toStrictEqual([true, null]);
  });

  it.each(names)('%s holds an example that is read as the current version', (name) => {
    const { type, version, example: data } = read(name);

    expect(catalogue.faultsOf(catalogue.upcast({ type, version, data }))).toStrictEqual([]);
  });
});
