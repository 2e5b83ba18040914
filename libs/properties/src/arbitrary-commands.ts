import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type fc from 'fast-check';
import { ShapeSchemas } from '@continuum/command-shapes/schemas';
import type { Command } from '@continuum/event-sourcing';
import { Fitting } from './fitting.js';
import { askedWords } from './ward-words.js';

export const isWellFormed = (command: Command): boolean => validateSync(command).length === 0;

/** A command of this class, well formed by its decorators, without its order. */
export const arbitraryCommand = <C extends Command>(kind: new () => C): fc.Arbitrary<C> => {
  const schemas = new ShapeSchemas();
  const schema = schemas.schemaOf(kind);
  return new Fitting(askedWords, schemas.components)
    .value(schema)
    .map((body) => plainToInstance(kind, body))
    .filter(isWellFormed);
};
