import { parentPort, workerData } from 'node:worker_threads';
import { Convoy, reasonOf } from '@continuum/messaging';
import { fill, isDamage, ViewDirectory, ViewSubscriber, type AnyView, type GenerationFile } from '@continuum/read-store';
import { openLogReader } from './open-log.js';
import type { ProjectionNews, ProjectionOrder } from './projection-messages.js';
import { everyView } from '../every-view.js';

/** The thread on which every view is filled, so that no projection ever stands in the way of a request. */
const order = workerData as ProjectionOrder;
const port = parentPort;
if (port === null) throw new Error('The projections run as a worker thread.');
const tell = (news: ProjectionNews): void => port.postMessage(news);

const reader = await openLogReader(order.log);
const directory = new ViewDirectory(order.viewsPath);
const stop = new AbortController();
const generations = new Map<string, { readonly generation: GenerationFile; readonly switchedAtMs: number }>();

const convoy = new Convoy(reader, {
  advanced: ({ name }, { position, count }) => tell({ what: 'advanced', view: name, position, count }),
  failed: ({ name }, reason, retryInMs) => tell({ what: 'failed', view: name, reason: reasonOf(reason), retryInMs }),
});

const board = (view: AnyView, generation: GenerationFile): void => {
  const before = generations.get(view.name);
  generations.set(view.name, { generation, switchedAtMs: directory.switchedAtMs(view) });
  convoy.join(new ViewSubscriber(generation));
  before?.generation.close();
  const { position, count } = generation.checkpoint();
  tell({ what: 'advanced', view: view.name, position, count });
};

/** Why a generation cannot be gone on with, if so; all of a view is derived, so it is then filled anew from the log. */
const faultOf = async (view: AnyView, generation: GenerationFile): Promise<string | undefined> => {
  const { version } = generation;
  if (version === undefined) return 'its rows stood without a place in the log';
  if (version !== view.version) return `version ${version} is followed by version ${view.version}`;
  const { position, count, hash } = generation.checkpoint();
  const stated = await reader.attest(position);
  if (stated.position < position) return `it stood at ${position}, ahead of the log's last position ${stated.position}`;
  return stated.count === count && stated.hash === hash ? undefined : `what it consumed up to ${position} is not what the log holds`;
};

const openCurrent = async (view: AnyView): Promise<GenerationFile | string> => {
  let current: GenerationFile | undefined;
  try {
    current = directory.openCurrent(view);
    const fault = await faultOf(view, current);
    if (fault === undefined) return current;
    current.close();
    return fault;
  } catch (error) {
    current?.close();
    if (isDamage(error)) return 'its file was damaged';
    throw error;
  }
};

/** A generation that cannot be gone on with is followed by one that is filled from the first event, before it answers. */
const openFor = async (view: AnyView): Promise<GenerationFile> => {
  const current = await openCurrent(view);
  if (typeof current !== 'string') return current;
  const next = directory.openNext(view);
  const { position } = await reader.attest();
  await fill(reader, next, position, (consumed, of) => tell({ what: 'rebuilding', view: view.name, consumed, of }));
  directory.switchTo(view, next.number);
  tell({ what: 'rebuilt', view: view.name, why: current });
  return next;
};

/** A rebuild elsewhere has switched a view's generation: go on filling the one that answers now. */
const followSwitches = (): void => {
  for (const view of everyView) {
    if (generations.has(view.name) && generations.get(view.name)?.switchedAtMs !== directory.switchedAtMs(view)) board(view, directory.openCurrent(view));
  }
};

port.on('message', () => stop.abort());
for (const view of everyView) board(view, await openFor(view));
tell({ what: 'started' });
const watch = setInterval(followSwitches, order.switchCheckMs);
await convoy.run(stop.signal);
clearInterval(watch);
for (const { generation } of generations.values()) generation.close();
await reader.close();
port.close();
