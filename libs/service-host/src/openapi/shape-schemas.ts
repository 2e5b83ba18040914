import type { SchemaObject } from '@nestjs/swagger';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import { ValidationTypes } from 'class-validator';
import type { Shape } from '../access/policy.js';
import { transforms } from '../shapes/decorators.js';

type Schema = SchemaObject & { readonly properties?: Readonly<Record<string, SchemaObject>>; readonly required?: readonly string[] };
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
  readonly components: Record<string, SchemaObject> = {};
  readonly #classes = new Map<string, Shape>();

  /** The shape's schema, without the fields that the door fills in and those in `without`; `optional` ones may be left out. */
  schemaOf(shape: Shape, { without = [], optional }: { readonly without?: readonly string[]; readonly optional?: string | undefined } = {}): Schema {
    const whole = this.#generate(shape);
    const isLeft = (name: string): boolean => !fieldsOfTheDoor.has(name) && !without.includes(name);
    const properties = Object.fromEntries(Object.entries(whole.properties ?? {}).filter(([name]) => isLeft(name)));
    const required = (whole.required ?? []).filter((name) => isLeft(name) && name !== optional);
    return { title: shape.name, type: 'object', properties, additionalProperties: false, ...(required.length === 0 ? {} : { required }) };
  }

  #generate(shape: Shape): Schema {
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
    }) as Schema;
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
