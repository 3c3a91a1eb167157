import { Features } from '../language/hash.ts';
import { ParserState } from '../language/parser-state.ts';
import { parserFeatures, parserInput, tagKinds, type ParserInput } from '../language/parser-features.ts';
import { allowed, apply, LEFT, RIGHT, SHIFT, transitionsOf } from '../language/parser.ts';
import { wordForm } from '../language/word-features.ts';
import type { TreebankSentence } from './conllu.ts';
import { FeatureCounts, Perceptron, random, shuffle } from './perceptron.ts';

const CUTOFF = 3;
/** Share of decisions after the first epoch that follow the model's own guess, right or wrong. */
const EXPLORE = 0.9;

interface Item {
  readonly input: ParserInput;
  /** Gold heads; the root's is `size`. */
  readonly heads: Int32Array;
  readonly labels: Int32Array;
}

export function parserClasses(sentences: readonly TreebankSentence[]): string[] {
  const labels = new Set(sentences.flatMap(({ relations }) => relations.map(coarse)));
  return ['S', ...[...labels].sort().flatMap((label) => [`L:${label}`, `R:${label}`])];
}

/** Subtypes that rules do not use are folded away. */
const KEPT = new Set([
  'nsubj:pass',
  'nsubj:outer',
  'obl:agent',
  'nmod:poss',
  'acl:relcl',
  'aux:pass',
  'compound:prt',
  'obl:unmarked',
  'nmod:unmarked',
  'nmod:desc',
  'csubj:pass',
  'advcl:relcl',
]);
export const coarse = (relation: string): string =>
  KEPT.has(relation) ? relation : (relation.split(':')[0] ?? relation);

/**
 * Trains the parser with a dynamic oracle (Goldberg and Nivre 2013): it learns what is best to do even after its own
 * mistakes. `tags` are predicted by taggers that did not see the sentence.
 */
export function trainParser(
  sentences: readonly TreebankSentence[],
  tags: readonly (readonly number[])[],
  tagNames: readonly string[],
  classes: readonly string[],
  epochs: number,
  log: (line: string) => void,
): Perceptron {
  const transitions = transitionsOf(classes);
  const kinds = tagKinds(tagNames);
  const items = sentences.map((sentence, at): Item => ({
    input: parserInput(sentence.words.map(wordForm), tags[at] ?? [], kinds),
    heads: Int32Array.from(sentence.heads, (head) => (head < 0 ? sentence.words.length : head)),
    labels: Int32Array.from(sentence.relations, (relation) => transitions.names.indexOf(coarse(relation))),
  }));
  const classOf = new Map(classes.map((_, at) => [`${transitions.kinds[at]} ${transitions.labels[at]}`, at]));
  const features = new Features();
  const counts = new FeatureCounts();
  for (const item of items) walkGold(item, features, () => counts.add(features));
  const model = new Perceptron(classes, counts.frequent(CUTOFF));
  const scores = new Float32Array(classes.length);
  const next = random(23);
  for (let epoch = 0; epoch < epochs; epoch++) {
    let mistakes = 0;
    for (const item of shuffle(items, next)) {
      const state = new ParserState(item.heads.length);
      while (!state.done) {
        parserFeatures(state, item.input, features);
        model.score(features, scores);
        const right = bestRight(state, item, scores, transitions, classOf);
        const guess = bestAllowed(state, scores, transitions.kinds);
        model.tick();
        const wrong = !isRight(guess, state, item, transitions, right.cost);
        if (wrong) {
          model.update(features, right.index, guess);
          mistakes++;
        }
        const follow = epoch > 0 && next() < EXPLORE ? guess : wrong ? right.index : guess;
        apply(state, transitions.kinds[follow] as number, transitions.labels[follow] as number);
      }
    }
    log(`parser epoch ${epoch + 1}: ${mistakes} mistakes`);
  }
  return model;
}

function bestAllowed(state: ParserState, scores: Float32Array, kinds: Uint8Array): number {
  let winner = -1;
  for (let at = 0; at < scores.length; at++) {
    if (allowed(state, kinds[at] as number) && (winner < 0 || (scores[at] as number) > (scores[winner] as number)))
      winner = at;
  }
  return winner;
}

/** The best-scored transition among those that lose the fewest gold arcs; its label is the gold one where the arc is. */
function bestRight(
  state: ParserState,
  item: Item,
  scores: Float32Array,
  { labels, kinds }: { labels: Int32Array; kinds: Uint8Array },
  classOf: ReadonlyMap<string, number>,
): { index: number; cost: number } {
  const costs = [SHIFT, LEFT, RIGHT].map((kind) =>
    allowed(state, kind) ? cost(state, item, kind) : Number.POSITIVE_INFINITY,
  );
  const least = Math.min(...costs);
  let index = -1;
  for (let at = 0; at < scores.length; at++) {
    const kind = kinds[at] as number;
    if (costs[kind] !== least) continue;
    const gold = goldLabel(state, item, kind);
    if (gold >= 0 && gold !== labels[at]) continue;
    if (index < 0 || (scores[at] as number) > (scores[index] as number)) index = at;
  }
  return { index: index < 0 ? (classOf.get(`${SHIFT} -1`) ?? 0) : index, cost: least };
}

/** The gold label of the arc that a transition makes, -1 where the arc is not gold. */
function goldLabel(state: ParserState, { heads, labels }: Item, kind: number): number {
  if (kind === SHIFT) return -1;
  const child = state.top();
  const head = kind === LEFT ? state.ahead() : state.top(1);
  return heads[child] === head ? (labels[child] as number) : -1;
}

function isRight(
  guess: number,
  state: ParserState,
  item: Item,
  { kinds, labels }: { kinds: Uint8Array; labels: Int32Array },
  least: number,
): boolean {
  const kind = kinds[guess] as number;
  if (cost(state, item, kind) > least) return false;
  const gold = goldLabel(state, item, kind);
  return gold < 0 || gold === labels[guess];
}

/** How many gold arcs can no longer be made after a transition. */
function cost(state: ParserState, { heads }: Item, kind: number): number {
  const [s0, s1] = [state.top(0), state.top(1)];
  const b0 = state.ahead();
  let lost = 0;
  if (kind === SHIFT) {
    for (const at of state.stack) {
      if (heads[at] === b0) lost++;
      if (at !== s0 && heads[b0] === at) lost++;
    }
    return lost;
  }
  for (let at = b0; at < heads.length; at++) if (heads[at] === s0) lost++;
  const gold = heads[s0] as number;
  if (kind === LEFT) return lost + (gold === s1 || gold > b0 ? 1 : 0);
  return lost + (gold >= b0 ? 1 : 0);
}

/** Follows a cheapest path without a model, to count the features of right derivations. */
function walkGold(item: Item, features: Features, visit: () => void): void {
  const state = new ParserState(item.heads.length);
  while (!state.done) {
    parserFeatures(state, item.input, features);
    visit();
    const kinds = [LEFT, RIGHT, SHIFT].filter((kind) => allowed(state, kind));
    const kind = kinds.reduce((a, b) => (cost(state, item, b) < cost(state, item, a) ? b : a));
    apply(state, kind, Math.max(0, goldLabel(state, item, kind)));
  }
}
