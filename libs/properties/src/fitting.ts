import fc from 'fast-check';
import { Day, Instant, IsoWeek, Ref, TimeZone } from '@continuum/contracts';

/** As much of JSON Schema as requests and events are written in. */
export interface Schema {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** What fields are filled with. */
export interface Words {
  /** A reference, by the field's name. */
  readonly ref: (field: string) => fc.Arbitrary<string>;
  readonly instant: fc.Arbitrary<string>;
  readonly day: fc.Arbitrary<string>;
  readonly isoWeek: fc.Arbitrary<string>;
  readonly timeZone: fc.Arbitrary<string>;
  /** What fits no schema that can be told. */
  readonly anything?: fc.Arbitrary<unknown>;
  /** By the field's name, of a list's items without its plural: what stands there most of the time. */
  readonly usual?: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  /** What becomes of each value that fits, of a whole object too. Left out: it stays. */
  readonly each?: (fitting: fc.Arbitrary<unknown>) => fc.Arbitrary<unknown>;
}

const mostItems = 6;
/** Where a schema has no upper end: no policy may ask for more days. */
const mostAboveLeast = 3_600;

const sourceOf = (pattern: string | undefined): string => new RegExp(pattern ?? '').source;
const isOf = (pattern: string | undefined, known: { readonly pattern?: string }): boolean => sourceOf(pattern) === sourceOf(known.pattern);

/** Arbitrary values that fit JSON Schemas, of requests and of events alike. */
export class Fitting {
  constructor(
    private readonly words: Words,
    /** The schemas that others name by `$ref`. */
    private readonly components: Readonly<Record<string, Schema>> = {},
  ) {}

  /** What fits a schema; `field` is the name under which it stands. */
  value(schema: Schema, field = ''): fc.Arbitrary<unknown> {
    const { each = (fitting) => fitting, usual = {} } = this.words;
    const fitting = each(this.#exactly(schema, field));
    const familiar = schema.type !== 'array' && Object.hasOwn(usual, field) ? usual[field] : undefined;
    return familiar === undefined ? fitting : fc.oneof({ weight: 7, arbitrary: familiar }, { weight: 1, arbitrary: fitting });
  }

  /** The same, without what `each` makes of the whole. */
  #exactly(schema: Schema, field = ''): fc.Arbitrary<unknown> {
    if (schema.$ref !== undefined) return this.#exactly(this.components[schema.$ref.split('/').at(-1) ?? ''] ?? {}, field);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => this.#exactly(one, field)));
    switch (schema.type) {
      case 'object':
        return this.#object(schema);
      case 'array':
        return this.#array(schema, field);
      case 'string':
        return this.#text(schema, field);
      case 'null':
        return fc.constant(null);
      case 'boolean':
        return fc.boolean();
      case 'integer':
      case 'number':
        return this.#number(schema);
      case undefined:
      default:
        return this.words.anything ?? this.#text(schema, field);
    }
  }

  #object({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
    const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, this.value(schema, name)]));
    return fc.record(fields, { requiredKeys: [...required], noNullPrototype: true });
  }

  #array({ items = {}, minItems = 0, maxItems = mostItems, uniqueItems = false }: Schema, field: string): fc.Arbitrary<unknown> {
    const bounds = { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, mostItems)) };
    const item = this.value(items, field.replace(/s$/, ''));
    return uniqueItems ? fc.uniqueArray(item, { ...bounds, comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b) }) : fc.array(item, bounds);
  }

  #number({ minimum = 0, maximum = minimum + mostAboveLeast }: Schema): fc.Arbitrary<number> {
    return fc.integer({ min: minimum, max: maximum });
  }

  #text({ format, pattern }: Schema, field: string): fc.Arbitrary<string> {
    const { ref, instant, day, isoWeek, timeZone } = this.words;
    if (format === 'date-time' || isOf(pattern, Instant)) return instant;
    if (format === 'date' || isOf(pattern, Day)) return day;
    if (format === 'email') return fc.emailAddress();
    if (field === 'timeZone' || isOf(pattern, TimeZone)) return timeZone;
    if (isOf(pattern, IsoWeek)) return isoWeek;
    if (isOf(pattern, Ref)) return ref(field);
    if (pattern !== undefined && !pattern.includes('?=') && !pattern.includes('\\p')) return fc.stringMatching(new RegExp(pattern));
    return fc.string({ maxLength: 30 });
  }
}
