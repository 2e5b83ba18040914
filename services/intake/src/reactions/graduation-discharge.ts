import type { GraduatedFromIOP } from '@continuum/contracts';
import { ask, type ProcessManager } from '@continuum/messaging';
import { DischargeClient } from '../domain/enrollment/enrollment.commands.js';

/** R26: whoever graduates is discharged, reason 1, at that time. */
export const graduationDischarge: ProcessManager<GraduatedFromIOP, null> = {
  name: 'graduation-discharge',
  initial: null,
  key: ({ data }) => data.enrollmentId,
  on: {
    GraduatedFromIOP: (_state, { data: { clientRef, enrollmentId, graduatedAt } }) => ({
      commands: [ask(DischargeClient, { clientRef, enrollmentId, reason: 1, lastContactAt: graduatedAt, occurredAt: graduatedAt })],
    }),
  },
};
