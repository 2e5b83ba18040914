import { Allow } from 'class-validator';
import type { Shape } from '@continuum/command-shapes/schemas';
import type { Command } from '@continuum/event-sourcing';
import { declared } from '../access/policy.js';
import type { Role } from '../access/roles.js';

export interface CommandedOptions {
  /** Who may order it, besides `admin`. */
  readonly roles: readonly Role[];
  /** One sentence for the reference: `A referral is received`. */
  readonly summary: string;
  /** The field that names the new thing; where the body leaves it out, it is made from the command's id. The answer is then 201. */
  readonly makes?: string;
}

const withTypeAllowed = new WeakSet<Shape>();

/** A command's own `type` is no field of the body, yet stands on the instance: the whitelist must let it be. */
const allowType = (command: Shape): void => {
  if (withTypeAllowed.has(command)) return;
  withTypeAllowed.add(command);
  Allow()(command.prototype as object, 'type');
};

/**
 * A route that takes a command: who may order it, the command's class, and how it stands in the reference.
 * Goes with `@Post` (or `@Put`) and an `@Ordered()` parameter; answers 201 with `makes`, else 200.
 */
export const Commanded = (command: Shape<Command>, options: CommandedOptions): MethodDecorator => {
  allowType(command);
  return declared({ access: 'command', shape: command, ...options }, options.makes === undefined ? 200 : 201);
};
