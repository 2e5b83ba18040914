// A load of commands from a process of its own: many callers, each of whom sends until it is answered, under the same key, whatever
// happens to the product meanwhile. What is answered is written to a file at once; that file is what the log is held against.
// In: `folder` with `url` (where the product listens now) and, at the end, `stop`. Out: `acknowledged.jsonl`.
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const { folder, token, callers, name, pauseMs = 0 } = JSON.parse(process.argv[2]);
const isStopped = () => existsSync(join(folder, 'stop'));
const url = () => readFileSync(join(folder, 'url'), 'utf8');

const attempt = async (path, key, body) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key };
  const response = await fetch(url() + path, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(20_000) });
  return { status: response.status, answer: await response.json() };
};

/** Sends until it is answered. A part of the product that is not there (503) is no answer. */
const send = async (path, body) => {
  const key = randomUUID();
  for (let attempts = 1; ; attempts += 1) {
    try {
      const { status, answer } = await attempt(path, key, body);
      if (status !== 503) {
        const events = (answer.events ?? []).map(({ id }) => id);
        const line = { key, path, status, attempts, code: answer.code, position: answer.position, events, repeated: answer.repeated };
        appendFileSync(join(folder, 'acknowledged.jsonl'), `${JSON.stringify(line)}\n`);
        return status < 300;
      }
    } catch {
      // It was killed, or is being started again: the same key is sent until it answers.
    }
    await sleep(40);
  }
};

const consent = (clientRef, consentId) => ({
  consentId,
  clientRef,
  kind: 'tpo',
  disclosers: ['program-1'],
  recipientClass: 'treating-providers-plans-payers-and-operators',
  informationScope: ['all-sud-records'],
  purposes: ['tpo'],
  signer: { capacity: 'patient' },
  statements: { revocation: true, redisclosure: true, refusalConsequences: true },
  signedAt: new Date().toISOString(),
  // It falls due while the product is likely to be down, or being killed.
  expiration: { kind: 'date', at: new Date(Date.now() + 1_000 + Math.random() * 5_000).toISOString() },
});

const call = async (caller) => {
  for (let turn = 0; !isStopped(); turn += 1) {
    const [referralId, clientRef] = [`referral-${name}-${caller}-${turn}`, `client-${name}-${caller}-${turn}`];
    const referred = await send('/referrals', { referralId, clientRef, programId: 'program-1', source: 1 });
    if (referred) await send(`/referrals/${referralId}/accept`, {});
    if (turn % 4 === 0) await send('/consents', consent(clientRef, `consent-${name}-${caller}-${turn}`));
    if (pauseMs > 0) await sleep(pauseMs);
  }
};

await Promise.all(Array.from({ length: callers }, (_none, caller) => call(caller)));
