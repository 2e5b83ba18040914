import { minutesAgo } from './days.js';
import type { Product } from './product.js';

/** A JSON Schema as the product describes its bodies. */
export interface Shape {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

interface Described {
  readonly security?: readonly unknown[];
  readonly 'x-roles'?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Shape }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Shape } } };
}

/** One route as /openapi.json describes it. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** Who may pass, `admin` among them. */
  readonly roles: readonly string[];
  readonly body: Shape | undefined;
  /** What the question must name, with a value that is well formed. */
  readonly query: string;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Shape>> };
}

/** Every route that /openapi.json lists, and the shapes that it names. */
export class Reference {
  readonly operations: readonly Operation[];
  readonly #shapes: Readonly<Record<string, Shape>>;

  private constructor({ paths, components }: Document) {
    this.#shapes = components.schemas;
    this.operations = Object.entries(paths).flatMap(([path, item]) =>
      methods.flatMap((method) => (item[method] === undefined ? [] : [this.#operationOf(method, path, item[method])])),
    );
  }

  static async of(product: Product): Promise<Reference> {
    const { body } = await product.get('/openapi.json', { token: '' });
    return new Reference(body as unknown as Document);
  }

  #operationOf(method: string, path: string, described: Described): Operation {
    const asked = (described.parameters ?? []).filter((parameter) => parameter.in === 'query' && parameter.required === true);
    const query = Object.fromEntries(asked.map(({ name, schema }) => [name, String(this.wellFormed(schema, {}, name))]));
    return {
      method: method.toUpperCase(),
      path,
      roles: described['x-roles'] ?? [],
      body: described.requestBody?.content['application/json'].schema,
      query: new URLSearchParams(query).toString(),
    };
  }

  /** A field's shape, where a name stands for it. */
  resolved(shape: Shape): Shape {
    return shape.$ref === undefined ? shape : (this.#shapes[shape.$ref.split('/').at(-1) ?? ''] ?? {});
  }

  /** A value of this shape; where an id is wanted, that of what is known, else one that nobody knows. */
  wellFormed(named: Shape, known: Readonly<Record<string, string>> = {}, field = 'thing'): unknown {
    const shape = this.resolved(named);
    if (shape.enum !== undefined) return shape.enum[0];
    if (shape.type === 'object') {
      return Object.fromEntries((shape.required ?? []).map((name) => [name, this.wellFormed(shape.properties?.[name] ?? {}, known, name)]));
    }
    if (shape.type === 'array') return Array.from({ length: shape.minItems ?? 0 }, () => this.wellFormed(shape.items ?? {}, known, field));
    if (shape.type === 'boolean') return true;
    if (shape.type === 'integer' || shape.type === 'number') return shape.minimum ?? 1;
    return known[field] ?? textOf(shape, field);
  }
}

const textOf = ({ format, pattern = '' }: Shape, field: string): string => {
  if (format === 'date-time') return minutesAgo(30);
  if (format === 'date') return minutesAgo(30).slice(0, 10);
  if (field === 'timeZone') return 'America/Chicago';
  if (field === 'isoWeek' || field === 'week') return '2026-W10';
  if (pattern.includes('[0-5]')) return '09:00';
  if (pattern.startsWith('^\\+')) return '+13125550142';
  return `unknown-${field}`;
};

/** The path with an id in each place: of what is known, else one that nobody knows. */
export const pathOf = ({ path, query }: Operation, known: Readonly<Record<string, string>> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_place, name: string) => known[name] ?? `unknown-${name}`) + (query === '' ? '' : `?${query}`);
