import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { SimulationOptions } from '../simulation/index.js';

/** What the simulation in a data folder was asked for, so that the next start carries on with the same clients. */
export interface KeptSimulation {
  readonly options: SimulationOptions;
  readonly isDone: boolean;
}

/** Undefined where the data folder holds no simulation. */
export const keptArguments = (path: string): KeptSimulation | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as KeptSimulation;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

export const keepArguments = (path: string, kept: KeptSimulation): void => {
  writeFileSync(`${path}.next`, `${JSON.stringify(kept)}\n`, { flush: true });
  renameSync(`${path}.next`, path);
};
