import type { Sentence } from '../model/document.ts';
import type { NamedSpan } from './contract.ts';
import { Features, hashText } from './hash.ts';
import type { LinearModel } from './linear-model.ts';
import {
  foundFeatures,
  nameFeatures,
  nameInput,
  wordFeatures,
  type DocumentHints,
  type NameInput,
} from './name-features.ts';
import { documentHints, TYPES } from './name-hints.ts';
import type { NameLists } from './name-lists.ts';

/** B-egin, I-nside, L-ast, U-nit of each type, and O-utside. */
export const NAME_CLASSES: readonly string[] = [
  'O',
  ...TYPES.flatMap((type) => ['B', 'I', 'L', 'U'].map((part) => `${part}-${type}`)),
];
const CLASSES = NAME_CLASSES.length;

/** What may follow what: a name that has begun must go on in its type. */
export const FOLLOWS: readonly (readonly boolean[])[] = NAME_CLASSES.map((before) =>
  NAME_CLASSES.map((after) => follows(before, after)),
);
function open(name: string): boolean {
  return name.startsWith('B') || name.startsWith('I');
}

function follows(before: string, after: string): boolean {
  if (open(before)) return (after.startsWith('I') || after.startsWith('L')) && after.slice(1) === before.slice(1);
  return after === 'O' || after.startsWith('B') || after.startsWith('U');
}

/** First-order transitions are features of the class before: one weight a pair of classes. */
export const transitionFeature = (before: number): number => hashText(`transition ${before}`);

const features = new Features();
const single = new Features();

/** The best sequence of classes (Viterbi), and for each token how far it is ahead of "no name". */
export function decodeNames(
  model: Pick<LinearModel, 'score'>,
  input: NameInput,
  hints: DocumentHints,
): { tags: number[]; margins: number[] } {
  const emissions = input.forms.map((_, at) => scored(model, () => nameFeatures(input, at, hints, features)));
  const [tags, margins] = decoded(emissions, transitionScores(model));
  return { tags, margins };
}

function decoded(
  emissions: readonly Float32Array[],
  transitions: readonly Float32Array[],
): [tags: number[], margins: number[]] {
  const tags = bestTags(emissions, transitions);
  return [tags, tags.map((tag, at) => (emissions[at]?.[tag] ?? 0) - (emissions[at]?.[0] ?? 0))];
}

export function transitionScores(model: Pick<LinearModel, 'score'>): Float32Array[] {
  return Array.from({ length: CLASSES + 1 }, (_, before) => {
    const scores = new Float32Array(CLASSES);
    single.clear();
    single.values[single.size++] = transitionFeature(before);
    model.score(single, scores);
    return scores;
  });
}

/** Viterbi: the best sequence of classes that may follow one another. */
export function bestTags(emissions: readonly Float32Array[], transitions: readonly Float32Array[]): number[] {
  const size = emissions.length;
  if (size === 0) return [];
  const back: Int8Array[] = [];
  let best = new Float32Array(CLASSES).map((_, tag) =>
    follows('O', NAME_CLASSES[tag] ?? '') ? (emissions[0]?.[tag] ?? 0) + (transitions[CLASSES]?.[tag] ?? 0) : -Infinity,
  );
  for (let at = 1; at < size; at++) {
    const next = new Float32Array(CLASSES).fill(-Infinity);
    const from = new Int8Array(CLASSES);
    for (let before = 0; before < CLASSES; before++) {
      if (best[before] === -Infinity) continue;
      for (let tag = 0; tag < CLASSES; tag++) {
        if (!FOLLOWS[before]?.[tag]) continue;
        const score = (best[before] as number) + (transitions[before]?.[tag] ?? 0) + (emissions[at]?.[tag] ?? 0);
        if (score > (next[tag] as number)) {
          next[tag] = score;
          from[tag] = before;
        }
      }
    }
    back.push(from);
    best = next;
  }
  let tag = 0;
  let top = -Infinity;
  best.forEach((score, index) => {
    if (!open(NAME_CLASSES[index] ?? '') && score > top) [tag, top] = [index, score];
  });
  const tags = [tag];
  for (let at = size - 2; at >= 0; at--) tags.unshift((tag = back[at]?.[tag] ?? 0));
  return tags;
}

/** Spans of a sequence of classes. */
export function spansOf(tags: readonly number[], margins: readonly number[]): NamedSpan[] {
  const spans: NamedSpan[] = [];
  let first = 0;
  tags.forEach((tag, at) => {
    const name = NAME_CLASSES[tag] ?? 'O';
    if (name.startsWith('B')) first = at;
    if (!name.startsWith('L') && !name.startsWith('U')) return;
    const from = name.startsWith('U') ? at : first;
    const score = Math.min(...margins.slice(from, at + 1));
    spans.push({ first: from, last: at, type: name.slice(2) as NamedSpan['type'], score });
  });
  return spans;
}

/** Names of a document in two passes: what the first one finds helps the second with the same words elsewhere. */
export function findNames(
  model: Pick<LinearModel, 'score'>,
  sentences: readonly Sentence[],
  lists: NameLists,
): NamedSpan[][] {
  const words = sentences.map(({ tokens }) => tokens.map(({ text }) => text));
  const inputs = sentences.map(({ tokens }, index) =>
    nameInput(
      words[index] ?? [],
      tokens.map(({ xpos }) => xpos),
      lists,
    ),
  );
  const first = documentHints(words);
  // Most features are the same in both passes: they are scored once.
  const fixed = inputs.map((input) =>
    input.forms.map((_, at) => scored(model, () => wordFeatures(input, at, first, features))),
  );
  const transitions = transitionScores(model);
  const pass = (hints: DocumentHints): NamedSpan[][] =>
    inputs.map((input, index) => {
      const emissions = input.forms.map((_, at) => {
        const scores = scored(model, () => foundFeatures(input, at, hints, features));
        const own = fixed[index]?.[at] ?? scores;
        for (let tag = 0; tag < CLASSES; tag++) scores[tag]! += own[tag] as number;
        return scores;
      });
      return spansOf(...decoded(emissions, transitions));
    });
  return pass(documentHints(words, pass(first)));
}

function scored(model: Pick<LinearModel, 'score'>, collect: () => void): Float32Array {
  const scores = new Float32Array(CLASSES);
  features.clear();
  collect();
  model.score(features, scores);
  return scores;
}
