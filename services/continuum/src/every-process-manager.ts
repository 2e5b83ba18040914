import { aftercareReactions } from '@continuum/aftercare';
import { intakeReactions } from '@continuum/intake';
import type { AnyProcessManager } from '@continuum/messaging';
import { schedulingReactions } from '@continuum/scheduling';
import { therapySessionsReactions } from '@continuum/therapy-sessions';

/** Every process manager of every service, in the order in which an event reaches them. */
export const everyProcessManager: readonly AnyProcessManager[] = [
  ...intakeReactions,
  ...schedulingReactions,
  ...therapySessionsReactions,
  ...aftercareReactions,
];
