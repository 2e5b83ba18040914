import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { plainToClass, transforms, type Shape } from '@continuum/command-shapes/schemas';

type ValidationMeta = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Transform = ReturnType<typeof transforms.findTransformMetadatas>[number]['transformFn'];
type Body = Readonly<Record<string, unknown>>;

interface Check {
  readonly each: boolean;
  readonly constraints: unknown[];
  validate(value: unknown, args: object): unknown;
}

interface Field {
  readonly name: string;
  readonly conditions: readonly ((object: object, value: unknown) => unknown)[];
  readonly checks: readonly Check[];
  readonly transforms: readonly Transform[];
  /** Its values are shapes of their own, or made by a `Type`. */
  readonly isTyped: boolean;
}

const known: ReadonlySet<string> = new Set([
  ValidationTypes.CUSTOM_VALIDATION,
  ValidationTypes.CONDITIONAL_VALIDATION,
  ValidationTypes.NESTED_VALIDATION,
  ValidationTypes.WHITELIST,
]);

const isPlain = (meta: ValidationMeta): boolean => known.has(meta.type) && !meta.groups?.length && meta.validateIf === undefined;

const checksOf = (metas: readonly ValidationMeta[]): readonly Check[] =>
  metas
    .filter(({ type }) => type === ValidationTypes.CUSTOM_VALIDATION)
    .flatMap((meta) =>
      getMetadataStorage()
        .getTargetValidatorConstraints(meta.constraintCls)
        .map(({ instance }) => ({ each: meta.each, constraints: meta.constraints, validate: (value, args) => instance.validate(value, args as never) })),
    );

const fieldOf = (shape: Shape, name: string, metas: readonly ValidationMeta[]): Field => ({
  name,
  conditions: metas
    .filter(({ type }) => type === ValidationTypes.CONDITIONAL_VALIDATION)
    .map(({ constraints }) => constraints[0] as Field['conditions'][number]),
  checks: checksOf(metas),
  transforms: transforms.findTransformMetadatas(shape, name, plainToClass).map(({ transformFn }) => transformFn),
  isTyped: metas.some(({ type }) => type === ValidationTypes.NESTED_VALIDATION) || transforms.findTypeMetadata(shape, name) !== undefined,
});

/**
 * The decorators of a shape, gone through once, so that a well-formed flat request is recognised at little cost. It says nothing
 * wherever it is not sure, nor why a request is not well formed: class-transformer and class-validator have the last word there.
 */
export class QuickShape<T extends object> {
  readonly #fields: ReadonlyMap<string, Field>;
  readonly #isSure: boolean;

  constructor(private readonly shape: Shape<T>) {
    const metas = getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false);
    const names = [...new Set(metas.map(({ propertyName }) => propertyName))];
    const ofField = (name: string): readonly ValidationMeta[] => metas.filter(({ propertyName }) => propertyName === name);
    this.#fields = new Map(names.map((name) => [name, fieldOf(shape, name, ofField(name))]));
    const isWhole = Object.keys(new shape()).every((name) => this.#fields.has(name));
    this.#isSure =
      names.length > 0 && metas.every(isPlain) && isWhole && transforms.getStrategy(shape) === 'none' && transforms.getExposedMetadatas(shape).length === 0;
  }

  /** The instance that the body makes, where it is certainly well formed; undefined says nothing. */
  instanceOf(body: Body): T | undefined {
    if (!this.#isSure) return undefined;
    const instance = new this.shape();
    return this.#fill(instance as Record<string, unknown>, body) && this.#isWellFormed(instance as Body) ? instance : undefined;
  }

  #fill(instance: Record<string, unknown>, body: Body): boolean {
    for (const name of Object.keys(body)) {
      const field = this.#fields.get(name);
      let value = body[name];
      if (field === undefined || value === undefined || value === null) return false;
      if (typeof value === 'object') {
        if (field.isTyped || !Array.isArray(value) || value.some((item) => typeof item === 'object')) return false;
        value = [...(value as readonly unknown[])];
      } else if (field.isTyped) return false;
      for (const transform of field.transforms) value = transform({ value, key: name, obj: body, type: plainToClass, options: {} });
      instance[name] = value;
    }
    return true;
  }

  #isWellFormed(instance: Body): boolean {
    for (const { name, conditions, checks } of this.#fields.values()) {
      const value = instance[name];
      if (!conditions.every((holds) => holds(instance, value))) continue;
      for (const { each, constraints, validate } of checks) {
        const args = { targetName: this.shape.name, property: name, object: instance, value, constraints };
        const holds = each && Array.isArray(value) ? value.every((item) => validate(item, args) === true) : validate(value, args) === true;
        if (!holds) return false;
      }
    }
    return true;
  }
}
