import { anyManager, type AnyProcessManager } from '@continuum/messaging';
import { attendanceWatcher } from './reactions/attendance-watch.js';
import { graduationEvaluator } from './reactions/graduation-evaluator.js';
import { planReviewClock } from './reactions/plan-review-clock.js';

export * from './therapy-sessions.module.js';
export * from './domain/attendance-watch/attendance-watch.commands.js';
export * from './domain/graduation/graduation.commands.js';
export * from './domain/safety/safety.commands.js';
export * from './domain/session/session.commands.js';
export * from './domain/treatment-plan/treatment-plan.commands.js';
export * from './views/index.js';

/** What this service makes of other events, in the order in which an event reaches them. */
export const therapySessionsReactions: readonly AnyProcessManager[] = [
  anyManager(attendanceWatcher),
  anyManager(planReviewClock),
  anyManager(graduationEvaluator),
];
