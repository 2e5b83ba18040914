import type { Fact } from '@continuum/contracts';
import type { AnyProcessManager, ProcessManager } from '@continuum/messaging';
import { admissionSchedule } from './reactions/admission-schedule.js';
import { dischargeGroups } from './reactions/discharge-groups.js';
import { weeklyDose } from './reactions/weekly-dose.js';

export * from './scheduling.module.js';
export * from './domain/calendar-week/calendar-week.commands.js';
export * from './domain/client-schedule/client-schedule.commands.js';
export * from './domain/therapy-group/therapy-group.commands.js';

// The runner hands each manager the events its own map names, and the state it returned itself.
const anyOf = <F extends Fact, S>(manager: ProcessManager<F, S>): AnyProcessManager => manager as unknown as AnyProcessManager;

/** What scheduling makes of other events, in the order in which an event reaches them. */
export const schedulingReactions: readonly AnyProcessManager[] = [anyOf(admissionSchedule), anyOf(weeklyDose), anyOf(dischargeGroups)];
