import { SystemClock, VirtualClock } from '@continuum/event-sourcing';
import { runUntilSignal } from '@continuum/service-host';
import { readContinuumConfig, type ContinuumConfig } from '../continuum.config.js';
import { createContinuum, type Continuum } from '../continuum.js';
import { openDataFolder } from '../engine/data-folder.js';
import { SwitchedClock } from '../engine/switched-clock.js';
import { facilityOf, fromSoThatItEnds, type SimulationOptions } from '../simulation/index.js';
import { keepArguments, keptArguments } from './kept-simulation.js';
import { say } from './output.js';
import { showMemorableTimeline } from './memorable-timeline.js';
import { otherClients, untilSignal, walkClients } from './simulation.js';
import { tokenFor } from './token.js';

const demonstrated = { clients: 60, weeks: 26, seed: 'demo' } as const;

/** Walks the clients, or those that are left; whether the walk came to its end. */
const walk = async (continuum: Continuum, clock: SwitchedClock, path: string): Promise<boolean> => {
  const kept = keptArguments(path);
  if (kept?.isDone === true) return true;
  if (kept === undefined && continuum.engine.store.head > 0) throw otherClients(continuum.engine);
  const options: SimulationOptions = kept?.options ?? { ...demonstrated, from: fromSoThatItEnds(new SystemClock().now(), demonstrated.weeks) };
  keepArguments(path, { options, isDone: false });
  const virtual = new VirtualClock(`${options.from}T00:00:00.000Z`);
  clock.goBy(virtual);
  const stop = untilSignal();
  const { isDone } = await walkClients(continuum, virtual, { options, title: 'walking 60 clients through 26 weeks', named: true, signal: stop.signal });
  stop.done();
  if (isDone) keepArguments(path, { options, isDone: true });
  clock.goBy(new SystemClock());
  return isDone;
};

/** The main job, shown: synthetic clients through the whole continuum of care, one timeline printed, the doors open. */
export const demo = async (): Promise<void> => {
  const config: ContinuumConfig = readContinuumConfig();
  const clock = new SwitchedClock(new SystemClock());
  // The lines below are for people; what goes wrong is still logged.
  const continuum = await createContinuum({ ...config, logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel }, clock);
  try {
    if (!(await walk(continuum, clock, openDataFolder(config.dataDirectory).simulation))) {
      await continuum.close();
      say('Stopped on the way. Nothing is lost: the next start carries on.');
      return;
    }
    runUntilSignal(continuum, continuum.logger);
    const port = await continuum.open();
    await tell(continuum, `http://${config.host}:${port}`);
  } catch (error) {
    await continuum.close();
    throw error;
  }
};

const tell = async ({ engine }: Continuum, url: string): Promise<void> => {
  await engine.positions.waitFor('client-timeline', engine.store.head, AbortSignal.timeout(30_000));
  const clientRef = showMemorableTimeline(engine.views);
  const token = await tokenFor({ role: 'admin', facility: facilityOf(demonstrated.seed, 0), subject: 'demo-user', hours: 24 });
  say(`${demonstrated.clients} synthetic clients, ${engine.store.count.toLocaleString('en')} events. Nobody of them ever lived.`);
  say();
  say(`API docs   ${url}/docs`);
  say(`Timeline   curl -s ${url}/clients/${clientRef}/timeline -H "Authorization: Bearer ${token}"`);
  say();
  say('Ctrl-C ends it; what was accepted is kept. npx continuum --help tells what else there is.');
};
