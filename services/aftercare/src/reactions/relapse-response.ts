import type { AdmissionDeclined, ClientAdmitted, ClientDischarged, ReadmissionRequested, RelapseReported } from '@continuum/contracts';
import { ask, type ProcessManager } from '@continuum/messaging';
import { RequestReadmission } from '../domain/journey/journey.commands.js';

type Heard = ClientAdmitted | ClientDischarged | AdmissionDeclined | ReadmissionRequested | RelapseReported;

type Place = 'never-enrolled' | 'enrolled' | 'discharged' | 'readmission-requested';

/** A relapse opens the way back for a client who has left. One who is still in the program stays in it: a relapse never discharges. */
export const relapseResponse: ProcessManager<Heard, Place> = {
  name: 'relapse-response',
  initial: 'never-enrolled',
  key: ({ data }) => data.clientRef,
  on: {
    ClientAdmitted: () => ({ state: 'enrolled' }),
    ClientDischarged: () => ({ state: 'discharged' }),
    AdmissionDeclined: (place) => (place === 'readmission-requested' ? { state: 'discharged' } : {}),
    ReadmissionRequested: () => ({ state: 'readmission-requested' }),
    RelapseReported: (place, { data: { clientRef, reportId, reportedAt } }) =>
      place === 'discharged' ? { commands: [ask(RequestReadmission, { requestId: reportId, clientRef, cause: 'relapse', occurredAt: reportedAt })] } : {},
  },
};
