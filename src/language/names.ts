import type { Sentence } from '../model/document.ts';
import type { NamedSpan } from './contract.ts';
import { Features, hashText } from './hash.ts';
import type { LinearModel } from './linear-model.ts';
import { listsAt, type NameLists } from './name-lists.ts';
import { OUTSIDE, wordForm, type WordForm } from './word-features.ts';

const TYPES = ['person', 'organization', 'place'] as const;
/** B-egin, I-nside, L-ast, U-nit of each type, and O-utside. */
export const NAME_CLASSES: readonly string[] = ['O', ...TYPES.flatMap((type) => ['B', 'I', 'L', 'U'].map((part) => `${part}-${type}`))];
const CLASSES = NAME_CLASSES.length;

/** What may follow what: a name that has begun must go on in its type. */
const FOLLOWS: readonly (readonly boolean[])[] = NAME_CLASSES.map((before) => NAME_CLASSES.map((after) => follows(before, after)));
function open(name: string): boolean {
  return name.startsWith('B') || name.startsWith('I');
}

function follows(before: string, after: string): boolean {
  if (open(before)) return (after.startsWith('I') || after.startsWith('L')) && after.slice(1) === before.slice(1);
  return after === 'O' || after.startsWith('B') || after.startsWith('U');
}

/** What the rest of the document says of a word: seen capitalised inside sentences, seen in lower case, in which names. */
export interface DocumentHints {
  /** Per lower-case word: hashes of what the document shows of it. */
  hint(word: string): number;
  /** Per word: the type that a first pass found it in most, 0 where in none. */
  found(word: string): number;
}

export interface NameInput {
  readonly forms: readonly WordForm[];
  readonly tags: readonly number[];
  readonly lists: readonly number[];
  readonly upper: boolean;
}

export function nameInput(words: readonly string[], xpos: readonly string[], lists: NameLists): NameInput {
  const capitals = words.filter((word) => /^\p{Lu}{2,}$/u.test(word)).length;
  return {
    forms: words.map((word) => wordForm(word)),
    tags: xpos.map(hashText),
    lists: listsAt(words, lists),
    upper: capitals > words.filter((word) => /\p{L}/u.test(word)).length * 0.6,
  };
}

/** Features of a name tag: words, shapes, tags, gazetteers and the rest of the document, two words to each side. */
export function nameFeatures(input: NameInput, at: number, hints: DocumentHints, into: Features): void {
  const form = (index: number): WordForm => input.forms[index] ?? OUTSIDE;
  const tag = (index: number): number => input.tags[index] ?? 7;
  const list = (index: number): number => input.lists[index] ?? 0;
  const here = form(at);
  const case_ = input.upper ? 1 : 0;
  let t = 200;
  const add = (a = 0, b = 0, c = 0, d = 0): void => into.add(t++, a, b, c, d);
  into.clear();
  add();
  for (let offset = -2; offset <= 2; offset++) {
    add(form(at + offset).lower);
    add(input.upper ? 9 : form(at + offset).shape, offset === 0 ? (at === 0 ? 1 : 2) : 0);
    add(tag(at + offset));
    add(list(at + offset));
  }
  add(here.word);
  for (const prefix of here.prefixes) add(prefix);
  for (const suffix of here.suffixes) add(suffix);
  add(form(at - 1).lower, here.lower);
  add(here.lower, form(at + 1).lower);
  add(form(at - 1).lower, here.shape);
  add(form(at - 2).lower, form(at - 1).lower, here.shape);
  add(here.shape, form(at + 1).lower);
  add(form(at - 1).shape, here.shape, form(at + 1).shape, case_);
  add(tag(at - 1), tag(at), tag(at + 1));
  add(list(at - 1), list(at), list(at + 1));
  add(list(at), here.shape, tag(at));
  add(list(at), form(at + 1).lower);
  add(list(at), form(at - 1).lower);
  add(form(at - 1).suffixes[3], here.shape);
  add(hints.hint(here.text.toLowerCase()), here.shape, at === 0 ? 1 : 0);
  add(hints.hint(here.text.toLowerCase()), list(at));
  add(hints.found(here.text.toLowerCase()), here.shape);
  add(hints.found(here.text.toLowerCase()), list(at), tag(at));
  add(hints.found(form(at - 1).text.toLowerCase()), hints.found(here.text.toLowerCase()), hints.found(form(at + 1).text.toLowerCase()));
  add(hints.found(form(at + 1).text.toLowerCase()), here.shape);
}

/** First-order transitions are features of the class before: one weight a pair of classes. */
export const transitionFeature = (before: number): number => hashText(`transition ${before}`);

const features = new Features();
const single = new Features();

/** The best sequence of classes (Viterbi), and for each token how far it is ahead of "no name". */
export function decodeNames(model: Pick<LinearModel, 'score'>, input: NameInput, hints: DocumentHints): { tags: number[]; margins: number[] } {
  const size = input.forms.length;
  const emissions = Array.from({ length: size }, (_, at) => {
    const scores = new Float32Array(CLASSES);
    nameFeatures(input, at, hints, features);
    model.score(features, scores);
    return scores;
  });
  const transitions = transitionScores(model);
  const tags = viterbi(emissions, transitions);
  return { tags, margins: tags.map((tag, at) => (emissions[at]?.[tag] ?? 0) - (emissions[at]?.[0] ?? 0)) };
}

function transitionScores(model: Pick<LinearModel, 'score'>): Float32Array[] {
  return Array.from({ length: CLASSES + 1 }, (_, before) => {
    const scores = new Float32Array(CLASSES);
    single.clear();
    single.values[single.size++] = transitionFeature(before);
    model.score(single, scores);
    return scores;
  });
}

function viterbi(emissions: readonly Float32Array[], transitions: readonly Float32Array[]): number[] {
  const size = emissions.length;
  if (size === 0) return [];
  const back: Int8Array[] = [];
  let best = new Float32Array(CLASSES).map((_, tag) => (follows('O', NAME_CLASSES[tag] ?? '') ? (emissions[0]?.[tag] ?? 0) + (transitions[CLASSES]?.[tag] ?? 0) : -Infinity));
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

/** Hints from the words of a document, and from the names that a first pass found in it. */
export function documentHints(sentences: readonly (readonly string[])[], spans?: readonly (readonly NamedSpan[])[]): DocumentHints {
  const capital = new Map<string, number>();
  const lower = new Map<string, number>();
  for (const words of sentences) {
    words.forEach((word, at) => {
      const key = word.toLowerCase();
      if (/^\p{Ll}/u.test(word)) lower.set(key, (lower.get(key) ?? 0) + 1);
      else if (at > 0 && /^\p{Lu}\p{Ll}/u.test(word)) capital.set(key, (capital.get(key) ?? 0) + 1);
    });
  }
  const types = new Map<string, number[]>();
  spans?.forEach((found, index) => {
    for (const { first, last, type } of found) {
      for (let at = first; at <= last; at++) {
        const key = (sentences[index]?.[at] ?? '').toLowerCase();
        const counts = types.get(key) ?? [0, 0, 0, 0];
        counts[TYPES.indexOf(type)]! += last > first ? 2 : 1;
        if (last > first) counts[3] = 1;
        types.set(key, counts);
      }
    }
  });
  const level = (count: number | undefined): number => Math.min(count ?? 0, 2);
  return {
    hint: (word) => 1 + level(capital.get(word)) * 3 + level(lower.get(word)),
    found: (word) => {
      const counts = types.get(word);
      if (!counts) return 0;
      const top = Math.max(...counts.slice(0, 3));
      return 1 + counts.indexOf(top) * 2 + (counts[3] ?? 0);
    },
  };
}

/** Names of a document in two passes: what the first one finds helps the second with the same words elsewhere. */
export function findNames(model: Pick<LinearModel, 'score'>, sentences: readonly Sentence[], lists: NameLists): NamedSpan[][] {
  const words = sentences.map(({ tokens }) => tokens.map(({ text }) => text));
  const inputs = sentences.map(({ tokens }, index) => nameInput(words[index] ?? [], tokens.map(({ xpos }) => xpos), lists));
  const pass = (hints: DocumentHints): NamedSpan[][] =>
    inputs.map((input) => {
      const { tags, margins } = decodeNames(model, input, hints);
      return spansOf(tags, margins);
    });
  return pass(documentHints(words, pass(documentHints(words))));
}
