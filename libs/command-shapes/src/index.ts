import 'reflect-metadata';
import { Transform } from 'class-transformer';
import { IsInt, IsIn, Matches, Max, Min, ValidateBy, type ValidationOptions } from 'class-validator';
import { Day, Instant, IsoWeek, Ref, valuesOf } from '@continuum/contracts';

/** The decorators that say what a well-formed command is, made of class-validator's and of the catalogue's own code lists. */
const all =
  (...decorators: readonly PropertyDecorator[]): PropertyDecorator =>
  (target, property) =>
    decorators.forEach((decorate) => decorate(target, property));

const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether the calendar has this day: 2026-02-30 is none. */
const isRealDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

/** A pseudonymous reference (contracts `Ref`). */
export const IsRef = (options: ValidationOptions = {}): PropertyDecorator =>
  Matches(new RegExp(Ref.pattern ?? ''), {
    message: '$property must be a reference: 3 to 64 letters, digits, dots, dashes or underscores, not digits and dashes alone',
    ...options,
  });

/** The instant that a text says, in UTC with milliseconds; undefined where it says none, or none of a day that exists. */
const utcOf = (value: unknown): string | undefined => {
  if (typeof value !== 'string' || !isoInstant.test(value) || !isRealDay(value.slice(0, 10))) return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
};

const utcInstant = new RegExp(Instant.pattern ?? '');

/** Whether a text is what `utcOf` makes: a day that does not exist would come back as another. */
const isUtc = (value: unknown): boolean => {
  if (typeof value !== 'string' || !utcInstant.test(value)) return false;
  const ms = Date.parse(value);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === value;
};

/** An instant with its offset, ISO 8601, of a day that exists. Arrives as UTC with milliseconds, as events carry it. */
export const IsInstant = (options: ValidationOptions = {}): PropertyDecorator =>
  all(
    Transform(({ value }: { value: unknown }) => utcOf(value) ?? value),
    ValidateBy(
      {
        name: 'isInstant',
        validator: {
          validate: isUtc,
          defaultMessage: () => '$property must be an instant of a day that exists, ISO 8601 with offset, such as 2026-03-02T14:00:00Z',
        },
      },
      options,
    ),
  );

/** A day that exists: `2026-03-02`. */
export const IsDay = (options: ValidationOptions = {}): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isDay',
      validator: {
        validate: (value) => typeof value === 'string' && new RegExp(Day.pattern ?? '').test(value) && isRealDay(value),
        defaultMessage: () => '$property must be a day that exists, such as 2026-03-02',
      },
    },
    options,
  );

/** An ISO week: `2026-W10`. */
export const IsIsoWeek = (options: ValidationOptions = {}): PropertyDecorator =>
  Matches(new RegExp(IsoWeek.pattern ?? ''), { message: '$property must be an ISO week, such as 2026-W10', ...options });

/** A time of day in the facility's time zone: `09:00`. */
export const IsTimeOfDay = (options: ValidationOptions = {}): PropertyDecorator =>
  Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: '$property must be a time of day, such as 09:00', ...options });

/** One of a code list's values: `@IsCode(Track)`. With `{ each: true }` an array of them. */
export const IsCode = (list: { readonly anyOf: readonly { readonly const: string | number }[] }, options: ValidationOptions = {}): PropertyDecorator =>
  IsIn(valuesOf(list), options);

/** A whole number of minutes, from 0 to a week's. */
export const IsMinutes = (options: ValidationOptions = {}): PropertyDecorator => all(IsInt(options), Min(0, options), Max(10_080, options));
