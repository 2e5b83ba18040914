import { ValidationTypes } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import type { Shape } from './shape.js';
import { transforms } from './transforms.js';

/** As much of JSON Schema as shapes come to. */
export interface JsonSchema {
  $ref?: string;
  title?: string;
  type?: string;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean;
  required?: string[];
}

interface NestedMeta {
  readonly target: unknown;
  readonly propertyName: string;
}
interface BoundMeta {
  readonly constraints: readonly unknown[];
}

const fieldsOfTheDoor = new Set(['type', 'order']);

/** JSON Schemas of request shapes, from their class-validator decorators; nested shapes become components of their own. */
export class ShapeSchemas {
  readonly components: Record<string, JsonSchema> = {};
  readonly #classes = new Map<string, Shape>();

  /** The shape's schema, without the fields that the door fills in and those in `without`; `optional` ones may be left out. */
  schemaOf(shape: Shape, { without = [], optional }: { readonly without?: readonly string[]; readonly optional?: string | undefined } = {}): JsonSchema {
    const whole = this.#generate(shape);
    const isLeft = (name: string): boolean => !fieldsOfTheDoor.has(name) && !without.includes(name);
    const properties = Object.fromEntries(Object.entries(whole.properties ?? {}).filter(([name]) => isLeft(name)));
    const required = (whole.required ?? []).filter((name) => isLeft(name) && name !== optional);
    return { title: shape.name, type: 'object', properties, additionalProperties: false, ...(required.length === 0 ? {} : { required }) };
  }

  #generate(shape: Shape): JsonSchema {
    return targetConstructorToSchema(shape, {
      refPointerPrefix: '#/components/schemas/',
      additionalConverters: {
        [ValidationTypes.NESTED_VALIDATION]: (meta: NestedMeta) => this.#nested(meta),
        // A bound says nothing of the type; beside IsInt it would make a number of an integer.
        min: (meta: BoundMeta) => ({ minimum: Number(meta.constraints[0]) }),
        max: (meta: BoundMeta) => ({ maximum: Number(meta.constraints[0]) }),
        isInstant: { type: 'string', format: 'date-time' },
        isDay: { type: 'string', format: 'date' },
      },
    }) as JsonSchema;
  }

  #nested({ target, propertyName }: NestedMeta): { type: 'object' } | { $ref: string } {
    const child = transforms.findTypeMetadata(target as Shape, propertyName)?.typeFunction();
    if (child === undefined) return { type: 'object' };
    const known = this.#classes.get(child.name);
    if (known !== undefined && known !== child) throw new Error(`Two shapes are called ${child.name}; the reference can hold only one.`);
    if (known === undefined) {
      this.#classes.set(child.name, child);
      this.components[child.name] = this.schemaOf(child);
    }
    return { $ref: `#/components/schemas/${child.name}` };
  }
}
