/** Runs what shares a key one after another, in the order of arrival; what shares none, side by side. */
export class Lanes {
  readonly #tails = new Map<string, Promise<unknown>>();

  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key);
    // The one before answers for itself; here it only says that the lane is free.
    const result = before === undefined ? work() : before.then(work, work);
    this.#tails.set(key, result);
    const leave = (): void => {
      if (this.#tails.get(key) === result) this.#tails.delete(key);
    };
    result.then(leave, leave);
    return result;
  }
}
