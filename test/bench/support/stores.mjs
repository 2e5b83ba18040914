import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openReader, openSqliteEventStore } from '../../../libs/event-store-sqlite/dist/index.js';
import { bin, Product } from './product.mjs';

const layout = 1;
const clients = 60;
const simulation = ['--clients', String(clients), '--weeks', '26', '--seed', 'bench', '--from', '2026-03-02', '--json'];
const anySchemas = { check: () => undefined, upcast: (event) => event };
const atOnce = 2_000;

/** Sixty clients over twenty-six weeks, about ten thousand events, as `continuum simulate` walks them. */
const simulated = (cache, told) => {
  const folder = join(cache, 'simulated');
  const env = { ...process.env, EVENT_STORE: 'sqlite', CONTINUUM_DATA: folder };
  if (!existsSync(join(folder, 'simulation.json'))) told('simulating 60 clients over 26 weeks');
  execFileSync(process.execPath, [bin, 'simulate', ...simulation], { env });
  return join(folder, 'events.sqlite');
};

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const names = /\b(?:[a-z]+-[0-9a-f]{8,10}(?![0-9a-f])|facility-bench-\d+)/g;

const otherUuid = (copy) => (id) => id.slice(0, -4) + ((Number.parseInt(id.slice(-4), 16) + copy) & 0xffff).toString(16).padStart(4, '0');
const otherName = (copy) => (name) => `${name}x${copy}`;

/** The same text about other people in other facilities: every id is another, copy 0 the text itself. */
const copied = (text, copy) => (copy === 0 ? text : text.replace(uuids, otherUuid(copy)).replace(names, otherName(copy)));

const copyOf = (event, copy) => {
  const { position: _position, digest: _digest, revision, ...told } = event;
  const { stream, ...envelope } = JSON.parse(copied(JSON.stringify(told), copy));
  return { stream, revision, envelope };
};

/** Writes every event for every copy, in the order of time; the copies' appends reach the writer side by side. */
const multiply = async (from, to, copies, told) => {
  const source = openReader(from, anySchemas);
  const store = await openSqliteEventStore(to, anySchemas);
  const { position: head } = await source.attest();
  const inOneGo = Math.max(1, Math.floor(atOnce / copies));
  for (let position = 0; position < head; position += inOneGo) {
    const events = await source.readAll(position, Math.min(inOneGo, head - position));
    const appends = events.flatMap((event) => Array.from({ length: copies }, (_none, copy) => copyOf(event, copy)));
    await Promise.all(appends.map(({ stream, revision, envelope }) => store.append(stream, revision - 1, [envelope])));
    if (position % 1_000 < inOneGo) told(`multiplying: ${(position * copies).toLocaleString('en')} of ${(head * copies).toLocaleString('en')} events`);
  }
  const attested = await store.attest();
  await Promise.all([source.close(), store.close()]);
  return attested;
};

/** The process managers reacted to all of it when it was simulated: they are placed at the end, and know no deadlines. */
const placeProcesses = (folder, { position, count, hash }) => {
  const db = new DatabaseSync(join(folder, 'processes.sqlite'));
  db.prepare('insert or replace into place values (1, ?, ?, ?)').run(position, count, hash);
  db.close();
};

/** Which clients there are and where: `[facility, clientRef]`. */
const clientsOf = (log) => {
  const db = new DatabaseSync(log, { readOnly: true });
  const referred = db.prepare(
    "SELECT json_extract(meta, '$.facility') AS facility, json_extract(meta, '$.subject') AS client FROM events WHERE type = 'ClientAdmitted'",
  );
  const found = new Map(referred.all().map(({ facility, client }) => [client, facility]));
  db.close();
  return [...found].map(([client, facility]) => [facility, client]);
};

/**
 * A data folder with about so many simulated events, its views filled, made once and kept in the cache: sixty clients are simulated,
 * then their log is written once for each sixty others, through the store.
 */
export const storeOf = async (events, cache, told) => {
  const copies = Math.max(1, Math.round(events / 10_152));
  const folder = join(cache, `copies-${copies}-v${layout}`);
  const clientsFile = join(folder, 'clients.json');
  if (!existsSync(clientsFile)) {
    const unfinished = `${folder}.unfinished`;
    for (const path of [unfinished, folder]) rmSync(path, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    const from = simulated(cache, told);
    mkdirSync(unfinished);
    await (await Product.start(unfinished)).stop();
    rmSync(join(unfinished, 'events.sqlite'));
    const attested = await multiply(from, join(unfinished, 'events.sqlite'), copies, told);
    placeProcesses(unfinished, attested);
    told('filling the views');
    const product = await Product.start(unfinished);
    await product.caughtUp();
    await product.stop();
    writeFileSync(join(unfinished, 'clients.json'), JSON.stringify({ events: attested.position, clients: clientsOf(join(unfinished, 'events.sqlite')) }));
    renameSync(unfinished, folder);
  }
  return { folder, ...JSON.parse(readFileSync(clientsFile, 'utf8')) };
};
