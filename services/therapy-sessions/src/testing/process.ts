import type { Fact, Recorded } from '@continuum/contracts';
import type { ProcessManager, Reaction } from '@continuum/messaging';

/** Specs of a process: `processOf(manager).given(admitted, missed).when(event)` answers its reaction; `due` wakes it by a deadline. */
export const processOf = <F extends Fact, State>(manager: ProcessManager<F, State>) => {
  type React = (state: State, event: Recorded) => Reaction<State>;
  // The manager's own map says which events it takes; a spec that hands it another fails here.
  const reactTo = (state: State, event: Recorded<F>): Reaction<State> => (manager.on as unknown as Record<string, React>)[event.type]?.(state, event) ?? {};
  const next = (state: State, reaction: Reaction<State>): State => (reaction.state === undefined ? state : (reaction.state ?? manager.initial));

  return {
    given: (...events: readonly Recorded<F>[]) => {
      const state = events.reduce<State>((before, event) => next(before, reactTo(before, event)), manager.initial);
      return {
        state,
        when: (event: Recorded<F>): Reaction<State> => reactTo(state, event),
        due: (name: string, dueAt: string): Reaction<State> => manager.due?.[name.split(':')[0] ?? '']?.(state, { name, dueAt }) ?? {},
      };
    },
  };
};
