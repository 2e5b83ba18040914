import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { merged } from '../merged-change.js';
import { GenerationFile } from './generation-file.js';
import { unpacked, type FromGenerationThread, type GenerationThreadData, type PackedChange, type ToGenerationThread } from './generation-messages.js';

// This file is a thread of its own: it has a port, and was started by GenerationThread.
const port = parentPort as MessagePort;
const { shape, number, path } = workerData as GenerationThreadData;
const columns = Object.keys(shape.columns);
const tell = (message: FromGenerationThread): void => port.postMessage(message);

/** What has come since `first`; the last is null where the writer is to end. */
const withWaiting = (first: ToGenerationThread): readonly ToGenerationThread[] => {
  const messages = [first];
  for (;;) {
    // What comes through this port was posted by GenerationThread.
    const received = receiveMessageOnPort(port) as { readonly message: ToGenerationThread } | undefined;
    if (received === undefined) return messages;
    messages.push(received.message);
  }
};

const generation = new GenerationFile(shape, number, path);
const write = (changes: readonly PackedChange[]): void =>
  generation.write((isUntouched) => {
    // Whoever fills has rows in memory, and cannot look again at what lies in the file now.
    if (!isUntouched) throw new Error(`Somebody else writes to generation ${number} of ${shape.name} while it is being filled.`);
    return merged(changes.map((change) => unpacked(change, columns)));
  });

generation.write(() => ({ put: [], taken: [] }));
port.on('message', (first: ToGenerationThread) => {
  const messages = withWaiting(first);
  const changes = messages.filter((message) => message !== null);
  if (changes.length > 0) {
    write(changes);
    tell({ kind: 'written', changes: changes.length });
  }
  if (messages.at(-1) !== null) return;
  generation.close();
  port.close();
});
tell({ kind: 'opened' });
