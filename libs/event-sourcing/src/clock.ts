/** What time it is. The one place where the system's clock is read; tests and the simulation bring their own. */
export abstract class Clock {
  /** Milliseconds since 1970, UTC. */
  abstract nowMs(): number;

  /** ISO 8601 in UTC with milliseconds. */
  now(): string {
    return new Date(this.nowMs()).toISOString();
  }
}

export class SystemClock extends Clock {
  nowMs(): number {
    return Date.now();
  }
}

/** A clock that stands where it was set. */
export class VirtualClock extends Clock {
  #nowMs: number;

  constructor(start: string) {
    super();
    this.#nowMs = Date.parse(start);
  }

  nowMs(): number {
    return this.#nowMs;
  }

  set(instant: string): void {
    this.#nowMs = Date.parse(instant);
  }
}
