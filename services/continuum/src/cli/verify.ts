import Table from 'cli-table3';
import { dataFolder } from '../engine/data-folder.js';
import { logPlace, openLogReader, verifyOf } from '../engine/open-log.js';
import { accountOf, compareWithRebuild, placesOf, type Discrepancy, type SubscriptionAccount, type ViewAccount } from '../engine/verification.js';
import { readContinuumConfig } from '../continuum.config.js';
import { everyView } from '../every-view.js';
import { progress, say, sayJson } from './output.js';

/** What `continuum verify` found; nothing differs when `discrepancies` is empty. */
interface Verdict {
  readonly events: number;
  readonly hash: string;
  readonly subscriptions: readonly SubscriptionAccount[];
  readonly views: readonly ViewAccount[];
  readonly discrepancies: readonly Discrepancy[];
}

/** Holds the log against its own chain, every subscription against the log, and every view against its rebuild. */
export const verify = async (json: boolean): Promise<boolean> => {
  const { dataDirectory, log: choice } = readContinuumConfig();
  const folder = dataFolder(dataDirectory);
  const place = logPlace(choice, folder);
  const found: Discrepancy[] = [];
  const store = await openLogReader(place);
  try {
    const reading = progress('the log   ', json);
    const log = await verifyOf(place, store, (checked, of) => reading.update(checked, of));
    reading.end();
    if (log.fault !== undefined)
      found.push({ of: 'the log', where: log.fault.position === undefined ? 'its file' : `position ${log.fault.position}`, what: log.fault.what });
    const places = placesOf(everyView, folder, found);
    // Asked after the places: what is filled meanwhile never stands ahead of it.
    const head = await store.attest();
    const subscriptions: SubscriptionAccount[] = [];
    for (const stand of places) subscriptions.push(await accountOf(stand, store, head, found));
    const views: ViewAccount[] = [];
    for (const view of everyView) {
      const comparing = progress(view.name.padEnd(10), json);
      const account = await compareWithRebuild(view, folder, store, found, (consumed, of) => comparing.update(consumed, of));
      comparing.end();
      if (account !== undefined) views.push(account);
    }
    const verdict: Verdict = { events: head.count, hash: head.hash, subscriptions, views, discrepancies: found };
    if (json) sayJson(verdict);
    else tell(verdict);
    return found.length === 0;
  } finally {
    await store.close();
  }
};

const tell = ({ events, hash, subscriptions, views, discrepancies }: Verdict): void => {
  say(`The log holds ${events.toLocaleString('en')} events; its hash is ${hash.slice(0, 16)}…`);
  const consumed = new Table({ head: ['subscription', 'consumed', 'behind', 'count and hash'], style: { head: [], border: [] } });
  for (const { name, count, behind, agrees } of subscriptions)
    consumed.push([name, count.toLocaleString('en'), behind, agrees ? 'as the log states' : 'DIFFER']);
  say(consumed.toString());
  const compared = new Table({ head: ['view', 'rows', 'rebuilt', 'keys that wait', ''], style: { head: [], border: [] } });
  for (const { view, rows, rebuiltRows, equals, waiting } of views)
    compared.push([view, rows.toLocaleString('en'), rebuiltRows.toLocaleString('en'), waiting, equals ? 'equals its rebuild' : 'DIFFERS']);
  say(compared.toString());
  for (const { of, where, what } of discrepancies) say(`${of}, ${where}: ${what}.`);
  say(discrepancies.length === 0 ? 'Everything agrees.' : `${discrepancies.length} discrepancies.`);
};
