import { DomainError } from '@continuum/event-sourcing';
import type { Deed } from './walk/deed.js';

/** A refusal that no plan reckons with: a fault of the plan. */
export interface UnexpectedRefusal {
  readonly key: string;
  readonly command: string;
  readonly code: string;
  readonly message: string;
}

const mostKept = 100;

/** Refused commands, by their codes. */
export class Refusals {
  readonly expected = new Map<string, number>();
  readonly unexpected = new Map<string, number>();
  /** The first hundred, to find the fault by. */
  readonly examples: UnexpectedRefusal[] = [];

  /** @throws whatever is no refusal of a command, and whatever the store itself says. */
  note(deed: Deed, error: unknown): void {
    if (!(error instanceof DomainError) || error.code.startsWith('store.')) throw error;
    const { code, message } = error;
    const counts = deed.mayBeRefused.includes(code) ? this.expected : this.unexpected;
    counts.set(code, (counts.get(code) ?? 0) + 1);
    if (counts === this.unexpected && this.examples.length < mostKept) this.examples.push({ key: deed.key, command: deed.command.type, code, message });
  }
}
