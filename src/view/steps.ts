/** What was done, one state after the other, and where the reader stands in it. */
export interface Steps<State> {
  readonly states: readonly State[];
  /** Number of the state that is shown. */
  readonly at: number;
}

export const firstStep = <State>(state: State): Steps<State> => ({ states: [state], at: 0 });

/** A new step after the one shown; what was undone before it is gone. */
export function addStep<State>({ states, at }: Steps<State>, state: State): Steps<State> {
  const kept = [...states.slice(0, at + 1), state];
  return { states: kept, at: kept.length - 1 };
}

/** The step shown, done otherwise: a slider that is still being dragged. */
export const amendStep = <State>({ states, at }: Steps<State>, state: State): Steps<State> => ({
  states: states.with(at, state),
  at,
});

/** One back (-1) or forward (1), as far as there is one. */
export const moveStep = <State>({ states, at }: Steps<State>, by: -1 | 1): Steps<State> => ({
  states,
  at: Math.max(0, Math.min(states.length - 1, at + by)),
});
