import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the embedded engine keeps what. The log alone cannot be made again; views and processes are derived from it. */
export interface DataFolder {
  readonly root: string;
  readonly log: string;
  readonly views: string;
  readonly processes: string;
  /** What was simulated here, if anything was. */
  readonly simulation: string;
}

export const dataFolder = (root: string): DataFolder => ({
  root,
  log: join(root, 'events.sqlite'),
  views: join(root, 'views'),
  processes: join(root, 'processes.sqlite'),
  simulation: join(root, 'simulation.json'),
});

/** The same, made where it is not there yet, for its owner alone: the log speaks of people's health. */
export const openDataFolder = (root: string): DataFolder => {
  const folder = dataFolder(root);
  mkdirSync(root, { recursive: true, mode: 0o700 });
  mkdirSync(folder.views, { recursive: true });
  return folder;
};
