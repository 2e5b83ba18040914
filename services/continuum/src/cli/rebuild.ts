import { StoreUnusable, type EventStore } from '@continuum/event-sourcing';
import { fill, GenerationFile, ViewDirectory, type AnyView } from '@continuum/read-store';
import { dataFolder } from '../engine/data-folder.js';
import { logPlace, openLogReader } from '../engine/open-log.js';
import { readContinuumConfig } from '../continuum.config.js';
import { everyView } from '../every-view.js';
import { progress, say, sayJson, type Progress } from './output.js';

const fewEnough = 1_000;

const viewOf = (name: string): AnyView => {
  const view = everyView.find((one) => one.name === name);
  if (view === undefined) throw new Error(`There is no view ${name}.`);
  return view;
};

/** While commands keep arriving, what came meanwhile is filled in too, until hardly anything is behind. Up to which position. */
const catchUp = async (store: EventStore, generation: GenerationFile, filling: Progress): Promise<number> => {
  let { position } = await store.attest();
  let filled: number;
  do {
    await fill(store, generation, position, (consumed, of) => filling.update(consumed, of));
    filled = position;
    ({ position } = await store.attest());
  } while (position - filled > fewEnough);
  filling.end();
  return filled;
};

/** Lets the generation that answered before answer again; it is brought up to the log first. @throws StoreUnusable where none is kept. */
export const back = async (name: string, json: boolean): Promise<void> => {
  const view = viewOf(name);
  const { dataDirectory, log } = readContinuumConfig();
  const folder = dataFolder(dataDirectory);
  const directory = new ViewDirectory(folder.views);
  const number = directory.before(view);
  if (number === undefined) throw new StoreUnusable(`No generation of ${name} from before is kept.`);
  const store = await openLogReader(logPlace(log, folder));
  try {
    const generation = new GenerationFile(view, number, directory.path(view, number), directory.skips(view));
    const { version } = generation;
    if (version === view.version) await catchUp(store, generation, progress(name, json));
    generation.close();
    if (version !== view.version) throw new StoreUnusable(`Generation ${number} of ${name} is of another version of the view; only a rebuild makes it anew.`);
    const left = directory.current(view);
    directory.switchTo(view, number);
    if (json) sayJson({ view: name, generation: number, before: left });
    else say(`${name} answers from generation ${number} again; generation ${left} is kept.`);
  } finally {
    await store.close();
  }
};

/** Fills a new generation of a view from the first event beside the one that answers, then lets it answer instead. */
export const rebuild = async (name: string, json: boolean): Promise<void> => {
  const view = viewOf(name);
  const { dataDirectory, log } = readContinuumConfig();
  const folder = dataFolder(dataDirectory);
  const store = await openLogReader(logPlace(log, folder));
  try {
    const directory = new ViewDirectory(folder.views);
    const before = directory.current(view);
    const next = directory.openNext(view);
    const position = await catchUp(store, next, progress(name, json));
    next.close();
    directory.switchTo(view, next.number);
    directory.tidy(view, [next.number, ...(before === undefined ? [] : [before])]);
    if (json) sayJson({ view: name, generation: next.number, before, events: position });
    else say(`${name} was rebuilt from ${position.toLocaleString('en')} events; generation ${next.number} answers now.`);
  } finally {
    await store.close();
  }
};
