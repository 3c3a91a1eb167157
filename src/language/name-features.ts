import { hashText, type Features } from './hash.ts';
import { listsAt, LIST_BITS, type NameLists } from './name-lists.ts';
import { OUTSIDE, wordForm, type WordForm } from './word-features.ts';

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
  /** Per word the first and last word of the run of capitalised words it stands in; -1 outside. */
  readonly runs: readonly (readonly [first: number, last: number])[];
}

const NO_RUN = [-1, -1] as const;
const JOINT = /^(?:of|the|and|for|-|'s|’s|&|de|al|bin|van|von)$/;

/** Runs of capitalised words. A run ends at any other word: joints as in "Bank of China" begin another. */
function runsOf(words: readonly string[]): (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = words.map(() => NO_RUN);
  for (let first = 0; first < words.length; first++) {
    if (!/^\p{Lu}/u.test(words[first] ?? '')) continue;
    let last = first;
    const goesOn = (at: number): boolean =>
      /^\p{Lu}/u.test(words[at] ?? '') || (words[at] === '-' && /^\p{L}/u.test(words[at + 1] ?? ''));
    while (goesOn(last + 1) || (words[last] === '-' && last + 1 < words.length)) last++;
    for (let at = first; at <= last; at++) runs[at] = [first, last];
    first = last;
  }
  return runs;
}

export function nameInput(words: readonly string[], xpos: readonly string[], lists: NameLists): NameInput {
  const capitals = words.filter((word) => /^\p{Lu}{2,}$/u.test(word)).length;
  return {
    forms: words.map((word) => wordForm(word)),
    tags: xpos.map(hashText),
    lists: listsAt(words, lists),
    runs: runsOf(words),
    upper: capitals > words.filter((word) => /\p{L}/u.test(word)).length * 0.6,
  };
}

/** First template and number of the features of names found elsewhere in the document. */
const [FIRST_FOUND, FOUND] = [259, 4] as const;

/** All features of a name tag. */
export function nameFeatures(input: NameInput, at: number, hints: DocumentHints, into: Features): void {
  into.clear();
  wordFeatures(input, at, hints, into);
  foundFeatures(input, at, hints, into);
}

/** What a first pass found in the words here and beside: the only features that differ between the two passes. */
export function foundFeatures(input: NameInput, at: number, hints: DocumentHints, into: Features): void {
  const found = (index: number): number => hints.found((input.forms[index] ?? OUTSIDE).small);
  const { shape } = input.forms[at] ?? OUTSIDE;
  const [here, next] = [found(at), found(at + 1)];
  into.add(FIRST_FOUND, here, shape);
  into.add(FIRST_FOUND + 1, here, input.lists[at] ?? 0, input.tags[at] ?? 7);
  into.add(FIRST_FOUND + 2, found(at - 1), here, next);
  into.add(FIRST_FOUND + 3, next, shape);
}

/** Words, shapes, tags, gazetteers, clusters and how the document writes them, two words to each side. */
export function wordFeatures(input: NameInput, at: number, hints: DocumentHints, into: Features): void {
  const form = (index: number): WordForm => input.forms[index] ?? OUTSIDE;
  const tag = (index: number): number => input.tags[index] ?? 7;
  const list = (index: number): number => input.lists[index] ?? 0;
  const here = form(at);
  const case_ = input.upper ? 1 : 0;
  let t = 200;
  const add = (a = 0, b = 0, c = 0, d = 0): void => into.add(t++, a, b, c, d);
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
  for (let offset = -2; offset <= 2; offset++) {
    add(form(at + offset).cluster);
    add(form(at + offset).kind, offset === 0 ? here.shape : 0);
  }
  add(form(at - 1).cluster, here.shape);
  add(here.shape, form(at + 1).cluster);
  add(form(at - 1).kind, here.kind, here.shape);
  add(here.kind, form(at + 1).kind, here.shape);
  add(form(at - 1).kind, here.shape, form(at + 1).kind);
  add(here.cluster, here.shape, tag(at));
  add(hints.hint(here.small), here.shape, at === 0 ? 1 : 0);
  add(hints.hint(here.small), list(at));
  t += FOUND;
  for (const bit of LIST_BITS) {
    for (let offset = -1; offset <= 1; offset++) {
      if ((list(at + offset) & bit) !== 0) into.add(t, bit, offset + 2);
      if ((list(at + offset) & bit) !== 0) into.add(t + 1, bit, offset + 2, tag(at), here.shape);
    }
  }
  t += 2;
  runFeatures(input, at, form, list, add);
}

/** The run of capitals as a whole: what stands before and behind it, its first and last word, the place in it. */
function runFeatures(
  { runs, forms, upper }: NameInput,
  at: number,
  form: (index: number) => WordForm,
  list: (index: number) => number,
  add: (a?: number, b?: number, c?: number, d?: number) => void,
): void {
  const [first, last] = runs[at] ?? NO_RUN;
  if (first < 0 || upper) return;
  const [length, place] = [Math.min(last - first, 5), Math.min(at - first, 4)];
  const rest = Math.min(last - at, 4);
  const joint = JOINT.test(forms[last + 1]?.text ?? '') ? 1 : 0;
  add(length, place);
  add(form(first - 1).lower, place, length);
  add(form(last + 1).lower, rest, length);
  add(form(first - 1).lower, form(last + 1).lower);
  add(form(first - 2).lower, form(first - 1).lower, place);
  add(form(last + 1).lower, form(last + 2).lower, rest);
  add(form(last).lower, rest);
  add(form(first).lower, place);
  add(form(last).suffixes[2], rest);
  add(list(first), list(last), place, rest);
  add(list(first - 1), place, length);
  add(joint, form(last).lower);
  add(form(first - 1).cluster, place, length);
  add(form(last + 1).cluster, rest, length);
  add(form(last).cluster, rest);
  add(form(first - 1).kind, form(last).kind, place);
  add(form(first - 1).kind, form(last + 1).kind, length);
}
