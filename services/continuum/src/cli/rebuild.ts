import { catalogue } from '@continuum/contracts';
import { openReader } from '@continuum/event-store-sqlite';
import { fill, ViewDirectory } from '@continuum/read-store';
import { dataFolder } from '../engine/data-folder.js';
import { schemasOf } from '../engine/event-schemas.js';
import { readContinuumConfig } from '../continuum.config.js';
import { everyView } from '../every-view.js';
import { progress, say, sayJson } from './output.js';

const fewEnough = 1_000;

/** Fills a new generation of a view from the first event beside the one that answers, then lets it answer instead. */
export const rebuild = async (name: string, json: boolean): Promise<void> => {
  const view = everyView.find((one) => one.name === name);
  if (view === undefined) throw new Error(`There is no view ${name}.`);
  const folder = dataFolder(readContinuumConfig().dataDirectory);
  const store = openReader(folder.log, schemasOf(catalogue));
  try {
    const directory = new ViewDirectory(folder.views);
    const before = directory.current(view);
    const next = directory.openNext(view);
    const filling = progress(name, json);
    let { position } = await store.attest();
    // While commands keep arriving, what came meanwhile is filled in too, until hardly anything is behind.
    for (let filled = 0; position - filled > fewEnough; { position } = await store.attest()) {
      await fill(store, next, position, (consumed, of) => filling.update(consumed, of));
      filled = position;
    }
    filling.end();
    next.close();
    directory.switchTo(view, next.number);
    directory.tidy(view, [next.number, ...(before === undefined ? [] : [before])]);
    if (json) sayJson({ view: name, generation: next.number, before, events: position });
    else say(`${name} was rebuilt from ${position.toLocaleString('en')} events; generation ${next.number} answers now.`);
  } finally {
    await store.close();
  }
};
