import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { catalogue } from '@continuum/contracts';
import { InMemoryEventStore, LoadDecideAppend, VirtualClock, type Command, type Outcome, schemasOf } from '@continuum/event-sourcing';
import { ClientVault, InMemoryClientVault } from '@continuum/intake';
import { ProcessLoop, ProcessRunner, type ProcessRows } from '@continuum/messaging';
import { ProcessRowsFile, ViewReader } from '@continuum/read-store';
import { createHost, createLogger, readHostConfig, ViewPositions } from '@continuum/service-host';
import { everyModule } from '../../continuum.module.js';
import { everyProcessManager } from '../../every-process-manager.js';

/** Every service behind one command bus, over a log and process rows in memory, on a clock that stands where it is set. */
export interface InMemoryContinuum {
  readonly store: InMemoryEventStore;
  readonly rows: ProcessRows;
  readonly clock: VirtualClock;
  send(command: Command): Promise<Outcome>;
  settle(): Promise<void>;
  close(): Promise<void>;
}

export const inMemoryContinuum = async (): Promise<InMemoryContinuum> => {
  const directory = await mkdtemp(join(tmpdir(), 'continuum-simulation-'));
  const store = new InMemoryEventStore(schemasOf(catalogue));
  const clock = new VirtualClock('2000-01-01T00:00:00.000Z');
  const rows = new ProcessRowsFile(':memory:');
  const app = await createHost({
    config: readHostConfig({ CONTINUUM_DATA: directory }),
    clock,
    logger: createLogger('silent'),
    modules: everyModule,
    providers: [
      { provide: LoadDecideAppend, useValue: new LoadDecideAppend(store, catalogue) },
      { provide: ClientVault, useValue: new InMemoryClientVault() },
      // Commands ask no view.
      { provide: ViewReader, useValue: {} },
      { provide: ViewPositions, useValue: {} },
    ],
  });
  const bus = app.get(CommandBus, { strict: false });
  const send = (command: Command): Promise<Outcome> => bus.execute<Command, Outcome>(command);
  const loop = new ProcessLoop(store, new ProcessRunner(everyProcessManager, rows, send, clock), rows, clock);
  return {
    store,
    rows,
    clock,
    send,
    settle: () => loop.settle(),
    close: async () => {
      await app.close();
      await store.close();
      rows.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
};
