import { CommandBus } from '@nestjs/cqrs';
import { ClientVault, SqliteClientVault } from '@continuum/intake';
import { type Clock, LoadDecideAppend, type Command } from '@continuum/event-sourcing';
import { ViewReader } from '@continuum/read-store';
import { createHost, createLogger, ViewPositions, type Logger } from '@continuum/service-host';
import type { ContinuumConfig } from './continuum.config.js';
import { everyModule } from './continuum.module.js';
import { openDataFolder } from './engine/data-folder.js';
import { EmbeddedEngine } from './engine/embedded-engine.js';
import { engineMetrics } from './engine/engine-metrics.js';
import { logPlace } from './engine/open-log.js';

/** Every service in one process on the embedded engine: closed doors at first, then `open`, at last `close`. */
export interface Continuum {
  readonly engine: EmbeddedEngine;
  readonly logger: Logger;
  readonly vault: ClientVault;
  /** Sends a command the way the doors do. */
  send(command: Command): Promise<unknown>;
  /** Opens the doors, and lets process managers go by the clock. The port that was taken. */
  open(): Promise<number>;
  /** Answers what was accepted, commits it, and lets go. */
  close(): Promise<void>;
}

/** The engine keeps the process alive: where the vault cannot be opened, it is let go. @throws VaultUnusable */
const openVault = async (dataDirectory: string, engine: EmbeddedEngine): Promise<ClientVault> => {
  try {
    return SqliteClientVault.open(dataDirectory);
  } catch (error) {
    await engine.drain();
    throw error;
  }
};

/** Puts the services together over the data folder. @throws StoreUnusable, ConfigurationFaulty */
export const createContinuum = async (config: ContinuumConfig, clock: Clock): Promise<Continuum> => {
  const folder = openDataFolder(config.dataDirectory);
  const logger = createLogger(config.logLevel);
  const engine = await EmbeddedEngine.open(folder, logPlace(config.log, folder), clock);
  const vault = await openVault(config.dataDirectory, engine);
  const letGo = async (): Promise<void> => {
    await engine.drain();
    await vault.close();
  };
  try {
    const app = await createHost({
      config,
      clock,
      logger,
      metrics: engineMetrics(engine),
      modules: everyModule,
      readiness: engine.readiness,
      providers: [
        { provide: LoadDecideAppend, useValue: engine.kernel },
        { provide: ViewReader, useValue: engine.views },
        { provide: ViewPositions, useValue: engine.positions },
        { provide: ClientVault, useValue: vault },
      ],
      about: { title: 'Continuum', version: '0.1.0', description: 'Follows a person through care: every fact an event, everything else derived from them.' },
    });
    const bus = app.get(CommandBus, { strict: false });
    const send = (command: Command): Promise<unknown> => bus.execute(command);
    await engine.start(send);
    return {
      engine,
      logger,
      vault,
      send,
      open: async () => {
        engine.processes.run();
        await app.listen({ port: config.port, host: config.host });
        return Number(new URL(await app.getUrl()).port);
      },
      close: async () => {
        await app.close();
        await letGo();
      },
    };
  } catch (error) {
    await letGo();
    throw error;
  }
};
