import type { AgeGroup, ProgramLevel, ProgramLimits } from '@continuum/contracts';

export interface Prescription {
  readonly minutesPerWeek: number;
  readonly daysPerWeek: number;
}

/** A rule of the policy that a prescription breaks, and what would have been right. */
export interface Breach {
  readonly rule: 'R1' | 'R2' | 'R3';
  readonly least: number;
  readonly most: number | null;
}

const isWithin = (value: number, { least, most }: Breach): boolean => value >= least && (most === null || value <= most);

const weeklyDose = (ageGroup: AgeGroup, limits: ProgramLimits): Breach => ({
  rule: 'R3',
  least: ageGroup === 'adult' ? limits.weeklyMinutesAdultMin : limits.weeklyMinutesAdolescentMin,
  most: limits.weeklyMinutesMax,
});

/**
 * Where a prescription leaves the policy. Intensive outpatient care is bound by R1 (days), R2 (minutes a day, taken over the
 * week, so that some division in days keeps it) and R3 (minutes a week, by age); partial hospitalization by its least weekly dose alone.
 */
export const breachesOf = (
  { minutesPerWeek, daysPerWeek }: Prescription,
  level: ProgramLevel,
  ageGroup: AgeGroup,
  limits: ProgramLimits,
): readonly Breach[] => {
  const partialHospitalization: Breach = { rule: 'R3', least: limits.weeklyMinutesPartialHospitalization, most: null };
  if (level === '2.5') return isWithin(minutesPerWeek, partialHospitalization) ? [] : [partialHospitalization];

  const days: Breach = { rule: 'R1', least: limits.daysPerWeekMin, most: limits.daysPerWeekMax };
  const minutesOfDays: Breach = { rule: 'R2', least: daysPerWeek * limits.minutesPerDayMin, most: daysPerWeek * limits.minutesPerDayMax };
  const dose = weeklyDose(ageGroup, limits);
  return [
    ...(isWithin(daysPerWeek, days) ? [] : [days]),
    ...(isWithin(minutesPerWeek, minutesOfDays) ? [] : [minutesOfDays]),
    ...(isWithin(minutesPerWeek, dose) ? [] : [dose]),
  ];
};
