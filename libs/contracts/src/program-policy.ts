import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { open } from './definition.js';
import { AftercareComponent, LevelOfCare } from './vocabulary.js';

const whole = (rule: string, minimum = 0): ReturnType<typeof Type.Integer> => open(Type.Integer({ minimum }), rule);
const percent = (rule: string): ReturnType<typeof Type.Integer> => open(Type.Integer({ minimum: 0, maximum: 100 }), rule);
const fixed = <P extends Record<string, TSchema>>(properties: P) => Type.Object(properties, { additionalProperties: false });

/** Every number of domain.md 1.3 that a program may choose. Published with a version; decisions name the version they applied. */
export const ProgramLimits = fixed({
  daysPerWeekMin: whole('R1: fewest distinct days a week', 1),
  daysPerWeekMax: whole('R1: most distinct days a week', 1),
  minutesPerDayMin: whole('R2: shortest program day, minutes'),
  minutesPerDayMax: whole('R2: longest program day, minutes'),
  claimableDayMinutes: whole('R2: attended minutes that make a claimable day (H0015)'),
  weeklyMinutesAdultMin: whole('R3: least weekly dose of an adult, minutes'),
  weeklyMinutesAdolescentMin: whole('R3: least weekly dose of an adolescent, minutes'),
  weeklyMinutesMax: whole('R3: most weekly dose of an IOP, minutes'),
  weeklyMinutesPartialHospitalization: whole('R3: weekly dose from which it is level 2.5, minutes'),
  assessmentValidDays: whole('R7: how old a level-of-care assessment may be at admission, days'),
  groupMin: whole('R9: fewest clients in a group', 1),
  groupMax: whole('R9: most clients in a group', 1),
  doubleBookingWithinObligation: open(Type.Union([Type.Literal('refuse'), Type.Literal('warn')]), 'R10: a session in a declared work, school or care window'),
  lateArrivalMinutes: whole('R15: lateness from which attendance is partial, minutes'),
  planApprovedWithinDays: whole('R17: days from admission to an approved treatment plan'),
  planReviewedEveryDays: whole('R17: days between reviews'),
  lapsedPlanBlocksScheduling: open(Type.Boolean(), 'R17: a lapsed plan blocks new sessions'),
  outreachWithinHours: whole('R20: hours from a no-show to outreach'),
  missedInARow: whole('R20: misses in a row that call for a review', 1),
  attendanceRateMinPercent: percent('R20: attendance rate below which a review is called, percent'),
  attendanceWindowDays: whole('R20: days over which the rate is taken', 1),
  noContactDropOutDays: whole('R20: days without contact until discharge is proposed, reason 2', 1),
  noContactAdministrativeDays: whole('R20: days without contact until administrative discharge', 1),
  graduationAttendedPercent: percent('R25: least attended share of prescribed minutes, percent'),
  graduationWindowDays: whole('R25: days over which that share is taken', 1),
  graduationLevelBelow: open(LevelOfCare, 'R25: the latest assessment must recommend less than this level'),
  graduationComponents: whole('R25: least number of aftercare components'),
  graduationRequiredComponents: open(Type.Array(AftercareComponent), 'R25: components that must be among them'),
  graduationFirstAppointmentDays: whole('R25: days ahead within which the next level begins'),
  continuityGapDays: whole('R27: days without a receiving service that are a gap', 1),
  lostToFollowUpDays: whole('R27: days without a receiving service after which a client is lost to follow-up', 1),
  followUpDays: open(Type.Array(Type.Integer({ minimum: 1 })), 'R28: days after graduation on which a follow-up is due'),
  journeyClosesDays: whole('R28: days after the last contact on which a journey closes', 1),
  readmissionLinkedDays: whole('R29: days after discharge within which a readmission is counted'),
});
export type ProgramLimits = Static<typeof ProgramLimits>;

/** The defaults of domain.md 1.3. */
export const defaultLimits: ProgramLimits = {
  daysPerWeekMin: 3,
  daysPerWeekMax: 5,
  minutesPerDayMin: 120,
  minutesPerDayMax: 240,
  claimableDayMinutes: 180,
  weeklyMinutesAdultMin: 540,
  weeklyMinutesAdolescentMin: 360,
  weeklyMinutesMax: 1140,
  weeklyMinutesPartialHospitalization: 1200,
  assessmentValidDays: 30,
  groupMin: 2,
  groupMax: 12,
  doubleBookingWithinObligation: 'warn',
  lateArrivalMinutes: 15,
  planApprovedWithinDays: 7,
  planReviewedEveryDays: 30,
  lapsedPlanBlocksScheduling: false,
  outreachWithinHours: 24,
  missedInARow: 2,
  attendanceRateMinPercent: 75,
  attendanceWindowDays: 14,
  noContactDropOutDays: 14,
  noContactAdministrativeDays: 30,
  graduationAttendedPercent: 80,
  graduationWindowDays: 28,
  graduationLevelBelow: '2.1',
  graduationComponents: 3,
  graduationRequiredComponents: ['relapse-prevention'],
  graduationFirstAppointmentDays: 7,
  continuityGapDays: 7,
  lostToFollowUpDays: 30,
  followUpDays: [7, 30, 90, 180, 365],
  journeyClosesDays: 365,
  readmissionLinkedDays: 30,
};
