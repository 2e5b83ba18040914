import type { Actor } from '@continuum/contracts';
import type { Command } from '@continuum/event-sourcing';

/** A command before the run gives it its order: what is asked, by whom, at which minute of the day it happened. */
export interface Deed {
  /** Names the deed within the run; its command id follows from it. */
  readonly key: string;
  readonly minute: number;
  readonly by: Actor;
  readonly command: Omit<Command, 'order'>;
  /** What it changes and what it looks at, in names of the walk's own: deeds that meet in one of them follow each other. */
  readonly changes: readonly string[];
  readonly looksAt: readonly string[];
  /** Codes of refusals that the plan reckons with. */
  readonly mayBeRefused: readonly string[];
}

interface Circumstances {
  readonly key: string;
  readonly minute: number;
  readonly by: Actor;
  readonly changes: readonly string[];
  readonly looksAt?: readonly string[];
  readonly mayBeRefused?: readonly string[];
}

/** A deed: `deed(AcceptReferral, { referralId }, { key, minute, by, changes })`. */
export const deed = <C extends Command>(kind: new () => C, body: Omit<C, 'type' | 'order' | 'occurredAt'>, circumstances: Circumstances): Deed => ({
  looksAt: [],
  mayBeRefused: [],
  ...circumstances,
  command: Object.assign(new kind(), body),
});
