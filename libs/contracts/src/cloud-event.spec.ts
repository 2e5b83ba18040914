import { describe, expect, it } from '@jest/globals';
import { cloudEventOf } from './cloud-event.js';
import type { Recorded } from './envelope.js';

const recorded: Recorded = {
  id: '019caddb-a400-7000-8000-000000000001',
  type: 'ReferralAccepted',
  data: { referralId: 'referral-1', clientRef: 'client-1' },
  version: 1,
  source: '/services/intake',
  subject: 'client-1',
  time: '2026-03-01T16:00:00.000Z',
  recordedtime: '2026-03-02T09:00:00.000Z',
  correlationid: 'correlation-1',
  commandid: '019caddb-a400-7000-8000-000000000000',
  fingerprint: 'abc',
  actor: { ref: 'staff-1', role: 'intake-coordinator' },
  journeyid: 'journey-client-1',
  facility: 'facility-north',
  labels: ['42CFRPart2', 'R'],
  position: 7,
  stream: 'referral-referral-1',
  revision: 1,
};

describe('an event that leaves the house', () => {
  it('says both its times', () => expect(cloudEventOf(recorded)).toMatchObject({ time: '2026-03-01T16:00:00.000Z', recordedtime: '2026-03-02T09:00:00.000Z' }));

  it('names its schema, its place and what it must stay in order with', () =>
    expect(cloudEventOf(recorded)).toMatchObject({ dataschema: 'urn:continuum:event:ReferralAccepted:1', sequence: '0000000001', partitionkey: 'client-1' }));

  it('has attribute names and values as CloudEvents 1.0 allows them', () => {
    const { data: _data, ...attributes } = cloudEventOf(recorded);
    for (const [name, value] of Object.entries(attributes)) expect([name, typeof value]).toEqual([expect.stringMatching(/^[a-z0-9]{1,20}$/), 'string']);
  });

  it('leaves out what is not there', () => {
    const names = Object.keys(cloudEventOf({ ...recorded, labels: [] }));
    expect(names.filter((name) => ['labels', 'causationid', 'policyversion', 'traceparent'].includes(name))).toEqual([]);
  });

  it('tells nothing of the command that made it', () => expect(JSON.stringify(cloudEventOf(recorded))).not.toMatch(/fingerprint|commandid/));
});
