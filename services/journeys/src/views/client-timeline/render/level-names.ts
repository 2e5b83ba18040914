import type { LevelOfCare } from '@continuum/contracts';

/** Short names of the levels, in our own words. */
export const levelNames: Readonly<Record<LevelOfCare, string>> = {
  '4': 'inpatient',
  '3.7': 'residential, medically managed',
  '3.5': 'residential, high intensity',
  '3.3': 'residential, population specific',
  '3.1': 'residential, low intensity',
  '2.7': 'intensive outpatient, medically managed',
  '2.5': 'partial hospitalization',
  '2.1': 'intensive outpatient',
  '1.7': 'outpatient, medically managed',
  '1.5': 'outpatient therapy',
  '1.0': 'outpatient',
  aftercare: 'aftercare',
  alumni: 'alumni',
};
