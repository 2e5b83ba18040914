import { type TSchema } from '@sinclair/typebox';
import { describe, expect, it } from '@jest/globals';
import { catalogue, sensitivityKeyword, type EventDefinition } from './index.js';
import { exampleOf } from './example-of.js';

/** What may stand in no event (T31): a name, an address, a number to call, a written date, a sentence. */
const canaries = [
  'Jane Canary',
  'Canary, Jane Q.',
  'jane.canary@example.org',
  '+1 555 010 0199',
  '(555) 010-0199',
  '555-010-0199',
  '555.010.0199',
  '5550100199',
  '02/29/1984',
  '12 Canary Lane, Springfield',
  'Client says the cravings are worse at night.',
  'José',
  '<b>note</b>',
  'two\nlines',
];

const events: readonly (readonly [string, EventDefinition])[] = catalogue.definitions.map((definition) => [definition.type, definition]);

type Path = readonly (string | number)[];

/** Where texts stand in an example. */
const textsIn = (value: unknown, path: Path = []): readonly Path[] => {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]));
};

const objectsIn = (value: unknown, path: Path = []): readonly Path[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, one]) => objectsIn(one, [...path, Array.isArray(value) ? Number(key) : key]));
  return Array.isArray(value) ? inner : [path, ...inner];
};

const put = (value: unknown, [key, ...rest]: Path, text: unknown): unknown => {
  if (key === undefined) return text;
  if (Array.isArray(value)) return value.map((one, index) => (index === key ? put(one, rest, text) : one));
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [key]: put(fields[key], rest, text) };
};

const passes = ({ type, version }: EventDefinition, data: unknown): boolean => catalogue.faultsOf({ type, version, data }).length === 0;

/** The faults of a schema in which something open-ended could travel; empty where it is closed throughout. */
const openEndsOf = (schema: TSchema, at: string): readonly string[] => {
  if ('const' in schema) return [];
  if (Array.isArray(schema['anyOf'])) return (schema['anyOf'] as readonly TSchema[]).flatMap((branch, index) => openEndsOf(branch, `${at}|${index}`));
  switch (schema['type']) {
    case 'object': {
      const inner = Object.entries(schema['properties'] as Record<string, TSchema>).flatMap(([name, property]) => openEndsOf(property, `${at}.${name}`));
      return schema['additionalProperties'] === false ? inner : [`${at} takes any property`, ...inner];
    }
    case 'array':
      return openEndsOf(schema['items'] as TSchema, `${at}[]`);
    case 'string': {
      const pattern = new RegExp(String(schema['pattern'] ?? ''));
      return canaries.filter((canary) => pattern.test(canary)).map((canary) => `${at} lets pass: ${canary}`);
    }
    case 'integer':
    case 'number':
    case 'boolean':
    case 'null':
      return [];
    default:
      return [`${at} is of no kind that events may use`];
  }
};

describe.each(events)('what %s may carry', (type, definition) => {
  const { data } = definition;

  it('is classed field by field, and no field is an identifier', () => {
    const classes = Object.entries(data.properties).map(([field, schema]) => [field, schema[sensitivityKeyword]]);

    expect(classes.filter(([, sensitivity]) => sensitivity !== 'open' && sensitivity !== 'sensitive')).toStrictEqual([]);
  });

  it('is closed: no further property, no text without a pattern that keeps names, numbers and sentences out', () => {
    expect(openEndsOf(data, type)).toStrictEqual([]);
  });

  it('fits its own example', () => {
    expect(catalogue.faultsOf({ type, version: definition.version, data: exampleOf(data) })).toStrictEqual([]);
  });

  it('is refused with a canary in any text', () => {
    const example = exampleOf(data);
    const letThrough = textsIn(example).flatMap((path) =>
      canaries.filter((canary) => passes(definition, put(example, path, canary))).map((canary) => [path, canary]),
    );

    expect(letThrough).toStrictEqual([]);
  });

  it('is refused with a canary in a field of its own, at any depth', () => {
    const example = exampleOf(data);
    const letThrough = objectsIn(example).filter((path) => passes(definition, put(example, [...path, 'note'], canaries[0])));

    expect(letThrough).toStrictEqual([]);
  });
});

describe('what an event says of a client', () => {
  it.each(events.filter(([, { data }]) => JSON.stringify(data).includes('"clientRef')))('%s is labelled as protected (T1)', (_type, { labels }) => {
    expect(labels).toContain('42CFRPart2');
  });
});
