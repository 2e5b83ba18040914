import type { Fact } from '@continuum/contracts';
import type { Asked, Deadline, ProcessManager, Reaction } from '@continuum/messaging';
import { delivered } from '@continuum/testing';

/** What a process has come to: its state, what its last step asked for, and the deadlines that are still to come. */
export interface Course<S> {
  readonly state: S | null;
  readonly commands: readonly Asked[];
  readonly deadlines: Readonly<Record<string, string>>;
}

/**
 * Walks a process through facts and deadlines, as the runner would: `walk(weeklyDose).through(admitted, wake('close-week:2026-W10'))`.
 * Facts that the process does not name pass it by.
 */
export const walk = <F extends Fact, S>(manager: ProcessManager<F, S>) => {
  const stepBy = (course: Course<S>, step: F | Wake): Course<S> => {
    const state = course.state ?? manager.initial;
    const due = 'wake' in step ? course.deadlines[step.wake] : undefined;
    const reaction: Reaction<S> | undefined =
      'wake' in step
        ? due === undefined
          ? undefined
          : manager.due?.[step.wake.split(':')[0] ?? '']?.(state, { name: step.wake, dueAt: due })
        : reactionTo(manager, state, step);
    if (reaction === undefined) return { ...course, commands: [] };
    const passed = 'wake' in step ? [step.wake] : [];
    return {
      state: reaction.state === undefined ? course.state : reaction.state,
      commands: reaction.commands ?? [],
      deadlines: after(course.deadlines, [...passed, ...(reaction.cancel ?? [])], reaction.deadlines ?? []),
    };
  };
  return { through: (...steps: readonly (F | Wake)[]): Course<S> => steps.reduce<Course<S>>(stepBy, { state: manager.initial, commands: [], deadlines: {} }) };
};

interface Wake {
  readonly wake: string;
}

/** A deadline that has come. */
export const wake = (name: string): Wake => ({ wake: name });

const reactionTo = <F extends Fact, S>(manager: ProcessManager<F, S>, state: S, fact: F): Reaction<S> | undefined => {
  // The map names which facts it takes; the one at hand is looked up by its own name.
  const react = (manager.on as Record<string, ((state: S, event: unknown) => Reaction<S>) | undefined>)[fact.type];
  return react?.(state, delivered([fact])[0]);
};

const after = (deadlines: Course<unknown>['deadlines'], gone: readonly string[], set: readonly Deadline[]): Course<unknown>['deadlines'] =>
  Object.fromEntries([...Object.entries(deadlines).filter(([name]) => !gone.includes(name)), ...set.map(({ name, dueAt }) => [name, dueAt])]);
