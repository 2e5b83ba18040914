import { hash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Values and how often each falls; the weights need not add up to anything. */
export type Weighted<T> = readonly (readonly [value: T, weight: number])[];

/** A distribution by its quantiles, `[share, value]` from share 0 to share 1; straight lines between them. */
export type Quantiles = readonly (readonly [share: number, value: number])[];

/**
 * Seeded chance. The same name gives the same throws in the same order on every machine: whole numbers, products and
 * sums only, no function whose last digit is the platform's.
 */
export class Dice {
  readonly #generator: ReturnType<typeof xoroshiro128plus>;

  constructor(name: string) {
    this.#generator = xoroshiro128plus(hash('sha256', name, 'buffer').readInt32BE(0));
  }

  /** From 0 up to, never 1. */
  share(): number {
    return uniformFloat64(this.#generator);
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return uniformInt(this.#generator, from, to);
  }

  chance(share: number): boolean {
    return this.share() < share;
  }

  oneOf<T>(values: readonly T[]): T {
    const value = values[this.whole(0, values.length - 1)];
    if (value === undefined) throw new RangeError('One of nothing was asked for.');
    return value;
  }

  weighted<T>(table: Weighted<T>): T {
    let left = this.share() * table.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of table) {
      left -= weight;
      if (left < 0) return value;
    }
    const last = table.at(-1);
    if (last === undefined) throw new RangeError('One of nothing was asked for.');
    return last[0];
  }

  /** A whole number from a distribution by its quantiles. */
  quantile(quantiles: Quantiles): number {
    const share = this.share();
    for (let index = 1; index < quantiles.length; index++) {
      const [fromShare, from] = quantiles[index - 1] ?? [0, 0];
      const [toShare, to] = quantiles[index] ?? [1, 0];
      if (share < toShare) return Math.floor(from + ((share - fromShare) / (toShare - fromShare)) * (to - from));
    }
    return Math.floor(quantiles.at(-1)?.[1] ?? 0);
  }
}
