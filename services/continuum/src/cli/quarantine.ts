import Table from 'cli-table3';
import { CommanderError } from 'commander';
import { SystemClock } from '@continuum/event-sourcing';
import { readContinuumConfig } from '../continuum.config.js';
import { dataFolder } from '../engine/data-folder.js';
import { logPlace, openLogReader } from '../engine/open-log.js';
import { Quarantine, whereThingsWait, type Release } from '../engine/quarantine.js';
import { say, sayJson } from './output.js';

const wrongArgument = 2;

const within = async <T>(work: (quarantine: Quarantine) => T | Promise<T>): Promise<T> => {
  const { dataDirectory, log } = readContinuumConfig();
  const folder = dataFolder(dataDirectory);
  const store = await openLogReader(logPlace(log, folder));
  try {
    return await work(new Quarantine(folder, store, new SystemClock()));
  } finally {
    await store.close();
  }
};

const refuseUnknown = (where: string): void => {
  if (whereThingsWait.includes(where)) return;
  process.stderr.write(`error: there is no view or process manager ${where}. There are: ${whereThingsWait.join(', ')}.\n`);
  throw new CommanderError(wrongArgument, 'quarantine.unknown', 'unknown view or process manager');
};

/** `continuum quarantine list`. */
export const list = (json: boolean): Promise<void> =>
  within((quarantine) => {
    const waiting = quarantine.list();
    if (json) return sayJson({ waiting });
    if (waiting.length === 0) return say('Nothing waits.');
    const table = new Table({ head: ['where', 'key', 'since position', 'set aside', 'reason'], style: { head: [], border: [] } });
    for (const { where, key, since, setAside, reason } of waiting) table.push([where, key, since, setAside, reason]);
    say(table.toString());
  });

/** `continuum quarantine show WHERE KEY`. Ids, types and times alone: what an event says is nobody's business here. */
export const show = (where: string, key: string, json: boolean): Promise<void> =>
  within(async (quarantine) => {
    refuseUnknown(where);
    const events: { position: number; type: string; id?: string; recordedAt?: string }[] = [];
    for (const { position, deadline } of quarantine.setAside(where, key)) {
      if (deadline !== undefined) events.push({ position, type: `deadline ${deadline.name}`, recordedAt: deadline.dueAt });
      else {
        const { type, id, recordedtime } = await quarantine.eventAt(position);
        events.push({ position, type, id, recordedAt: recordedtime });
      }
    }
    const reason = quarantine.list().find((one) => one.where === where && one.key === key)?.reason;
    if (json) return sayJson({ where, key, reason, events });
    if (reason === undefined) return say(`${key} does not wait in ${where}.`);
    const table = new Table({ head: ['position', 'what', 'id', 'recorded'], style: { head: [], border: [] } });
    for (const { position, type, id = '', recordedAt = '' } of events) table.push([position, type, id, recordedAt]);
    say(`${key} waits in ${where}: ${reason}.\n${table.toString()}`);
  });

/** `continuum quarantine release | skip`. Whether nothing of what was named waits any more. */
export const letGo = (where: string, key: string | undefined, skipWhy: string | undefined, json: boolean): Promise<boolean> =>
  within(async (quarantine) => {
    refuseUnknown(where);
    const waiting = quarantine.list().filter((one) => one.where === where && (key === undefined || one.key === key));
    const released: Release[] = [];
    for (const one of waiting) released.push(await quarantine.release(where, one.key, skipWhy));
    if (json) sayJson({ where, released });
    else tell(where, key, released);
    return (key === undefined || released.length > 0) && released.every(({ outcome }) => outcome !== 'waits');
  });

const tell = (where: string, key: string | undefined, released: readonly Release[]): void => {
  if (released.length === 0) return say(key === undefined ? `Nothing waits in ${where}.` : `${key} does not wait in ${where}.`);
  for (const { key: one, outcome, waits } of released) {
    if (outcome === 'released') say(`${one} waits in ${where} no more.`);
    else if (outcome === 'later') say(`${one} is released in ${where} when the product runs: processes send commands, and it takes them.`);
    else say(`${one} waits in ${where} since position ${waits?.since}: ${waits?.reason}.`);
  }
};
