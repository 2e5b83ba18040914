import { catalogue } from '@continuum/contracts';
import { LoadDecideAppend, StoreUnavailable, StoreUnusable, type Clock, type EventStore } from '@continuum/event-sourcing';
import { ProcessLoop, ProcessRunner, type ProcessRows, type Send } from '@continuum/messaging';
import { ProcessRowsFile, ViewDirectory, ViewDirectoryReader } from '@continuum/read-store';
import { everyProcessManager } from '../every-process-manager.js';
import { everyView } from '../every-view.js';
import type { ReadinessContributor } from '@continuum/service-host';
import type { DataFolder } from './data-folder.js';
import { EnginePositions } from './engine-positions.js';
import type { LogWatch } from './log-watch.js';
import { openLog, type LogPlace } from './open-log.js';
import { Processes } from './processes.js';
import { Projections } from './projections.js';
import type { StoreWithHead } from './store-with-head.js';

const switchCheckMs = 500;
const lastRetryMs = 5_000;
/** A question to a server costs more than all the rest of a command (docs/decisions/0016). */
const believedForMs = 50;

/** Everything that runs behind the doors on one machine: the log with its writer thread, the views with theirs, the process managers. */
export class EmbeddedEngine {
  readonly kernel: LoadDecideAppend;
  readonly positions: EnginePositions;

  private constructor(
    readonly store: StoreWithHead,
    readonly views: ViewDirectoryReader,
    readonly projections: Projections,
    readonly processes: Processes,
    private readonly watch: LogWatch | undefined,
  ) {
    this.kernel = new LoadDecideAppend(store, catalogue, { believedForMs: watch === undefined ? 0 : believedForMs });
    this.positions = new EnginePositions(store, projections, processes);
  }

  /** @throws StoreUnusable when the log is damaged, is none, or belongs to another process. */
  static async open(folder: DataFolder, log: LogPlace, clock: Clock): Promise<EmbeddedEngine> {
    const { store, watch } = await openLog(log);
    const rows = new ProcessRowsFile(folder.processes);
    await refuseForeignPlace(rows, store, folder.processes);
    const views = new ViewDirectoryReader(new ViewDirectory(folder.views));
    const processes = new Processes(
      rows,
      (send, news) => new ProcessLoop(store, new ProcessRunner(everyProcessManager, rows, send, clock), rows, clock, news, { lastRetryMs }),
    );
    const waitingKeys = (): number => everyView.reduce((sum, view) => sum + views.waiting(view), 0);
    const projections = new Projections({ log, viewsPath: folder.views, switchCheckMs }, waitingKeys);
    return new EmbeddedEngine(store, views, projections, processes, watch);
  }

  /** Opens the views; process managers get the way to send commands, and begin to move with `processes.run` or `processes.settle`. */
  async start(send: Send): Promise<void> {
    this.processes.connect(send);
    const started = this.projections.start();
    if (this.watch?.answers !== false) await started;
  }

  /** Whether the log is on a server, where others may write to it too. */
  get isOnServer(): boolean {
    return this.watch !== undefined;
  }

  /** Who says whether every part can do its work. */
  get readiness(): readonly ReadinessContributor[] {
    return [this.projections, this.processes, ...(this.watch === undefined ? [] : [this.watch])];
  }

  /** Lets what is under way be finished, then lets go of the files, the log last. */
  async drain(): Promise<void> {
    await this.processes.stop();
    await this.projections.stop();
    this.views.close();
    this.watch?.end();
    await this.store.close();
  }
}

/** Process managers that stood elsewhere than the log would skip events, or react to them twice. */
const refuseForeignPlace = async (rows: ProcessRows, store: EventStore, path: string): Promise<void> => {
  const { position, count, hash } = rows.checkpoint();
  const stated = await store.attest(position).catch((error: unknown) => {
    // A server that is away is asked when it is back: whoever reads on from a place that it does not hold is refused then.
    if (error instanceof StoreUnavailable) return undefined;
    throw error;
  });
  if (stated === undefined) return;
  const isPlaceLost = position === 0 && !rows.isEmpty();
  if (!isPlaceLost && stated.position === position && stated.count === count && stated.hash === hash) return;
  rows.close();
  await store.close();
  const what = isPlaceLost ? 'their place in the log is lost' : `they stand at position ${position} of another log`;
  throw new StoreUnusable(`The process managers of ${path} are not those of this log: ${what}. Nothing was touched; "continuum verify" tells more.`);
};
