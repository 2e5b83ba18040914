import type { Run } from '../run.js';
import { blockPlanOf, type BlockPlan } from './block-plan.js';

/** So many plans are kept, half a megabyte each; the others are made anew on every day, so that memory stays the same however many clients there are. */
const mostKept = 64;

/** The facilities of a run. */
export class BlockPlans {
  readonly #kept: BlockPlan[] = [];

  constructor(private readonly run: Run) {}

  at(block: number): BlockPlan {
    const kept = this.#kept[block];
    if (kept !== undefined) return kept;
    const made = blockPlanOf(this.run, block);
    // The first ones stay: days go through the facilities in their order, and whoever was used last comes last again.
    if (block === this.#kept.length && block < mostKept) this.#kept.push(made);
    return made;
  }
}
