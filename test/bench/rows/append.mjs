import { randomFillSync } from 'node:crypto';
import { join } from 'node:path';
import { catalogue } from '../../../libs/contracts/dist/index.js';
import { openSqliteEventStore } from '../../../libs/event-store-sqlite/dist/index.js';
import { EventRefusedByCatalogue } from '../../../libs/event-sourcing/dist/index.js';
import { alternate } from '../support/figures.mjs';
import { layLog, RawLog } from '../support/raw-log.mjs';
import { scratch } from '../support/scratch.mjs';

const schemas = {
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

const envelope = {
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
const stored = { type, meta: JSON.stringify(rest), data: JSON.stringify(data), chain: 'a'.repeat(64) };

/** Ids as they come: 48 bits of time, then chance. */
const pool = Buffer.alloc(16_384);
let used = pool.length;
const newId = () => {
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
const newUuid = () =>
  newId()
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

const perSecond = (count, since) => (count * 1000) / (performance.now() - since);

/** Transactions of `callers` events, one after another. */
const limitOf = (log, callers, seconds) => {
  const streams = Array.from({ length: callers }, (_none, caller) => log.open(`bench-${callers}-${newUuid()}-${caller}`));
  let [revision, count] = [0, 0];
  const since = performance.now();
  for (; performance.now() - since < seconds * 1000; revision++) {
    log.begin.run();
    for (const stream of streams) log.put(stream, revision, newId(), stored);
    log.commit.run();
    count += callers;
  }
  return perSecond(count, since);
};

/** As many callers, each with its own stream, each waiting for its answer before it appends again. */
const continuumOf = async (store, callers, seconds) => {
  let count = 0;
  const since = performance.now();
  const caller = async () => {
    const stream = `bench-${callers}-${newUuid()}`;
    for (let revision = -1; performance.now() - since < seconds * 1000; revision++) {
      await store.append(stream, revision, [{ id: newUuid(), ...envelope }]);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return perSecond(count, since);
};

export async function* measure({ rounds, seconds, told }) {
  const folder = scratch();
  await layLog(join(folder, 'raw.sqlite'));
  const raw = new RawLog(join(folder, 'raw.sqlite'));
  const store = await openSqliteEventStore(join(folder, 'events.sqlite'), schemas);
  try {
    for (const [callers, goal] of [
      [1, 0.7],
      [100, 0.5],
      [1000, 0.5],
    ]) {
      const limit = () => limitOf(raw, callers, seconds);
      const continuum = () => continuumOf(store, callers, seconds);
      limitOf(raw, callers, seconds / 4);
      await continuumOf(store, callers, seconds / 4);
      yield await alternate({
        name: `durable append, ${callers.toLocaleString('en')} ${callers === 1 ? 'caller' : 'callers'}`,
        unit: 'events/s',
        goal,
        rounds,
        limit,
        continuum,
        told,
      });
    }
  } finally {
    raw.close();
    await store.close();
  }
}
