const bitsPerName = 16;
const fewestBits = 2 ** 23;
const probes = 6;

/** Two hashes of a name, from which as many follow as are wanted (FNV-1a, then stirred; the second is odd, so that no probe falls on another). */
const hashesOf = (name: string): readonly [number, number] => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  const stirred = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return [hash >>> 0, ((stirred ^ (stirred >>> 13)) | 1) >>> 0];
};

/**
 * Which streams may be there: a Bloom filter over all their names, two bytes a name. `mayHold` never says no of a name that was added;
 * now and then it says yes of one that was not. Until `complete` it says yes of all.
 */
export class StreamNames {
  readonly #words: Uint32Array;
  readonly #mask: number;
  #isComplete = false;

  /** For about so many names; with more it says yes more often. */
  constructor(expected: number) {
    const bits = Math.min(2 ** 31, Math.max(fewestBits, 2 ** Math.ceil(Math.log2(Math.max(1, expected) * bitsPerName))));
    this.#words = new Uint32Array(bits / 32);
    this.#mask = bits - 1;
  }

  add(name: string): void {
    const [first, step] = hashesOf(name);
    for (let probe = 0; probe < probes; probe++) {
      const bit = ((first + probe * step) & this.#mask) >>> 0;
      this.#words[bit >>> 5]! |= 1 << (bit & 31);
    }
  }

  /** From now on every name that is there was added. */
  complete(): void {
    this.#isComplete = true;
  }

  mayHold(name: string): boolean {
    if (!this.#isComplete) return true;
    const [first, step] = hashesOf(name);
    for (let probe = 0; probe < probes; probe++) {
      const bit = ((first + probe * step) & this.#mask) >>> 0;
      if (((this.#words[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }
}
