import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { openWriter } from './open-writer.js';
import type { LogWriter } from './log-writer.js';
import { textsPerEvent, type AppendRequest, type FromWriter, type ToWriter, type WriterData } from './messages.js';
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

/** Takes what has come since; the last is null where the writer is to end. */
const takeWaiting = (port: MessagePort): readonly ToWriter[] => {
  const messages: ToWriter[] = [];
  for (;;) {
    // What comes through this port was posted by WriterThread.
    const received = receiveMessageOnPort(port) as { readonly message: ToWriter } | undefined;
    if (received === undefined) return messages;
    messages.push(received.message);
  }
};

/** How long the writer stays awake for the next append of a caller who is alone: waking a processor takes as long as writing. */
const awakeMs = 0.15;

/** Waits until the doorbell says another number than `heard`. */
const waitForRing = (doorbell: Int32Array, heard: number, stayAwake: boolean): number => {
  const until = performance.now() + awakeMs;
  while (stayAwake && Atomics.load(doorbell, 0) === heard && performance.now() < until);
  Atomics.wait(doorbell, 0, heard);
  return Atomics.load(doorbell, 0);
};

/** Sleeps on the doorbell rather than in the event loop: it wakes sooner, and has nothing else to do. */
const serve = (port: MessagePort, writer: LogWriter, doorbell: Int32Array): void => {
  let isCallerAlone = false;
  for (let heard = 0; ;) {
    heard = waitForRing(doorbell, heard, isCallerAlone);
    const messages = takeWaiting(port);
    const appends = messages.flatMap((message) => message ?? []);
    writeAll(port, writer, appends);
    isCallerAlone = appends.length === 1;
    if (messages.at(-1) === null) return;
  }
};

// This file is a thread of its own: it has a port, and was started by WriterThread.
const port = parentPort as MessagePort;
const { path, doorbell } = workerData as WriterData;
try {
  const { writer, ownership } = openWriter(path);
  tell(port, { kind: 'opened' });
  try {
    serve(port, writer, doorbell);
    writer.close();
  } finally {
    ownership.release();
  }
} catch (error) {
  const { code, message } = storeErrorOf(error, path);
  tell(port, { kind: 'refused', code, why: message });
}
port.close();
