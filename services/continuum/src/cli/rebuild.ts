import { catalogue } from '@continuum/contracts';
import { openReader } from '@continuum/event-store-sqlite';
import { fill, ViewDirectory } from '@continuum/read-store';
import { dataFolder } from '../engine/data-folder.js';
import { schemasOf } from '../engine/event-schemas.js';
import { everyView } from '../every-view.js';
import { progress, say, sayJson } from './output.js';

/** The names a rebuild can be asked for. */
export const viewNames = everyView.map(({ name }) => name);

/** Fills a new generation of a view from the first event beside the one that answers, then lets it answer instead. */
export const rebuild = async (name: string, data: string, json: boolean): Promise<void> => {
  const view = everyView.find((one) => one.name === name);
  if (view === undefined) throw new Error(`There is no view ${name}.`);
  const folder = dataFolder(data);
  const store = openReader(folder.log, schemasOf(catalogue));
  try {
    const directory = new ViewDirectory(folder.views);
    const before = directory.current(view);
    const next = directory.openNext(view);
    const { position } = await store.attest();
    const filling = progress(name, json);
    await fill(store, next, position, (consumed, of) => filling.update(consumed, of));
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
