import { hash } from 'node:crypto';
import type { Actor } from '@continuum/contracts';
import { VirtualDays } from './virtual-days.js';

export interface SimulationOptions {
  /** How many clients are referred, in all facilities together. */
  readonly clients: number;
  /** Virtual weeks, from `from` on. */
  readonly weeks: number;
  /** Letters, digits, dot, dash, underscore; 1 to 24 of them. The same seed gives the same clients. */
  readonly seed: string;
  /** The first day: `2026-03-02`. */
  readonly from: string;
}

/** Clients of one facility. */
export const blockSize = 60;

const daysShape = /^\d{4}-\d{2}-\d{2}$/;
const seedShape = /^[A-Za-z0-9._-]{1,24}$/;

const short = (text: string, length: number): string => hash('sha256', text, 'hex').slice(0, length);

/** The facility of a block of clients. */
export const facilityOf = (seed: string, block: number): string => `facility-${seed}-${block + 1}`;

/**
 * One run: its days and the names of everything in it. Names follow from the arguments, but not from the number of clients,
 * so that a run with more clients holds the one with fewer.
 */
export class Run {
  readonly days: VirtualDays;
  readonly #key: string;

  /** @throws RangeError when an argument is none. */
  constructor(readonly options: SimulationOptions) {
    const { clients, weeks, seed, from } = options;
    if (!Number.isInteger(clients) || clients < 1) throw new RangeError('clients is a whole number from 1.');
    if (!Number.isInteger(weeks) || weeks < 1 || weeks > 520) throw new RangeError('weeks is a whole number from 1 to 520.');
    if (!daysShape.test(from) || Number.isNaN(Date.parse(from)) || new Date(from).toISOString().slice(0, 10) !== from)
      throw new RangeError('from is a day, such as 2026-03-02.');
    if (!seedShape.test(seed)) throw new RangeError('seed is 1 to 24 letters, digits, dots, dashes or underscores.');
    this.days = new VirtualDays(from, weeks);
    this.#key = `continuum/${seed}/${from}/${weeks}`;
  }

  get blocks(): number {
    return Math.ceil(this.options.clients / blockSize);
  }

  /** Days over which referrals arrive: all but the last three weeks of a long run, so that most stays are seen to their end. */
  get arrivalDays(): number {
    const { count } = this.days;
    return count >= 70 ? count - 21 : Math.max(1, Math.floor(count * 0.6));
  }

  /** What the id of a command is derived from, beside the instant. */
  nameOf(key: string): string {
    return `${this.#key}/${key}`;
  }

  clientRef(index: number): string {
    return `client-${short(this.nameOf(`client/${index}`), 10)}`;
  }

  programId(block: number): string {
    return `iop-${short(this.nameOf(`program/${block}`), 8)}`;
  }

  groupId(block: number, group: number): string {
    return `group-${short(this.nameOf(`group/${block}/${group}`), 8)}`;
  }

  facility(block: number): string {
    return facilityOf(this.options.seed, block);
  }

  /** Somebody who works at a facility, by what they do there. */
  staff(block: number, deed: string, role: string): Actor {
    return { ref: `staff-${short(this.nameOf(`staff/${block}/${deed}`), 8)}`, role };
  }
}
