import { anyManager, type AnyProcessManager } from '@continuum/messaging';
import { admissionSchedule } from './reactions/admission-schedule.js';
import { dischargeGroups } from './reactions/discharge-groups.js';
import { weeklyDose } from './reactions/weekly-dose.js';

export * from './scheduling.module.js';
export * from './domain/calendar-week/calendar-week.commands.js';
export * from './domain/client-schedule/client-schedule.commands.js';
export * from './domain/therapy-group/therapy-group.commands.js';

/** What scheduling makes of other events, in the order in which an event reaches them. */
export const schedulingReactions: readonly AnyProcessManager[] = [anyManager(admissionSchedule), anyManager(weeklyDose), anyManager(dischargeGroups)];
