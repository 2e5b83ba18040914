import { Type, type Static } from '@sinclair/typebox';
import { ProgramLimits } from '../program-policy.js';

/** The numbers of a policy that knew no limit of sessions for the treatment plan: it was due by days alone (R17). */
export const LimitsByDays = Type.Omit(ProgramLimits, ['planApprovedWithinSessions']);
export type LimitsByDays = Static<typeof LimitsByDays>;

export const withoutLimitOfSessions = (limits: LimitsByDays): ProgramLimits => ({ ...limits, planApprovedWithinSessions: null });
