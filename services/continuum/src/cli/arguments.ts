import { InvalidArgumentError } from 'commander';
import { Ref } from '@continuum/contracts';

/** A whole number from `least` to `most`, as an option's value. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most) throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    return value;
  };

const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00.000Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

/** A day that exists: `2026-03-02`. */
export const day = (text: string): string => {
  if (!isDay(text)) throw new InvalidArgumentError('It must be a day that exists, such as 2026-03-02.');
  return text;
};

/** An instant, or a day, which then means its end. Answers ISO 8601 in UTC. */
export const instant = (text: string): string => {
  if (isDay(text)) return `${text}T23:59:59.999Z`;
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text) && isDay(text.slice(0, 10));
  if (!isInstant || Number.isNaN(Date.parse(text))) throw new InvalidArgumentError('It must be an instant such as 2026-03-02T14:00:00Z, or a day.');
  return new Date(text).toISOString();
};

const referenceShape = new RegExp(Ref.pattern ?? '');

/** A reference, as the catalogue has it. */
export const reference = (text: string): string => {
  if (!referenceShape.test(text))
    throw new InvalidArgumentError('It must be a reference: 3 to 64 letters, digits, dots, dashes or underscores, not digits and dashes alone.');
  return text;
};

/** What a simulation's chance begins with: 1 to 24 letters, digits, dots, dashes, underscores. */
export const seed = (text: string): string => {
  if (!/^[A-Za-z0-9._-]{1,24}$/.test(text)) throw new InvalidArgumentError('It must be 1 to 24 letters, digits, dots, dashes or underscores.');
  return text;
};
