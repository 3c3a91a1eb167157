import type { Features } from './hash.ts';
import type { ParserState } from './parser-state.ts';
import type { WordForm } from './word-features.ts';

/** What the parser sees of a sentence: word forms and tags (class numbers of the tagger), and marks between words. */
export interface ParserInput {
  readonly forms: readonly WordForm[];
  readonly tags: readonly number[];
  /** Running counts of commas and of conjunctions before each token: what lies between two words of a list. */
  readonly commas: Int32Array;
  readonly conjunctions: Int32Array;
  /** From each token on, the next noun, name or number: what a preposition or comma ahead leads to; -1 where none is near. */
  readonly nouns: Int32Array;
  /** From each token on, the next finite verb or auxiliary, -1 where none follows. */
  readonly verbs: Int32Array;
}

/** How the parser reads a tag: coarse word class and whether it is a finite verb. */
export interface TagKinds {
  readonly noun: readonly boolean[];
  readonly finite: readonly boolean[];
}

export function tagKinds(classes: readonly string[]): TagKinds {
  return {
    noun: classes.map((name) => /^(?:NOUN|PROPN|PRON|NUM)\|/.test(name)),
    finite: classes.map((name) => /\|(?:VBD|VBZ|VBP|MD)$/.test(name)),
  };
}

const NEAR = 6;

function nextOf(tags: readonly number[], kind: readonly boolean[], near: number): Int32Array {
  const found = new Int32Array(tags.length + 2).fill(-1);
  for (let at = tags.length - 1, last = -1; at >= 0; at--) {
    if (kind[tags[at] as number]) last = at;
    found[at] = last >= 0 && last - at <= near ? last : -1;
  }
  return found;
}

export function parserInput(forms: readonly WordForm[], tags: readonly number[], kinds: TagKinds): ParserInput {
  const count = (test: (text: string) => boolean): Int32Array => {
    const counts = new Int32Array(forms.length + 2);
    forms.forEach(({ text }, at) => (counts[at + 1] = (counts[at] as number) + (test(text) ? 1 : 0)));
    counts[forms.length + 1] = counts[forms.length] as number;
    return counts;
  };
  return {
    forms,
    tags,
    commas: count((text) => text === ','),
    conjunctions: count((text) => /^(and|or|&)$/i.test(text)),
    nouns: nextOf(tags, kinds.noun, NEAR),
    verbs: nextOf(tags, kinds.finite, forms.length),
  };
}

const NOTHING = 3;
const ROOT = 5;

/** Features of a state: after Zhang and Nivre (2011), for arc-hybrid, with list marks between the candidates. */
export function parserFeatures(state: ParserState, input: ParserInput, into: Features): void {
  const { forms, tags } = input;
  const word = (at: number): number => (at < 0 ? NOTHING : at >= state.size ? ROOT : (forms[at]?.lower ?? NOTHING));
  const tag = (at: number): number => (at < 0 ? NOTHING : at >= state.size ? ROOT : (tags[at] ?? 0) + 10);
  const shape = (at: number): number => (at < 0 ? NOTHING : at >= state.size ? ROOT : (forms[at]?.shape ?? NOTHING));
  const label = (at: number): number => (at < 0 ? NOTHING : (state.labels[at] ?? -1) + 10);
  const [s0, s1, s2] = [state.top(0), state.top(1), state.top(2)];
  const [b0, b1, b2, b3] = [state.ahead(0), state.ahead(1), state.ahead(2), state.ahead(3)];
  const left = (at: number): number => (at < 0 ? -1 : (state.leftmost[at] as number));
  const left2 = (at: number): number => (at < 0 ? -1 : (state.secondLeft[at] as number));
  const right = (at: number): number => (at < 0 ? -1 : (state.rightmost[at] as number));
  const right2 = (at: number): number => (at < 0 ? -1 : (state.secondRight[at] as number));
  const [s0l, s0r, s1l, s1r, b0l] = [left(s0), right(s0), left(s1), right(s1), left(b0)];
  const [s0l2, s0r2, s1r2, b0l2] = [left2(s0), right2(s0), right2(s1), left2(b0)];
  const [ws0, ts0, ws1, ts1, wb0, tb0, tb1, wb1] = [
    word(s0),
    tag(s0),
    word(s1),
    tag(s1),
    word(b0),
    tag(b0),
    tag(b1),
    word(b1),
  ];
  const distance = s0 < 0 ? 0 : Math.min(b0 - s0, 12);
  const gap = s1 < 0 ? 0 : Math.min(s0 - s1, 12);
  const valencyLeft = s0 < 0 ? 0 : Math.min(state.leftCount[s0] as number, 4) + 1;
  const valencyRight = s0 < 0 ? 0 : Math.min(state.rightCount[s0] as number, 4) + 1;
  const valency1 = s1 < 0 ? 0 : Math.min(state.rightCount[s1] as number, 4) + 1;
  const valencyBuffer = Math.min(state.leftCount[b0] as number, 4) + 1;
  const between = (from: number, to: number): number => {
    if (from < 0 || to < 0) return 0;
    const commas = (input.commas[to] as number) - (input.commas[from + 1] as number);
    const joins = (input.conjunctions[to] as number) - (input.conjunctions[from + 1] as number);
    return 1 + Math.min(Math.max(commas, 0), 3) * 4 + Math.min(Math.max(joins, 0), 3);
  };
  const noun = input.nouns[b0] ?? -1;
  const nextNoun = b1 < 0 ? -1 : (input.nouns[b1] ?? -1);
  const verb = input.verbs[b0] ?? -1;
  const toVerb = verb < 0 ? 0 : Math.min(verb - b0, 8) + 1;
  const joined = joinedAhead(input, b0, verb);
  const [wn, tn, wn1, tn1] = [word(noun), tag(noun), word(nextNoun), tag(nextNoun)];
  let t = 1;
  const add = (a = 0, b = 0, c = 0, d = 0): void => into.add(t++, a, b, c, d);
  into.clear();
  add();
  add(ws0);
  add(ts0);
  add(ws0, ts0);
  add(ws1);
  add(ts1);
  add(ws1, ts1);
  add(wb0);
  add(tb0);
  add(wb0, tb0);
  add(wb1);
  add(tb1);
  add(word(b2));
  add(tag(b2));
  add(ws0, wb0);
  add(ws0, ts0, wb0, tb0);
  add(ws0, ts0, tb0);
  add(ts0, wb0, tb0);
  add(ts0, tb0);
  add(ws1, ws0);
  add(ws1, ts0);
  add(ts1, ws0);
  add(ts1, ts0);
  add(ws1, ts1, ws0, ts0);
  add(ts0, tb0, tb1);
  add(tb0, tb1, tag(b2));
  add(ts1, ts0, tb0);
  add(tag(s2), ts1, ts0);
  add(ts1, ts0, tb0, tb1);
  add(ws1, ts0, tb0);
  add(ts1, ws0, tb0);
  add(ts1, ts0, wb0);
  add(tag(b3), tb1);
  add(ts0, tag(s0l), tb0);
  add(ts0, tag(s0r), tb0);
  add(ts0, tb0, tag(b0l));
  add(ts1, tag(s1r), ts0);
  add(ts1, tag(s1l), ts0);
  add(ts1, ts0, tag(s0l));
  add(ts1, ts0, tag(s0r));
  add(ts0, tag(s0l), tag(s0l2));
  add(ts0, tag(s0r), tag(s0r2));
  add(tb0, tag(b0l), tag(b0l2));
  add(ws0, label(s0l));
  add(ws0, label(s0r));
  add(ts0, label(s0l), label(s0l2));
  add(ts0, label(s0r), label(s0r2));
  add(ws1, label(s1r));
  add(ts1, label(s1r), label(s1r2));
  add(ts1, label(s1l));
  add(wb0, label(b0l));
  add(tb0, label(b0l), label(b0l2));
  add(ws0, valencyLeft);
  add(ts0, valencyLeft, valencyRight);
  add(ws0, valencyRight);
  add(ws1, valency1);
  add(ts1, valency1);
  add(tb0, valencyBuffer);
  add(wb0, valencyBuffer);
  add(ws0, distance);
  add(ts0, distance, tb0);
  add(wb0, distance);
  add(tb0, distance);
  add(ts1, gap, ts0);
  add(ws1, gap);
  add(word(s0l), tb0);
  add(word(s0r), tb0);
  add(word(s0l), ts0);
  add(word(s0r), ts0);
  add(word(s1r), ts0);
  add(word(b0l), ts0);
  add(between(s0, b0), ts0, tb0);
  add(between(s1, s0), ts1, ts0);
  add(between(s0, b0), ws0);
  add(between(s1, s0), ts1, ts0, tb0);
  add(label(s0), ts0, tb0);
  add(ws1, ws0, tb0);
  add(ws0, wb0, tb1);
  add(tag(s2), ts0, tb0);
  add(word(s2), ts1);
  add(word(s0l), ws0, tb0);
  add(ws1, word(s0l), ts0);
  add(wb0, wb1);
  add(ws0, tb0, tb1);
  // What the word ahead leads to: "met X in May" against "the minister in charge".
  add(ws1, wb0);
  add(ws1, wb0, wn1);
  add(ws0, wb0, wn1);
  add(wb0, wn1, ts0);
  add(ws0, wb0, tn1);
  add(ws1, wb0, tn1);
  add(ts1, ts0, wb0, tn1);
  add(ws1, ts0, wb0);
  add(ts0, wb0, tb1, tag(b2));
  add(wb0, wb1, ts0);
  add(wn, ts0, tb0);
  add(ts0, tb0, tn, tn1);
  // Lists: what is joined so far, what is still to come, and whether a verb comes first.
  add(ts1, ts0, tb0, joined);
  add(ts0, wb0, joined, tn1);
  add(ts1, label(s1r), ts0, tb0);
  add(ws1, ts0, label(s1r));
  add(between(s1, s0), ts1, ts0, wb0);
  add(ts1, ts0, tb0, toVerb);
  add(ts0, wb0, toVerb);
  add(tag(s2), ts1, ts0, joined);
  add(label(s0r), label(s1r), ts0, ts1);
  add(ts1, ts0, word(s0l), tb0);
  add(word(s2), word(s0l), ts1, ts0);
  add(ws1, word(s0l), ws0);
  add(label(s0l), label(s0r), ts0, tb0);
  add(shape(s1), shape(s0), ts1, ts0);
  add(shape(s0), shape(b0), ts0, tb0);
}

/** Whether "and" stands ahead before the next finite verb, and how many commas before it: the rest of a list. */
function joinedAhead({ commas, conjunctions }: ParserInput, from: number, verb: number): number {
  const to = verb < 0 ? commas.length - 1 : verb;
  if (to <= from) return 0;
  const joins = (conjunctions[to] as number) - (conjunctions[from] as number);
  const marks = (commas[to] as number) - (commas[from] as number);
  return 1 + Math.min(joins, 2) * 4 + Math.min(marks, 3);
}
