import type { ProgramLimits } from '@continuum/contracts';

type NumberedLimit = { [L in keyof ProgramLimits]: ProgramLimits[L] extends number ? L : never }[keyof ProgramLimits];

/** Pairs of limits of which the first may not exceed the second. */
const ascending: readonly (readonly [NumberedLimit, NumberedLimit])[] = [
  ['daysPerWeekMin', 'daysPerWeekMax'],
  ['minutesPerDayMin', 'minutesPerDayMax'],
  ['weeklyMinutesAdultMin', 'weeklyMinutesMax'],
  ['weeklyMinutesAdolescentMin', 'weeklyMinutesMax'],
  ['weeklyMinutesMax', 'weeklyMinutesPartialHospitalization'],
  ['groupMin', 'groupMax'],
  ['noContactDropOutDays', 'noContactAdministrativeDays'],
  ['continuityGapDays', 'lostToFollowUpDays'],
];

export const contradictionsIn = (limits: ProgramLimits): readonly string[] =>
  ascending.filter(([least, most]) => limits[least] > limits[most]).map(([least, most]) => `${least} > ${most}`);
