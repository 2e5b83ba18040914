import { randomFillSync } from 'node:crypto';
import { catalogue } from '../../../libs/contracts/dist/index.js';
import { EventRefusedByCatalogue } from '../../../libs/event-sourcing/dist/index.js';

/** The catalogue's checks, as the product has them. */
export const schemas = {
  check: (event) => {
    const faults = catalogue.faultsOf(event);
    if (faults.length > 0) throw new EventRefusedByCatalogue(event.type, faults);
  },
  upcast: (event) => catalogue.upcast(event),
};

const attended = {
  type: 'SessionAttended',
  data: {
    sessionId: '2026-W10.019cbf40-1c40-7c0e-8f5a-6a5a3f3f4c11',
    enrollmentId: '019cbf40-1c40-7c0e-8f5a-6a5a3f3f4c12',
    clientRef: 'client-1f2e3d4c5b',
    programId: 'iop-1a2b3c4d',
    modality: 'group',
    groupId: 'group-1a2b3c4d',
    day: '2026-03-02',
    isoWeek: '2026-W10',
    arrivedAt: '2026-03-02T14:00:00.000Z',
    leftAt: '2026-03-02T16:00:00.000Z',
    minutesAttended: 120,
    partial: false,
    mode: 'in-person',
  },
};

export const envelope = {
  ...attended,
  ...catalogue.stampsOf(attended, 'session-2026-W10.019cbf40-1c40-7c0e-8f5a-6a5a3f3f4c11'),
  time: '2026-03-02T14:00:00.000Z',
  recordedtime: '2026-03-03T01:00:00.000Z',
  correlationid: '019cbf40-1c40-7c0e-8f5a-6a5a3f3f4c14',
  commandid: '019cbf40-1c40-7c0e-8f5a-6a5a3f3f4c14',
  fingerprint: '0123456789abcdef0123456789abcdef',
  actor: { ref: 'staff-1a2b3c4d', role: 'therapist' },
  facility: 'facility-bench-1',
};

const { type, data, ...rest } = envelope;
/** The same event as the texts that are stored. */
export const text = { type, meta: JSON.stringify(rest), data: JSON.stringify(data) };

/** Ids as they come: 48 bits of time, then chance. */
const pool = Buffer.alloc(16_384);
let used = pool.length;
export const newId = () => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const id = Buffer.from(pool.subarray(used, used + 16));
  used += 16;
  id.writeUIntBE(Date.now(), 0, 6);
  id[6] = 0x70 | (id[6] & 0x0f);
  id[8] = 0x80 | (id[8] & 0x3f);
  return id;
};
export const newUuid = () =>
  newId()
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

export const perSecond = (count, since) => (count * 1000) / (performance.now() - since);

/**
 * As many callers, each with a stream of its own, each waiting for its answer before it appends again; events per second.
 * `append(stream, revision)` appends so many events, behind that revision.
 */
export const byCallers = async (append, callers, seconds, eventsEach = 1) => {
  let count = 0;
  const since = performance.now();
  const caller = async () => {
    const stream = `bench-${callers}-${newUuid()}`;
    for (let revision = -1; performance.now() - since < seconds * 1000; revision += eventsEach) {
      await append(stream, revision);
      count += eventsEach;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return perSecond(count, since);
};

/** One event through the port. */
export const throughPort = (store) => (stream, revision) => store.append(stream, revision, [{ id: newUuid(), ...envelope }]);

/** What a row of appends is called. */
export const callersName = (callers) => `${callers.toLocaleString('en')} ${callers === 1 ? 'caller' : 'callers'}`;
