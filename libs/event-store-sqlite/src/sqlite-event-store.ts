import type { Envelope, Recorded } from '@continuum/contracts';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Bell, digestOf, StoreUnavailable, StoreUnusable, textOf, type Appended, type EventSchemas, type EventStore } from '@continuum/event-sourcing';
import { DataVersionWatch } from './data-version-watch.js';
import { inspectLog } from './inspection.js';
import { LastRevisions } from './last-revisions.js';
import { LogReader } from './log-reader.js';
import { SqliteLogView } from './sqlite-log-view.js';
import { StreamNames } from './stream-names.js';
import { WriterThread } from './writer-thread.js';

/** How often a reader asks whether another thread or process has committed. */
const defaultPollMs = 5;

/** How many streams are read at one go when the names are learnt. */
const namesInOneGo = 2_000;

/** Room for the streams that come, against those that are there. */
const growth = 2;

/** The log in a SQLite file: a thread owns the one write connection and commits all that waits at once; readers have their own. */
class SqliteEventStore extends SqliteLogView {
  readonly #names: StreamNames;
  #isClosed = false;

  constructor(
    reader: LogReader,
    schemas: EventSchemas,
    bell: Bell,
    private readonly writer: WriterThread,
    private readonly lastRevisions: LastRevisions,
  ) {
    super(reader, schemas, bell);
    this.#names = new StreamNames(reader.streamCount() * growth);
    void this.#learnNames();
  }

  override async append(stream: string, expectedRevision: number, events: readonly Envelope[]): Promise<Appended> {
    if (events.length === 0) throw new RangeError('An append carries at least one event.');
    const texts: string[] = [];
    let revision = expectedRevision;
    for (const event of events) {
      const { id, type, meta, data } = textOf(event, this.schemas);
      revision += 1;
      // Where the event will stand is where the caller says, or it will not stand at all.
      texts.push(id, type, meta, data, digestOf(id, stream, revision, type, meta, data).toString('latin1'));
    }
    this.#names.add(stream);
    return this.writer.append(stream, expectedRevision, texts);
  }

  /**
   * Nobody else may write: a stream that nobody has appended to is not looked for, nor what stands behind the last answered append.
   * Known or looked for, the answer is there at once, so that commands sent together reach the log in the same order either way.
   */
  override readStream(stream: string, fromRevision = 0): Promise<readonly Recorded[]> {
    const isNothingThere = !this.#names.mayHold(stream) || fromRevision > this.lastRevisions.of(stream);
    return isNothingThere ? Promise.resolve([]) : super.readStream(stream, fromRevision);
  }

  override async close(): Promise<void> {
    this.#isClosed = true;
    // The reader goes first, so that the writer is the last to let go and brings the file to rest.
    await super.close();
    await this.writer.close();
  }

  /** Reads the names of all streams, a page in each turn. Where that fails every stream is looked for, and whoever looks is told why. */
  async #learnNames(): Promise<void> {
    let last = 0;
    try {
      for (;;) {
        await nextTurn();
        if (this.#isClosed) return;
        const page = this.reader.streamsAfter(last, namesInOneGo);
        for (const [, name] of page) this.#names.add(name);
        last = page.at(-1)?.[0] ?? last;
        if (page.length < namesInOneGo) return this.#names.complete();
      }
    } catch (error) {
      if (!(error instanceof StoreUnavailable || error instanceof StoreUnusable)) throw error;
    }
  }
}

/**
 * Opens the log at `path` for writing, and makes it where there is none. One process at a time may.
 * @throws StoreUnusable when the file is no log, is damaged, belongs to another writer or cannot be written; it is left as it was.
 */
export const openSqliteEventStore = async (path: string, schemas: EventSchemas): Promise<EventStore> => {
  const bell = new Bell();
  const lastRevisions = new LastRevisions();
  const writer = await WriterThread.start(path, {
    // A repeat is not heard of: it tells where it stood first, not how far the stream has come.
    appended: (stream, revision) => lastRevisions.note(stream, revision),
    committed: () => bell.ring(),
  });
  try {
    return new SqliteEventStore(new LogReader(path), schemas, bell, writer, lastRevisions);
  } catch (error) {
    await writer.close();
    throw error;
  }
};

/**
 * Opens the log at `path` for reading, in any thread or process, whether or not somebody writes it. Never takes the lock.
 * @throws StoreUnusable when there is no log or it is damaged.
 */
export const openReader = (path: string, schemas: EventSchemas, { pollMs = defaultPollMs }: { readonly pollMs?: number } = {}): EventStore => {
  inspectLog(path);
  const reader = new LogReader(path);
  return new SqliteLogView(reader, schemas, new DataVersionWatch(reader, pollMs));
};
