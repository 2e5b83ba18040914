/** What the projections' thread is started with. */
export interface ProjectionOrder {
  readonly storePath: string;
  readonly viewsPath: string;
  /** How often it looks whether another generation answers now, ms. */
  readonly switchCheckMs: number;
}

/** What the projections' thread tells. The one message it takes asks it to stop after the batch at hand. */
export type ProjectionNews =
  | { readonly what: 'started' }
  | { readonly what: 'advanced'; readonly view: string; readonly position: number }
  | { readonly what: 'failed'; readonly view: string; readonly reason: string; readonly retryInMs: number }
  | { readonly what: 'rebuilding'; readonly view: string; readonly consumed: number; readonly of: number };
