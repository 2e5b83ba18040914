import { SystemClock } from '@continuum/event-sourcing';
import { runUntilSignal } from '@continuum/service-host';
import { readContinuumConfig } from '../continuum.config.js';
import { createContinuum, type Continuum } from '../continuum.js';

/** Runs every service until SIGINT or SIGTERM. */
export const start = async (): Promise<void> => {
  const config = readContinuumConfig();
  const continuum = await createContinuum(config, new SystemClock());
  runUntilSignal(continuum, continuum.logger);
  const port = await opened(continuum);
  continuum.logger.info({ url: `http://${config.host}:${port}`, docs: `http://${config.host}:${port}/docs`, position: continuum.engine.store.head }, 'ready');
};

/** Where the doors cannot be opened nothing keeps running behind them. */
const opened = async (continuum: Continuum): Promise<number> => {
  try {
    return await continuum.open();
  } catch (error) {
    await continuum.close();
    throw error;
  }
};
