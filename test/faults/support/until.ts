import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves once it holds. @throws Error when it does not within `mostMs`. */
export const until = async (holds: () => Promise<boolean>, mostMs = 40_000): Promise<void> => {
  for (const end = performance.now() + mostMs; performance.now() < end; await sleep(50)) if (await holds()) return;
  throw new Error(`It did not come to hold within ${mostMs} ms: ${holds.toString()}`);
};
