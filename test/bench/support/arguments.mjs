import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const usage = `npm run bench -- [options]
  --json          one JSON line per row: name, value, limit, ratio, goal
  --rows A,B      only these: append, http, rebuild, commit-to-view, timeline, start, simulate;
                  with EVENTSTOREDB_URL: server-commit-to-view, server-append, server-catch-up, server-memory
  --rounds N      how often each limit and Continuum are measured alternately (5)
  --seconds S     how long one measurement lasts (3)
  --events N      how many events the large store holds (1000000), and server-memory follows
  --cache DIR     where stores are kept for the next run
  --quick         one short round and a small store: shows that it runs, measures nothing
`;

const wholeNumber = (text, name) => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} is a whole number from 1.`);
  return number;
};

/** The rows that were asked for by name, or all that can be measured. @throws Error with the usage */
const rowsOf = (names, { always, onServer, isServed }) => {
  const rows = names?.split(',') ?? [...always, ...(isServed ? onServer : [])];
  const unknown = rows.filter((row) => !always.includes(row) && !onServer.includes(row));
  if (unknown.length > 0) throw new Error(`No such row: ${unknown.join(', ')}.\n${usage}`);
  const unserved = isServed ? [] : rows.filter((row) => onServer.includes(row));
  if (unserved.length > 0) throw new Error(`${unserved.join(', ')}: EVENTSTOREDB_URL must name a server to measure.`);
  return { rows, left: names === undefined && !isServed ? onServer : [] };
};

/** What was asked for: rows and those left out, rounds, seconds, events, cache, json. @throws Error with the usage */
export const asked = (args, known) => {
  const text = { type: 'string' };
  const flag = { type: 'boolean', default: false };
  const options = { json: flag, quick: flag, help: flag, rows: text, rounds: text, seconds: text, events: text, cache: text };
  const { values } = parseArgs({ args, options });
  const { json, quick, help } = values;
  return {
    json,
    help: help ? usage : undefined,
    ...rowsOf(help ? undefined : values.rows, known),
    rounds: wholeNumber(values.rounds ?? (quick ? 1 : 5), 'rounds'),
    seconds: Number(values.seconds ?? (quick ? 0.1 : 3)),
    events: wholeNumber(values.events ?? (quick ? 20_000 : 1_000_000), 'events'),
    cache: values.cache ?? join(tmpdir(), 'continuum-bench'),
  };
};
