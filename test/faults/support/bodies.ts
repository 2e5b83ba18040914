import fc from 'fast-check';

/** As much of JSON Schema as /openapi.json uses for bodies. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
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

/** An order that can be given over HTTP: its path with names in braces, and the schema of its body. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly body: Schema | undefined;
}

interface OpenApi {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> } }>>>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Every order in an OpenAPI document. */
export const operationsOf = ({ paths }: OpenApi): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => method === 'post' || method === 'put')
      .map(([method, { requestBody }]) => ({ method: method.toUpperCase(), path, body: requestBody?.content['application/json']?.schema })),
  );

const dayMs = 86_400_000;
const around = Date.now();
const minutesFrom = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((minutes) => new Date(around + minutes * 60_000).toISOString());
const instant = fc.oneof(
  { weight: 6, arbitrary: minutesFrom(-100, 0) },
  { weight: 2, arbitrary: minutesFrom(-90 * 1_440, 0) },
  { weight: 1, arbitrary: minutesFrom(1, 30 * 1_440) },
);
const day = fc.integer({ min: -400, max: 400 }).map((days) => new Date(around + days * dayMs).toISOString().slice(0, 10));
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    '',
    '__proto__',
    '\u0000',
    '💊'.repeat(40),
    '9'.repeat(400),
    'null',
    '../../x',
    '2026-02-30',
    '2026-02-30T25:61:00Z',
    '+275760-09-13T00:00:00Z',
  ),
  fc.constantFrom(-1, 0, 1e308, -0, 0.1, 2 ** 53, null, true, [], {}),
);

/** Bodies for one document: what is well formed by its schemas, with known ids most of the time, and now and then something odd anywhere. */
export class Bodies {
  readonly #schemas: Readonly<Record<string, Schema>>;

  constructor(
    document: OpenApi,
    /** Ids of things that are there, by the names of fields and path parameters. */
    private readonly known: Readonly<Record<string, string>>,
    /** One of how many values is odd. */
    private readonly oddity: number,
  ) {
    this.#schemas = document.components.schemas;
  }

  of({ body }: Operation): fc.Arbitrary<unknown> {
    const near = body === undefined ? fc.constant({}) : this.#value(body, '');
    return fc.oneof(
      { weight: 8, arbitrary: near },
      { weight: 1, arbitrary: odd },
      { weight: 1, arbitrary: fc.tuple(near, fc.string(), odd).map(([fields, name, value]) => withField(fields, name, value)) },
    );
  }

  /** A path with its names filled in. */
  path({ path }: Operation): fc.Arbitrary<string> {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    return fc
      .tuple(...names.map((name) => this.#ref(name, 9)))
      .map((values) => names.reduce((filled, name, index) => filled.replace(`{${name}}`, encodeURIComponent(values[index] ?? '')), path));
  }

  #ref(name: string, familiarity: number): fc.Arbitrary<string> {
    const known = this.known[name];
    const others = fc.constantFrom('one-1', 'two-2', 'three-3', ...Object.values(this.known));
    return known === undefined ? others : fc.oneof({ weight: familiarity, arbitrary: fc.constant(known) }, { weight: 1, arbitrary: others });
  }

  #value(schema: Schema, name: string): fc.Arbitrary<unknown> {
    return fc.oneof({ weight: this.oddity, arbitrary: this.#wellFormed(schema, name) }, { weight: 1, arbitrary: odd });
  }

  #wellFormed(schema: Schema, name: string): fc.Arbitrary<unknown> {
    if (schema.$ref !== undefined) return this.#wellFormed(this.#schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, name);
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    switch (schema.type) {
      case 'object':
        return this.#object(schema);
      case 'array':
        return this.#array(schema, name);
      case 'string':
        return this.#string(schema, name);
      case 'boolean':
        return fc.boolean();
      case 'integer':
      case 'number':
        return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 10_000 });
      case undefined:
      default:
        return odd;
    }
  }

  #object({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
    const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, this.#value(schema, name)]));
    return fc.record(fields, { requiredKeys: [...required] });
  }

  #array({ items = {}, minItems = 0, maxItems = 4, uniqueItems = false }: Schema, name: string): fc.Arbitrary<unknown> {
    const bounds = { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 4)) };
    const item = this.#value(items, name.replace(/s$/, ''));
    return uniqueItems ? fc.uniqueArray(item, { ...bounds, comparator: (a, b) => JSON.stringify(a) === JSON.stringify(b) }) : fc.array(item, bounds);
  }

  #string({ format, pattern }: Schema, name: string): fc.Arbitrary<string> {
    if (format === 'date-time') return instant;
    if (format === 'date') return day;
    if (format === 'email') return fc.emailAddress();
    if (name === 'timeZone') return fc.constantFrom('America/Chicago', 'Europe/Berlin', 'Asia/Kathmandu');
    if (/week/i.test(name)) return fc.constantFrom('2026-W10', '2026-W53', '2026-W54');
    if (pattern?.includes('A-Za-z0-9._-') === true) return this.#ref(name, 2);
    if (pattern !== undefined && !pattern.includes('?=') && !pattern.includes('\\p')) return fc.stringMatching(new RegExp(pattern));
    return fc.string({ maxLength: 30 });
  }
}

const withField = (fields: unknown, name: string, value: unknown): unknown =>
  typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? { ...fields, [name]: value } : value;
