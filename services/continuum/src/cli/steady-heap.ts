import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How many pieces of work there are between two looks at the heap. */
const piecesBetween = 50;

type Collect = (how: { readonly type: 'major'; readonly execution: 'sync'; readonly flavor: 'last-resort' }) => void;

/** V8's collector, which V8 hands out only where it is told to. Every thread grows its heap sparingly from now on. */
const collector = (): Collect => {
  setFlagsFromString('--optimize-for-size');
  setFlagsFromString('--expose-gc');
  // The second flag puts this function into every context that is made from now on.
  return runInNewContext('gc') as Collect;
};

/**
 * Keeps the heap of long work at the size of what is in use. V8 lets garbage stand as long as the machine has room, so that what a process
 * holds would follow the machine and the length of the work. What it answers is to be called between pieces of work: where more than
 * `mostMiB` are in use, garbage goes, and the memory with it. No limit: what is needed is had.
 */
export const steadyHeap = (mostMiB: number): (() => void) => {
  const collect = collector();
  let pieces = 0;
  return () => {
    pieces += 1;
    if (pieces % piecesBetween === 0 && getHeapStatistics().used_heap_size > mostMiB * 2 ** 20)
      collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  };
};
