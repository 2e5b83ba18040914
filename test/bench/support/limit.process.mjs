// The bare limit over HTTP: Fastify, and behind it node:sqlite or bytes that are there already.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import Fastify from 'fastify';
import { RawLog } from './raw-log.mjs';

const json = 'application/json; charset=utf-8';

/** Each request is one row in the log; whatever waits is committed in one transaction, then answered. */
const appending = (server, path, sample) => {
  const { stored, answer } = deserialize(readFileSync(sample));
  const log = new RawLog(path);
  let waiting = [];
  const commit = () => {
    const together = waiting;
    waiting = [];
    log.begin.run();
    for (const { stream } of together) log.put(log.open(stream), 0, randomBytes(16), stored);
    log.commit.run();
    for (const { resolve } of together) resolve();
  };
  server.post('/referrals', (request, reply) => {
    const landed = new Promise((resolve) => {
      if (waiting.push({ stream: `referral-${request.body.referralId}`, resolve }) === 1) setImmediate(commit);
    });
    landed.then(() => reply.code(201).type(json).send(answer));
  });
};

/** Each path answers the bytes that Continuum answered. */
const answering = (server, sample) => {
  const bodies = new Map(deserialize(readFileSync(sample)));
  server.get('/clients/:client/timeline', (request, reply) => reply.type(json).send(bodies.get(request.url)));
};

const [what, ...files] = process.argv.slice(2);
const server = Fastify();
if (what === 'append') appending(server, ...files);
else answering(server, ...files);
await server.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`listening on ${server.server.address().port}\n`);
process.on('SIGTERM', () => process.exit(0));
