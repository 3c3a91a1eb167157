import { Features } from './hash.ts';
import type { LinearModel } from './linear-model.ts';
import { parserFeatures, type ParserInput } from './parser-features.ts';
import { ParserState } from './parser-state.ts';

export interface ParsedTree {
  readonly heads: number[];
  readonly relations: string[];
}

/** Classes: `S` (shift), `L:label`, `R:label`. */
export interface Transitions {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly labels: Int32Array;
  readonly names: readonly string[];
}

export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;

export function transitionsOf(classes: readonly string[]): Transitions {
  const names = [...new Set(classes.map((name) => name.slice(2)).filter(Boolean))];
  return {
    count: classes.length,
    kinds: Uint8Array.from(classes, (name) => (name === 'S' ? SHIFT : name.startsWith('L') ? LEFT : RIGHT)),
    labels: Int32Array.from(classes, (name) => names.indexOf(name.slice(2))),
    names,
  };
}

export function allowed(state: ParserState, kind: number): boolean {
  return kind === SHIFT ? state.canShift : kind === LEFT ? state.canLeft : state.canRight;
}

export function apply(state: ParserState, kind: number, label: number): void {
  if (kind === SHIFT) state.shift();
  else if (kind === LEFT) state.left(label);
  else state.right(label);
}

const features = new Features();

/** Parses greedily: one decision after the other, in time linear in the length of the sentence. */
export function parse(model: LinearModel, transitions: Transitions, input: ParserInput): ParsedTree {
  const state = new ParserState(input.forms.length);
  const scores = new Float32Array(transitions.count);
  while (!state.done) {
    parserFeatures(state, input, features);
    model.score(features, scores);
    let winner = -1;
    for (let index = 0; index < transitions.count; index++) {
      if (!allowed(state, transitions.kinds[index] as number)) continue;
      if (winner < 0 || (scores[index] as number) > (scores[winner] as number)) winner = index;
    }
    apply(state, transitions.kinds[winner] as number, transitions.labels[winner] as number);
  }
  return finish(state, transitions);
}

/** Exactly one token hangs on the root: the first that was put there; the others hang on it. */
function finish(state: ParserState, { names }: Transitions): ParsedTree {
  const heads = [...state.heads.subarray(0, state.size)].map((head) => (head === state.size ? -1 : head));
  const relations = [...state.labels.subarray(0, state.size)].map((label) => names[label] ?? 'dep');
  const root = heads.indexOf(-1);
  heads.forEach((head, at) => {
    if (head === -1 && at !== root) {
      heads[at] = root;
      if (relations[at] === 'root') relations[at] = 'parataxis';
    }
  });
  if (root >= 0) relations[root] = 'root';
  return { heads, relations };
}
