import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DamagedData } from './kept-data.js';
import type { Acknowledged } from './load.js';

/** What the log and the views of a data folder are found guilty of; nothing, if all is well. */
export interface Judgement {
  readonly events: number;
  readonly expired: number;
  readonly faults: readonly string[];
}

const mostNamed = 5;
const told = (what: string, names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [`${names.length} ${what}: ${names.slice(0, mostNamed).join(', ')}`];

interface Once {
  readonly name: string;
  readonly times: number;
}

const timesOf = (log: DatabaseSync, type: string, field: string): ReadonlyMap<string, number> => {
  const rows = log.prepare(`select json_extract(data, '$.${field}') as name, count(*) as times from events where type = ? group by 1`).all(type);
  return new Map((rows as unknown as readonly Once[]).map(({ name, times }) => [name, times]));
};

const overdue = (log: DatabaseSync, now: string): readonly string[] =>
  log
    .prepare(
      `select json_extract(data, '$.consentId') as name from events where type = 'ConsentGranted'
       and json_extract(data, '$.expiration.kind') = 'date' and json_extract(data, '$.expiration.at') < ?`,
    )
    .all(now)
    .map(({ name }) => String(name));

/** Holds a log against what was acknowledged: each command's events once and where it was told; each timer that fell due fired once. */
const holdLogAgainst = (path: string, acknowledged: readonly Acknowledged[], now: string): Judgement => {
  const log = new DatabaseSync(join(path, 'events.sqlite'), { readOnly: true });
  try {
    const ids = new Map(
      log
        .prepare('select position, lower(hex(id)) as id from events')
        .all()
        .map(({ id, position }) => [String(id), Number(position)]),
    );
    const accepted = acknowledged.filter(({ status }) => status < 300);
    const lost = accepted.filter(({ events, position }) => events.length === 0 || ids.get(events.at(-1)?.replaceAll('-', '') ?? '') !== position);
    const expired = timesOf(log, 'ConsentExpired', 'consentId');
    const twice = (['ReferralReceived', 'ReferralAccepted'] as const).flatMap((type) =>
      [...timesOf(log, type, 'referralId')].filter(([, times]) => times > 1).map(([name]) => `${type} of ${name}`),
    );
    const refused = acknowledged.filter(({ status, path: asked }) => status >= 300 && asked !== '/consents');
    return {
      events: ids.size,
      expired: expired.size,
      faults: [
        ...told(
          'acknowledged commands are not where they were told to be',
          lost.map(({ key }) => key),
        ),
        ...told('facts stand twice', twice),
        ...told(
          'commands were refused',
          refused.map(({ path: asked, status, code }) => `${asked} ${status} ${code}`),
        ),
        ...told(
          'timers did not fire',
          overdue(log, now).filter((name) => !expired.has(name)),
        ),
        ...told(
          'timers fired more than once',
          [...expired].filter(([, times]) => times > 1).map(([name]) => name),
        ),
      ],
    };
  } finally {
    log.close();
  }
};

/** Everything that must hold after kills: the log against what was acknowledged, the views against their rebuilds. */
export const judge = async (path: string, acknowledged: readonly Acknowledged[], now: string): Promise<Judgement> => {
  const judgement = holdLogAgainst(path, acknowledged, now);
  const { code, discrepancies, views } = await new DamagedData(path).verify();
  const waiting = views.filter((view) => view.waiting > 0).map(({ view }) => view);
  return {
    ...judgement,
    faults: [
      ...judgement.faults,
      ...told(
        'discrepancies',
        discrepancies.map(({ of, where, what }) => `${of}, ${where}: ${what}`),
      ),
      ...told('views have keys that wait', waiting),
      ...(code === 0 || discrepancies.length > 0 ? [] : [`verify ended with ${code}`]),
    ],
  };
};
