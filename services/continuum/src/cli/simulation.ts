import { StoreUnusable, type VirtualClock, type Command, type Outcome } from '@continuum/event-sourcing';
import type { Continuum } from '../continuum.js';
import { simulate, timeZone, type SimulationOptions, type SimulationReport } from '../simulation/index.js';
import { dayOf } from '@continuum/care-calendar';
import { progress } from './output.js';

/** A simulation that was asked for, over a composition whose clock goes by `clock`. */
export interface SimulationOrder {
  readonly options: SimulationOptions;
  readonly title: string;
  readonly quiet?: boolean;
  /** Whether clients get invented names in the client vault. */
  readonly named?: boolean;
  readonly signal: AbortSignal;
  /** Whether a command is sent only when the one before was answered; on a server always, whose order is otherwise chance. */
  readonly inTurn?: boolean;
  /** Called before each command. */
  readonly between?: () => void;
}

/** The virtual day on which a run that was interrupted was last charting; undefined where it has not begun. */
const lastDayOf = async ({ engine }: Continuum): Promise<string | undefined> => {
  const { head } = engine.store;
  const [last] = await engine.store.readAll(Math.max(0, head - 1), 1);
  return last === undefined ? undefined : dayOf(last.recordedtime, timeZone);
};

/** Walks the clients through the composition's own command bus; carries on where a run before was interrupted. */
export const walkClients = async (continuum: Continuum, clock: VirtualClock, order: SimulationOrder): Promise<SimulationReport> => {
  const { options, title, quiet = false, named = false, signal, between } = order;
  const { engine } = continuum;
  // The bus answers a command with what its handler returned: the kernel's outcome.
  const send = (command: Command): Promise<Outcome> => {
    between?.();
    return continuum.send(command) as Promise<Outcome>;
  };
  const resumeFrom = await lastDayOf(continuum);
  const shown = progress(title, quiet);
  try {
    return await simulate(
      { ...options, ...(resumeFrom === undefined ? {} : { resumeFrom }) },
      {
        clock,
        signal,
        send: (order.inTurn ?? engine.isOnServer) ? oneAfterAnother(send) : send,
        settle: () => engine.processes.settle(),
        progress: (done, of) => shown.update(done, of, `${engine.store.count.toLocaleString('en')} events`),
        ...(named ? { identify: ({ facility, clientRef, ...identity }) => continuum.vault.put(facility, clientRef, identity) } : {}),
      },
    );
  } finally {
    shown.end();
  }
};

/** Sends in the order of the asking, each when the one before was answered or refused. */
const oneAfterAnother = (send: (command: Command) => Promise<Outcome>): ((command: Command) => Promise<Outcome>) => {
  let before: Promise<unknown> = Promise.resolve();
  return (command) => {
    const answer = before.then(() => send(command));
    before = answer.catch(() => undefined);
    return answer;
  };
};

/** What is said where the log holds clients whom no simulation of this data folder walked. */
export const otherClients = ({ isOnServer }: Continuum['engine']): StoreUnusable =>
  new StoreUnusable(
    isOnServer
      ? 'The log on the server holds other clients; EVENTSTOREDB_NAMESPACE names another log.'
      : 'The data folder holds other clients; CONTINUUM_DATA names another folder.',
  );

/** Aborts at the first SIGINT or SIGTERM; `done` gives the signals back. */
export const untilSignal = (): { readonly signal: AbortSignal; done(): void } => {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  process.on('SIGINT', abort);
  process.on('SIGTERM', abort);
  return {
    signal: stop.signal,
    done: () => {
      process.off('SIGINT', abort);
      process.off('SIGTERM', abort);
    },
  };
};
