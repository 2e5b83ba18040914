import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(8_192);
let used = pool.length;

/** `size` random bytes, at most 8,192, from a pool that is filled at one go: asking the system for ten bytes costs as much as for thousands. */
export const pooledRandom = (size: number): Buffer => {
  if (used + size > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += size;
  return pool.subarray(used - size, used);
};
