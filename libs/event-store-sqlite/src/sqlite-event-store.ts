import type { Envelope, Recorded } from '@continuum/contracts';
import { Bell, digestOf, textOf, type Appended, type EventSchemas, type EventStore } from '@continuum/event-sourcing';
import { DataVersionWatch } from './data-version-watch.js';
import { inspectLog } from './inspection.js';
import { LastRevisions } from './last-revisions.js';
import { LogReader } from './log-reader.js';
import { SqliteLogView } from './sqlite-log-view.js';
import { WriterThread } from './writer-thread.js';

/** How often a reader asks whether another thread or process has committed. */
const defaultPollMs = 5;

/** The log in a SQLite file: a thread owns the one write connection and commits all that waits at once; readers have their own. */
class SqliteEventStore extends SqliteLogView {
  readonly #lastRevisions = new LastRevisions();

  constructor(
    reader: LogReader,
    schemas: EventSchemas,
    bell: Bell,
    private readonly writer: WriterThread,
  ) {
    super(reader, schemas, bell);
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
    const appended = await this.writer.append(stream, expectedRevision, texts);
    // A repeat tells where it stood first, not how far the stream has come.
    if (!appended.repeated) this.#lastRevisions.note(stream, appended.revision);
    return appended;
  }

  /** Nobody else may write: what stands behind the last answered append is not looked for. */
  override async readStream(stream: string, fromRevision = 0): Promise<readonly Recorded[]> {
    return fromRevision > this.#lastRevisions.of(stream) ? [] : super.readStream(stream, fromRevision);
  }

  override async close(): Promise<void> {
    // The reader goes first, so that the writer is the last to let go and brings the file to rest.
    await super.close();
    await this.writer.close();
  }
}

/**
 * Opens the log at `path` for writing, and makes it where there is none. One process at a time may.
 * @throws StoreUnusable when the file is no log, is damaged, belongs to another writer or cannot be written; it is left as it was.
 */
export const openSqliteEventStore = async (path: string, schemas: EventSchemas): Promise<EventStore> => {
  const bell = new Bell();
  const writer = await WriterThread.start(path, () => bell.ring());
  try {
    return new SqliteEventStore(new LogReader(path), schemas, bell, writer);
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
