import fc from 'fast-check';
import { Fitting, type Schema } from '@continuum/properties';

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
  readonly #fitting: Fitting;

  constructor(
    document: OpenApi,
    /** Ids of things that are there, by the names of fields and path parameters. */
    private readonly known: Readonly<Record<string, string>>,
    /** One of how many values is odd. */
    oddity: number,
  ) {
    const words = {
      ref: (field: string) => this.#ref(field, 2),
      instant,
      day,
      isoWeek: fc.constantFrom('2026-W10', '2026-W53', '2026-W54'),
      timeZone: fc.constantFrom('America/Chicago', 'Europe/Berlin', 'Asia/Kathmandu'),
      anything: odd,
      each: (fitting: fc.Arbitrary<unknown>) => fc.oneof({ weight: oddity, arbitrary: fitting }, { weight: 1, arbitrary: odd }),
    };
    this.#fitting = new Fitting(words, document.components.schemas);
  }

  of({ body }: Operation): fc.Arbitrary<unknown> {
    const near = body === undefined ? fc.constant({}) : this.#fitting.value(body);
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
}

const withField = (fields: unknown, name: string, value: unknown): unknown =>
  typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? { ...fields, [name]: value } : value;
