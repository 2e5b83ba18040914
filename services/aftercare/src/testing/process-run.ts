import type { Fact, Recorded } from '@continuum/contracts';
import type { Asked, ProcessManager } from '@continuum/messaging';
import { recorded } from '@continuum/testing';

/** What a process has asked for, what it waits for, and whether it is over. */
export interface Ran {
  readonly asked: readonly Asked[];
  readonly waitsFor: Readonly<Record<string, string>>;
}

type Step<F extends Fact> = F | { readonly until: string };

/**
 * Runs one process over facts and the passing of time, as the runner does: `{ until }` wakes every deadline due by then.
 * `asked` is what came of the last step.
 */
export const runOf =
  <F extends Fact, S>(manager: ProcessManager<F, S>) =>
  (...steps: readonly Step<F>[]): Ran => {
    let state: S | null = null;
    const waits = new Map<string, string>();
    let asked: readonly Asked[] = [];

    const follow = ({ state: next, commands = [], deadlines = [], cancel = [] }: ReturnType<Exclude<typeof manager.due, undefined>[string]>): void => {
      if (next !== undefined) state = next;
      if (next === null) waits.clear();
      cancel.forEach((name) => waits.delete(name));
      deadlines.forEach(({ name, dueAt }) => waits.set(name, dueAt));
      asked = [...asked, ...commands];
    };
    const hear = (fact: F): void => {
      const event = recorded(fact);
      // The map names every type that `F` has; the step is one of them.
      const react = manager.on[fact.type as F['type']] as (before: S, event: Recorded) => ReturnType<Exclude<typeof manager.due, undefined>[string]>;
      if (manager.key(event) !== null) follow(react(state ?? manager.initial, event));
    };
    const wake = (until: string): void => {
      const due = [...waits].filter(([, dueAt]) => dueAt <= until).sort(([, a], [, b]) => (a < b ? -1 : 1));
      for (const [name, dueAt] of due) {
        waits.delete(name);
        const answer = manager.due?.[name] ?? manager.due?.[name.split(':')[0] ?? ''];
        if (answer !== undefined && state !== null) follow(answer(state, { name, dueAt }));
      }
    };

    for (const step of steps) {
      asked = [];
      if ('until' in step) wake(step.until);
      else hear(step);
    }
    return { asked, waitsFor: Object.fromEntries(waits) };
  };
