import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError, type ValidatorOptions } from 'class-validator';
import type { Shape } from '@continuum/command-shapes/schemas';
import type { FieldFault } from '../errors/http-refusal.js';
import { PathAndBodyDiffer, ValidationFailed } from '../errors/request-refusals.js';
import { tellable } from './plain-object.js';
import { QuickShape } from './quick-shape.js';

const strict: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  validationError: { target: false, value: false },
};
const unknownField = 'whitelistValidation';
const mostFaults = 50;

const pathTo = (parent: string, name: string): string => {
  // Digits are the place of an item; at the top there are no items, and digits may be anybody's number.
  if (parent !== '' && /^\d{1,4}$/.test(name)) return `${parent}[${name}]`;
  return parent === '' ? tellable(name) : `${parent}.${tellable(name)}`;
};

const problemOf = ([kind, message]: readonly [string, string]): string => (kind === unknownField ? 'is no field of this request' : message);

const faultsOf = (errors: readonly ValidationError[], parent = ''): FieldFault[] =>
  errors.flatMap((error) => {
    const field = pathTo(parent, error.property);
    const own = Object.entries(error.constraints ?? {}).map((constraint) => ({ field, problem: problemOf(constraint) }));
    return [...own, ...faultsOf(error.children ?? [], field)];
  });

const quickShapes = new WeakMap<Shape, QuickShape<object>>();

const quickShapeOf = <T extends object>(shape: Shape<T>): QuickShape<T> => {
  // What was kept under a shape was made of that shape.
  const kept = quickShapes.get(shape) as QuickShape<T> | undefined;
  if (kept !== undefined) return kept;
  const made = new QuickShape(shape);
  quickShapes.set(shape, made);
  return made;
};

/** An instance of the shape, transformed and validated; fields that the shape does not name are refused. @throws ValidationFailed */
export const wellFormed = <T extends object>(shape: Shape<T>, asked: Readonly<Record<string, unknown>>): T =>
  quickShapeOf(shape).instanceOf(asked) ?? thoroughly(shape, asked);

/** The same by the decorators' own libraries, which tell what is wrong. @throws ValidationFailed */
export const thoroughly = <T extends object>(shape: Shape<T>, asked: Readonly<Record<string, unknown>>): T => {
  const instance = plainToInstance(shape, asked);
  const errors = validateSync(instance, strict);
  if (errors.length > 0) throw new ValidationFailed(faultsOf(errors).slice(0, mostFaults));
  return instance;
};

/** The body with the path's parameters in it. @throws PathAndBodyDiffer where both name a field and do not agree */
export const withPath = (body: Readonly<Record<string, unknown>>, params: Readonly<Record<string, string>>): Record<string, unknown> => {
  const asked = { ...body };
  for (const name in params) {
    if (Object.hasOwn(body, name) && body[name] !== params[name]) throw new PathAndBodyDiffer(name);
    asked[name] = params[name];
  }
  return asked;
};
