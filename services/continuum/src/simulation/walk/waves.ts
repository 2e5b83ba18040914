import type { Deed } from './deed.js';

interface Touched {
  changedIn: number;
  lookedAtIn: number;
}

/**
 * The deeds of a day in waves: those of one wave meet nowhere and can be sent side by side; a wave begins when the one before is
 * answered. Every deed stands in the first wave after all earlier deeds that it meets. The same deeds give the same waves.
 */
export const wavesOf = (deeds: readonly Deed[]): readonly (readonly Deed[])[] => {
  const touched = new Map<string, Touched>();
  const at = (name: string): Touched => {
    const known = touched.get(name) ?? { changedIn: -1, lookedAtIn: -1 };
    touched.set(name, known);
    return known;
  };

  const waves: Deed[][] = [];
  for (const one of deeds) {
    const changed = one.changes.map(at);
    const lookedAt = one.looksAt.map(at);
    const last = Math.max(-1, ...changed.map((name) => Math.max(name.changedIn, name.lookedAtIn)), ...lookedAt.map((name) => name.changedIn));
    const wave = last + 1;
    for (const name of changed) name.changedIn = wave;
    for (const name of lookedAt) name.lookedAtIn = Math.max(name.lookedAtIn, wave);
    (waves[wave] ??= []).push(one);
  }
  return waves;
};
