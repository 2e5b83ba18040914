import { describe, expect, it } from '@jest/globals';
import type { AdmissionDeclined, ReadmissionRequested, RelapseReported } from '@continuum/contracts';
import { ask } from '@continuum/messaging';
import { RequestReadmission } from '../domain/journey/journey.commands.js';
import { clientAdmitted, clientDischarged } from '../testing/builders.js';
import { runOf } from '../testing/process-run.js';
import { relapseResponse } from './relapse-response.js';

const run = runOf(relapseResponse);
const reportedAt = '2026-06-01T14:00:00.000Z';
const relapse: RelapseReported = {
  type: 'RelapseReported',
  data: { clientRef: 'client-1', reportId: 'report-1', since: '2026-05-30T14:00:00.000Z', disclosedBy: 'client', reportedAt },
};
const requested: ReadmissionRequested = {
  type: 'ReadmissionRequested',
  data: { clientRef: 'client-1', programId: 'program-1', requestId: 'report-1', track: 'SUD', cause: 'relapse', requestedAt: reportedAt },
};
const declined: AdmissionDeclined = { type: 'AdmissionDeclined', data: { intakeId: 'intake-2', clientRef: 'client-1', reason: 'client-declined' } };
const request = ask(RequestReadmission, { requestId: 'report-1', clientRef: 'client-1', cause: 'relapse', occurredAt: reportedAt });

describe('a relapse', () => {
  it('of a client who has left asks for a readmission', () => expect(run(clientAdmitted(), clientDischarged(), relapse).asked).toStrictEqual([request]));
  it('of a client in the program asks for nothing: nobody is discharged for it', () => expect(run(clientAdmitted(), relapse).asked).toStrictEqual([]));
  it('asks for nothing while a readmission is on its way', () =>
    expect(run(clientAdmitted(), clientDischarged(), relapse, requested, relapse).asked).toStrictEqual([]));
  it('asks again after the admission was declined', () =>
    expect(run(clientAdmitted(), clientDischarged(), requested, declined, relapse).asked).toStrictEqual([request]));
  it('asks for nothing once the client was readmitted', () =>
    expect(run(clientAdmitted(), clientDischarged(), requested, clientAdmitted({ enrollmentId: 'enrollment-2' }), relapse).asked).toStrictEqual([]));
  it('of a client who was never in a program asks for nothing', () => expect(run(relapse).asked).toStrictEqual([]));
});
