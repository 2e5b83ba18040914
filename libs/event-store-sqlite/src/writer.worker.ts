import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { openWriter } from './open-writer.js';
import type { LogWriter } from './log-writer.js';
import { textsPerEvent, type AppendRequest, type FromWriter, type ToWriter } from './messages.js';
import { storeErrorOf } from './store-error.js';

/** How many events are committed at once at most, so that nobody waits for all of a crowd; one append is never split. */
const mostEventsAtOnce = 4096;

const tell = (port: MessagePort, message: FromWriter): void => port.postMessage(message);

/** Commits what waits, in portions, and answers each portion once it is on disk. */
const writeAll = (port: MessagePort, writer: LogWriter, waiting: readonly AppendRequest[]): void => {
  let portion: AppendRequest[] = [];
  let events = 0;
  const commit = (): void => {
    if (portion.length > 0) tell(port, { kind: 'answers', answers: writer.write(portion) });
    portion = [];
    events = 0;
  };
  for (const request of waiting) {
    const size = request[2].length / textsPerEvent;
    if (events + size > mostEventsAtOnce) commit();
    portion.push(request);
    events += size;
  }
  commit();
};

const serve = (port: MessagePort, path: string): void => {
  const { writer, ownership } = openWriter(path);
  port.on('message', (first: ToWriter) => {
    const waiting: AppendRequest[] = [];
    let next: ToWriter | undefined = first;
    for (; next !== undefined && next !== null; next = (receiveMessageOnPort(port) as { message: ToWriter } | undefined)?.message) waiting.push(...next);
    writeAll(port, writer, waiting);
    if (next === undefined) return;
    writer.close();
    ownership.release();
    tell(port, { kind: 'closed' });
    port.close();
  });
  tell(port, { kind: 'opened' });
};

// This file is a thread of its own: it has a port, and was started with the log's path.
const port = parentPort as MessagePort;
const { path } = workerData as { readonly path: string };
try {
  serve(port, path);
} catch (error) {
  const { code, message } = storeErrorOf(error, path);
  tell(port, { kind: 'refused', code, why: message });
  port.close();
}
