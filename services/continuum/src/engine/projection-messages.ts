import type { LogPlace } from './open-log.js';

/** What the projections' thread is started with. */
export interface ProjectionOrder {
  readonly log: LogPlace;
  readonly viewsPath: string;
  /** How often it looks whether another generation answers now, ms. */
  readonly switchCheckMs: number;
}

/** What the projections' thread tells. The one message it takes asks it to stop after the batch at hand. */
export type ProjectionNews =
  | { readonly what: 'started' }
  | { readonly what: 'advanced'; readonly view: string; readonly position: number; readonly count: number }
  | { readonly what: 'failed'; readonly view: string; readonly reason: string; readonly retryInMs: number }
  /** What was kept of the view could not be gone on with, so a new generation was filled from the log before it answered. */
  | { readonly what: 'rebuilt'; readonly view: string; readonly why: string }
  | { readonly what: 'rebuilding'; readonly view: string; readonly consumed: number; readonly of: number };
