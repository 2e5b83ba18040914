/** What intake tells, aggregate by aggregate. */
export * from './intake/program.events.js';
export * from './intake/referral.events.js';
export * from './intake/intake-case.events.js';
export * from './intake/enrollment.events.js';
export * from './intake/consent.events.js';
export * from './intake/teds.js';
