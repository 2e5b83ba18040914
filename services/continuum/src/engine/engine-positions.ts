import { ViewPositions } from '@continuum/service-host';
import type { Processes } from './processes.js';
import type { Projections } from './projections.js';
import type { StoreWithHead } from './store-with-head.js';

/**
 * How far the views have come. Who waits for a position waits for its consequences too: first for the process managers to have
 * reacted to it, then for the view to have consumed what they wrote.
 */
export class EnginePositions extends ViewPositions {
  constructor(
    private readonly store: StoreWithHead,
    private readonly projections: Projections,
    private readonly processes: Processes,
  ) {
    super();
  }

  positionOf(view: string): number | undefined {
    return this.projections.positionOf(view);
  }

  async waitFor(view: string, position: number, signal: AbortSignal): Promise<boolean> {
    if (position > this.store.head) return false;
    if (!(await this.processes.waitFor(position, signal))) return false;
    return this.projections.waitFor(view, this.store.head, signal);
  }

  head(): number {
    return this.store.head;
  }
}
