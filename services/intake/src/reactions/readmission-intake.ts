import type { ReadmissionRequested } from '@continuum/contracts';
import { ask, type ProcessManager } from '@continuum/messaging';
import { OpenIntake } from '../domain/intake-case/intake-case.commands.js';

/** Who asks to come back finds an intake open, under the id of the request. */
export const readmissionIntake: ProcessManager<ReadmissionRequested, null> = {
  name: 'readmission-intake',
  initial: null,
  key: ({ data }) => data.requestId,
  on: {
    ReadmissionRequested: (_state, { data: { requestId, clientRef, programId, track, requestedAt } }) => ({
      commands: [ask(OpenIntake, { intakeId: requestId, clientRef, programId, track, occurredAt: requestedAt })],
    }),
  },
};
