import { StoreUnusable, VirtualClock } from '@continuum/event-sourcing';
import { readContinuumConfig } from '../continuum.config.js';
import { createContinuum } from '../continuum.js';
import { openDataFolder } from '../engine/data-folder.js';
import type { SimulationOptions } from '../simulation/index.js';
import { keepArguments, keptArguments } from './kept-simulation.js';
import { say, sayJson } from './output.js';
import { otherClients, untilSignal, walkClients } from './simulation.js';
import { steadyHeap } from './steady-heap.js';

/** A run's caches and plans take about a hundred, however many clients there are. */
const mostHeapMiB = 150;

/** `continuum simulate`: into an empty data folder, or on with the same arguments where it was interrupted. */
export const simulateInto = async ({ json, inTurn, ...options }: SimulationOptions & { readonly json: boolean; readonly inTurn?: boolean }): Promise<void> => {
  const config = readContinuumConfig();
  const folder = openDataFolder(config.dataDirectory);
  const kept = keptArguments(folder.simulation);
  const clock = new VirtualClock(`${options.from}T00:00:00.000Z`);
  const stop = untilSignal();
  const continuum = await createContinuum({ ...config, logLevel: 'warn' }, clock);
  try {
    if (kept === undefined && continuum.engine.store.head > 0) throw otherClients(continuum.engine);
    if (kept !== undefined && JSON.stringify(kept.options) !== JSON.stringify(options))
      throw new StoreUnusable('The data folder holds a simulation of other arguments.');
    keepArguments(folder.simulation, { options, isDone: kept?.isDone ?? false });
    if (kept?.isDone !== true) {
      const report = await walkClients(continuum, clock, {
        options,
        title: 'simulating',
        quiet: json,
        signal: stop.signal,
        between: steadyHeap(mostHeapMiB),
        ...(inTurn === true ? { inTurn } : {}),
      });
      keepArguments(folder.simulation, { options, isDone: report.isDone });
      if (report.refusals.unexpected.size > 0) process.stderr.write(`unexpected refusals: ${JSON.stringify([...report.refusals.unexpected])}\n`);
    }
    const { count, hash } = await continuum.engine.store.attest();
    if (json) sayJson({ ...options, events: count, hash, isDone: !stop.signal.aborted });
    else if (stop.signal.aborted) say(`Stopped at ${count.toLocaleString('en')} events; the same command carries on.`);
    else say(`${options.clients.toLocaleString('en')} clients, ${count.toLocaleString('en')} events; hash of the log ${hash.slice(0, 16)}…`);
  } finally {
    await continuum.close();
    stop.done();
  }
};
