import { type TSchema } from '@sinclair/typebox';

/** Texts that the patterns of the vocabulary let pass; `FIELD` becomes the field's name. */
const texts = ['FIELD-1', '2026-03-02T14:00:00.000Z', '2026-03-02', '2026-W10', '09:00', 'America/Chicago', '1', 'a1'.repeat(32)];

interface Node {
  readonly const?: unknown;
  readonly type?: string;
  readonly anyOf?: readonly TSchema[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly items?: TSchema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, TSchema>>;
}

const kebab = (field: string): string => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/-(id|ref)$/, '');

const textFor = ({ pattern }: Node, field: string): string => {
  const text = texts.map((one) => one.replace('FIELD', kebab(field))).find((one) => new RegExp(pattern ?? '').test(one));
  if (text === undefined) throw new Error(`No example text for ${field} passes ${pattern}: add one to example-of.ts.`);
  return text;
};

/** As many different items as are asked for at least, or one: the first branches of a union, the first numbers of a range. */
const itemsOf = (item: TSchema, field: string, atLeast: number): readonly unknown[] => {
  const { anyOf, minimum } = item as Node;
  const single = field.replace(/s$/, '');
  return Array.from({ length: Math.max(atLeast, 1) }, (_, index) => {
    if (anyOf !== undefined) return exampleOf(anyOf[index % anyOf.length] ?? item, single);
    const first = exampleOf(item, single);
    if (typeof first === 'number') return (minimum ?? first) + index;
    return typeof first === 'string' ? first.replace(/-1$/, `-${index + 1}`) : first;
  });
};

/** An example that fits a schema, the same each time; every optional field is there. */
export const exampleOf = (schema: TSchema, field = 'value'): unknown => {
  const node = schema as Node;
  if (node.const !== undefined) return node.const;
  if (node.anyOf !== undefined) return exampleOf(node.anyOf[0] as TSchema, field);
  switch (node.type) {
    case 'object':
      return Object.fromEntries(Object.entries(node.properties ?? {}).map(([name, property]) => [name, exampleOf(property, name)]));
    case 'array':
      return itemsOf(node.items as TSchema, field, node.minItems ?? 0);
    case 'string':
      return textFor(node, field);
    case 'integer':
    case 'number':
      return node.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      throw new Error(`No example for ${field}: a schema of a kind that events do not use.`);
  }
};
