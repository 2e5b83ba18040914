/** One append on its way to the writer: stream, expected revision, and per event its id, type, meta, data and digest (one character per byte). */
export type AppendRequest = readonly [stream: string, expectedRevision: number, texts: readonly string[]];

/** How many texts an event has in an `AppendRequest`. */
export const textsPerEvent = 5;

/** What the writer made of an append. Appends are answered in the order in which they were posted. */
export type AppendAnswer =
  | readonly [outcome: 'appended' | 'repeated', position: number, revision: number]
  | readonly [outcome: 'conflict']
  | readonly [outcome: 'id-taken', id: string]
  | readonly [outcome: 'unavailable', why: string];

/** To the writer: appends in the order of their coming, or null: answer what was accepted, then let go of the file. */
export type ToWriter = readonly AppendRequest[] | null;

/** From the writer. `refused`: the file cannot be owned or is unusable. */
export type FromWriter =
  | { readonly kind: 'opened' }
  | { readonly kind: 'refused'; readonly code: string; readonly why: string }
  | { readonly kind: 'answers'; readonly answers: readonly AppendAnswer[] };

/** What the writer's thread is started with. `doorbell` holds a number that grows with every message to the writer. */
export interface WriterData {
  readonly path: string;
  readonly doorbell: Int32Array;
}
