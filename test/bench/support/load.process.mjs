// Asks over HTTP as it is told by its parent, in a process of its own.
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.mjs';
import { referral, timelines, waitingRead } from './requests.mjs';

const connected = (port, count) => Array.from({ length: count }, () => new Connection(port));

const demand = (status, { head }) => {
  if (status < 200 || status > 299) throw new Error(`It answered ${status}: ${head}`);
};

const sourceOf = ({ asks, token, asked }) => (asks === 'referrals' ? referral(token) : timelines(asked));

/** Every connection asks again once it was answered. */
const closed = async ({ port, connections, seconds, ...what }) => {
  const next = sourceOf(what);
  const open = connected(port, connections);
  let answered = 0;
  const since = performance.now();
  const until = since + seconds * 1000;
  const ask = async (connection) => {
    while (performance.now() < until) {
      demand(await connection.ask(next()), connection);
      answered += 1;
    }
  };
  try {
    await Promise.all(open.map(ask));
    return { answered, tookMs: performance.now() - since };
  } finally {
    for (const connection of open) connection.close();
  }
};

/** One of those that wait for work, or another one. */
const idle = (connections, port) => {
  for (let one = connections.pop(); one !== undefined; one = connections.pop()) if (one.isOpen) return one;
  return new Connection(port);
};

const clientOf = (request) => /"clientRef":"([^"]+)"/.exec(request)[1];
const positionOf = (head) => /\r\ncontinuum-position: (\d+)/i.exec(head)[1];

/**
 * Sends commands by the clock, whether or not earlier ones were answered. After every tenth answer a reader waits for the view.
 * The times from the command's answer to the reader's, ms.
 */
const paced = async ({ port, perSecond, seconds, token }) => {
  const next = referral(token);
  const [writers, readers] = [connected(port, 64), connected(port, 64)];
  const waits = [];
  const failures = [];
  const pending = new Set();
  const command = async (isRead) => {
    const request = next();
    const writer = idle(writers, port);
    demand(await writer.ask(request), writer);
    const answeredAt = performance.now();
    const position = positionOf(writer.head);
    writers.push(writer);
    if (!isRead) return;
    const reader = idle(readers, port);
    demand(await reader.ask(waitingRead(token, clientOf(request), position)), reader);
    waits.push(performance.now() - answeredAt);
    readers.push(reader);
  };
  const since = performance.now();
  const count = perSecond * seconds;
  for (let sent = 0; sent < count;) {
    const due = Math.min(count, Math.floor(((performance.now() - since) * perSecond) / 1000));
    for (; sent < due; sent++) {
      const one = command(sent % 10 === 0)
        .catch((error) => failures.push(error))
        .finally(() => pending.delete(one));
      pending.add(one);
    }
    await sleep(1);
  }
  const tookMs = performance.now() - since;
  await Promise.all(pending);
  for (const connection of [...writers, ...readers]) connection.close();
  if (failures.length > 0) throw failures[0];
  return { waits, tookMs, sent: count };
};

process.on('message', (job) => {
  (job.kind === 'closed' ? closed(job) : paced(job)).then(
    (told) => process.send(told),
    (error) => process.send({ fault: error.message }),
  );
});
