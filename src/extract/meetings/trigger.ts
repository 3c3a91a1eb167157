import type { Frame, FrameRules } from '../../lexicon/frames.ts';
import { isOf } from '../../lexicon/word-classes.ts';
import type { MeetingKind } from '../../model/claim.ts';
import type { Sentence } from '../../model/document.ts';
import { phrasalLemma, subtree, type Syntax } from '../syntax/syntax.ts';
import { lemmaOf } from '../syntax/lemma.ts';

/** A word that tells of an encounter, with the verb that carries it where it is a noun ("hold talks"). */
export interface Trigger {
  readonly index: number;
  readonly frame: Frame;
  /** The word as it stands, lower case. */
  readonly word: string;
  readonly kind: MeetingKind;
  /** The verb of which the noun is object, subject or adverbial; the trigger itself if it is a verb; -1 without one. */
  readonly verb: number;
  /** How the noun hangs on the verb: obj, nsubj, obl; '' for verbs. */
  readonly link: string;
  /** Does the verb itself tell of the event ("held talks"), or only mention it ("said after talks")? */
  readonly carried: boolean;
}

/**
 * Cheap test before parsing: could any frame apply, and is there somebody, somewhere or some time to be told of? Words
 * that only now and then tell of an encounter need a person in their sentence.
 */
export function mayMatter(
  { tokens }: Sentence,
  rules: FrameRules,
  named: { readonly people: boolean; readonly anything: boolean },
): boolean {
  const someone = named.people || tokens.some(({ upos }) => upos === 'PRON');
  if (!someone && !named.anything) return false;
  return tokens.some(({ text, upos }) => {
    const word = text.toLowerCase();
    const frames = [
      ...(rules.nouns.get(word) ?? []),
      ...(rules.verbs.get(lemmaOf(word, 'VERB')) ?? []),
      ...(upos === 'VERB' ? [] : (rules.nouns.get(lemmaOf(word, 'NOUN')) ?? [])),
    ];
    return frames.some(({ weak }) => !weak || named.people);
  });
}

/** Does a word say who was at an encounter, by itself or as the verb of the encounter's name: "attended the talks"? */
export const isAttendance = (syntax: Syntax, { frame, verb, carried }: Trigger, rules: FrameRules): boolean =>
  frame.attendance ||
  (carried && verb >= 0 && (rules.verbs.get(syntax.lemma(verb)) ?? []).some(({ attendance }) => attendance));

export function triggersIn(syntax: Syntax, rules: FrameRules): Trigger[] {
  const found: Trigger[] = [];
  for (let index = 0; index < syntax.size; index++) {
    const frames = framesAt(syntax, index, rules).flatMap((frame) => makeTrigger(syntax, index, frame, rules) ?? []);
    const trigger = frames.find(({ frame }) => !frame.weak) ?? frames[0];
    if (trigger) found.push(trigger);
  }
  return found;
}

/** Forms that are hardly ever anything but past. */
export const PAST_FORM = /(?:ed|met|spoke|held|sat|saw)$/;

function framesAt(syntax: Syntax, index: number, rules: FrameRules): readonly Frame[] {
  const upos = syntax.tokens[index]?.upos;
  const word = syntax.word(index);
  if (upos === 'VERB') return rules.verbs.get(syntax.lemma(index)) ?? [];
  // "Also present were": an adjective may say who was there.
  if (upos === 'ADJ') return (rules.verbs.get(word) ?? []).filter(({ attendance }) => attendance);
  // "last met in June": a past form that is no noun is a verb, whatever the tagger thinks.
  if (upos !== 'PROPN' && PAST_FORM.test(word)) return rules.verbs.get(lemmaOf(word, 'VERB')) ?? [];
  // In headlines and compounds ("phone call", "CALL") tags waver: any noun-like tag will do.
  if (upos !== 'NOUN' && upos !== 'PROPN') return [];
  return rules.nouns.get(word) ?? (isCaptionVerb(syntax, index) ? (rules.verbs.get(lemmaOf(word, 'VERB')) ?? []) : []);
}

/** "President Biden greets Chinese President Xi": between two names, what looks like a plural noun is a verb. */
function isCaptionVerb(syntax: Syntax, index: number): boolean {
  const named = (at: number): boolean => /^\p{Lu}/u.test(syntax.tokens[at]?.text ?? '');
  return /[a-z]s$/.test(syntax.word(index)) && index > 0 && named(index - 1) && named(index + 1);
}

function makeTrigger(syntax: Syntax, index: number, frame: Frame, rules: FrameRules): Trigger | undefined {
  const { verb, link } = frame.pos === 'verb' ? { verb: index, link: '' } : carrier(syntax, index);
  const scope = [...subtree(syntax, index), ...(frame.pos === 'noun' ? [] : syntax.children(index))];
  if (frame.needs.length > 0 && !frame.needs.some((phrase) => textOf(syntax).includes(phrase))) return undefined;
  const cue = kindCue(syntax, index, scope, rules);
  if (frame.pos === 'verb' && isMetWith(syntax, index)) return undefined;
  if (frame.needsCall && cue === undefined && !isTelephoneCall(syntax, index)) return undefined;
  // A compound part of another event noun ("talks venue", "summit meeting") speaks through its head.
  if (frame.pos === 'noun' && syntax.relation(index) === 'compound' && rules.nouns.has(syntax.word(syntax.head(index))))
    return undefined;
  return {
    index,
    frame,
    word: syntax.word(index),
    kind: cue && frame.kind !== 'visit' ? cue : inPersonKind(syntax, frame, rules),
    verb,
    link,
    carried: verb === index || isCarrier(syntax, index, verb, link, rules),
  };
}

/** "was met with applause": what met somebody so is a thing. */
const isMetWith = (syntax: Syntax, index: number): boolean =>
  syntax.word(index) === 'met' &&
  syntax.word(index + 1) === 'with' &&
  (syntax.childBy(index, 'aux:pass') >= 0 || syntax.childBy(index, 'nsubj:pass') >= 0);

const textOf = (syntax: Syntax): string => syntax.tokens.map(({ text }) => text.toLowerCase()).join(' ');

function inPersonKind(syntax: Syntax, frame: Frame, rules: FrameRules): MeetingKind {
  const text = textOf(syntax);
  return frame.kind === 'call' && frame.id === 'speak-with' && rules.inPerson.some((phrase) => text.includes(phrase))
    ? 'meeting'
    : frame.kind;
}

/** "by phone", "video summit", "telephone conversation": a cue in the phrase or right beside the word. */
function kindCue(syntax: Syntax, index: number, scope: readonly number[], rules: FrameRules): MeetingKind | undefined {
  const near = scope.filter((at) => Math.abs(at - index) <= 6);
  for (const at of near) {
    const pair = `${syntax.word(at)} ${syntax.word(at + 1)}`;
    const kind = rules.kinds.get(syntax.word(at)) ?? rules.kinds.get(pair);
    if (kind && (at !== index || syntax.tokens[index]?.upos !== 'VERB')) return kind;
  }
  return undefined;
}

/** A call between or with people, that someone held or had: no call for action, no "call on". */
function isTelephoneCall(syntax: Syntax, index: number): boolean {
  const markers = syntax.childrenBy(index, 'nmod', 'obl').map((child) => syntax.marker(child));
  if (markers.includes('for') || markers.includes('on')) return false;
  return markers.includes('with') || markers.includes('between') || syntax.childrenBy(index, 'compound').length > 0;
}

/** The words of an event itself: its own, and the verb that carries it. */
export const eventWords = ({ index, verb, carried }: Trigger): ReadonlySet<number> =>
  new Set(carried ? [index, verb] : [index]);

function isCarrier(
  syntax: Syntax,
  index: number,
  verb: number,
  link: string,
  { carriers, status }: FrameRules,
): boolean {
  if (verb < 0) return false;
  const lemma = syntax.lemma(verb);
  if (link === 'obl' && isOf('scene', syntax.marker(index))) return isOf('taking_part', lemma);
  return carriers.has(lemma) || status.off.has(lemma) || status.off.has(phrasalLemma(syntax, verb));
}

/** The verb that an event noun depends on, over conjunctions and "of" phrases ("two days of talks"). */
function carrier(syntax: Syntax, index: number): { verb: number; link: string } {
  let at = index;
  for (let steps = 0; steps < 4; steps++) {
    const head = syntax.head(at);
    if (head < 0) return { verb: -1, link: '' };
    const relation = syntax.relation(at);
    if (syntax.isVerb(head) && ['obj', 'nsubj', 'obl', 'xcomp'].includes(relation))
      return { verb: head, link: relation };
    const passes =
      relation === 'conj' ||
      (relation === 'nmod' && (syntax.marker(at) === 'of' || isOf('scene', syntax.marker(at)))) ||
      (relation === 'obl' && !syntax.isVerb(head));
    if (!passes) return { verb: -1, link: '' };
    at = head;
  }
  return { verb: -1, link: '' };
}
