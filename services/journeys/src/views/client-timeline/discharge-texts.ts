import type { DischargeReason } from '@continuum/contracts';

/** TEDS REASON in words. */
export const dischargeTexts: Readonly<Record<DischargeReason, string>> = {
  1: 'completed',
  2: 'dropped out',
  3: 'terminated by facility',
  4: 'transferred',
  5: 'incarcerated',
  6: 'died',
  7: 'other',
};
