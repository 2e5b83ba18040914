import { Clock } from '@continuum/event-sourcing';

/** A clock that goes by another, and can be told to go by yet another: virtual while clients are simulated, the system's after. */
export class SwitchedClock extends Clock {
  #by: Clock;

  constructor(by: Clock) {
    super();
    this.#by = by;
  }

  nowMs(): number {
    return this.#by.nowMs();
  }

  goBy(clock: Clock): void {
    this.#by = clock;
  }
}
