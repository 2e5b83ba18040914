/** A catalogue that takes everything. */
export const schemas = { check: () => undefined, upcast: (event) => event };

/** An event under this id, about 200 bytes. */
export const eventOf = (id, text = 'x'.repeat(100)) => ({
  id,
  type: 'Noted',
  data: { text },
  version: 1,
  source: '/services/intake',
  subject: 'client-1',
  time: '2026-03-02T09:00:00.000Z',
  recordedtime: '2026-03-02T09:00:00.000Z',
  correlationid: 'correlation-1',
  commandid: id,
  fingerprint: '0',
  actor: { ref: 'staff-1', role: 'therapist' },
  facility: 'facility-north',
  labels: [],
});
