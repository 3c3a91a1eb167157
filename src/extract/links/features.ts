import { isOf } from '../../lexicon/word-classes.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { Scene } from '../meetings/scene.ts';
import type { Side } from '../meetings/sides.ts';
import type { StatusReading } from '../meetings/status.ts';
import type { Trigger } from '../meetings/trigger.ts';
import { between as between_, bucket, pathBetween } from './surface.ts';
import type { Candidate } from './candidates.ts';
import { settingFeatures } from './settings.ts';

/** What is known of a trigger before anyone asks who takes part. */
export interface TriggerView {
  readonly scene: Scene;
  readonly trigger: Trigger;
  /** What the rules of the frame find. */
  readonly sides: readonly Side[];
  readonly reading: StatusReading;
  readonly candidates: readonly Candidate[];
  /** Tokens that say what was talked about. */
  readonly matter: ReadonlySet<number>;
  /** Tokens of the triggers of the sentence, but for another word of the same event. */
  readonly triggers: readonly number[];
  /** What the rules find for the other triggers of the sentence. */
  readonly rivals: readonly (readonly Side[])[];
}

/** What speaks for and against a candidate's taking part in what a trigger tells of, as named features. */
export function linkFeatures(view: TriggerView, candidate: Candidate): string[] {
  const { scene, trigger, sides } = view;
  const { syntax } = scene;
  const { party, first, last, head } = candidate;
  const pos = trigger.frame.pos;
  const frame = trigger.frame.id;
  const after = first > trigger.index;
  const order = after ? 'after' : 'before';
  const slot = sides.find(({ parties }) => parties.some(({ key }) => key === party.key))?.slot ?? 'none';
  const complete = sides.reduce((sum, { parties }) => sum + parties.length, 0) >= 2 ? 'full' : 'thin';
  const [from, to] = after ? [trigger.index, first] : [last, trigger.index];
  const between = between_(from, to);
  const verbs = between.filter((at) => syntax.tokens[at]?.upos === 'VERB').length;
  const others = new Set(
    view.candidates
      .filter((other) => other.party.key !== party.key && other.first > from && other.last < to)
      .map((other) => other.party.key),
  ).size;
  const rival = view.triggers.some((at) => at > from && at < to && at !== trigger.index) ? 'rival' : 'free';
  const before = leftWord(scene, first, 1);
  const marker = markerBefore(scene, candidate);
  const path = pathBetween(syntax, head, trigger.index);
  const viaVerb = trigger.verb >= 0 && trigger.verb !== trigger.index ? pathBetween(syntax, head, trigger.verb) : '';
  const words = between.length <= 3 ? between.map((at) => syntax.word(at)).join('_') : bucket(between.length);
  const quote = crossesQuote(scene, from, to) ? 'quote' : 'same';
  const next = syntax.word(last + 1);
  const what = `${party.type}/${party.how}`;
  const distance = bucket(between.length);
  const mark = between
    .map((at) => syntax.word(at))
    .filter((word) => isOf('clause_edge', word))
    .slice(0, 3)
    .join('_');
  return [
    'bias',
    `what=${what}`,
    `frame=${frame}`,
    `trigger=${syntax.fullRelation(trigger.index)}&slot=${slot}&${order}`,
    `slot=${slot}`,
    `slot=${slot}&pos=${pos}&how=${party.how}`,
    `slot=${slot}&what=${party.type}&${complete}`,
    `slot=${slot}&frame=${frame}`,
    `slot=${slot}&${order}&others=${Math.min(others, 4)}&verbs=${Math.min(verbs, 3)}`,
    `slot=${slot}&link=${trigger.link}&carried=${trigger.carried}`,
    `${order}&pos=${pos}&verbs=${Math.min(verbs, 3)}&${rival}`,
    `${order}&pos=${pos}&others=${Math.min(others, 4)}&${what}`,
    `${order}&distance=${distance}&slot=${slot}`,
    `path=${path}`,
    `path=${path}&pos=${pos}`,
    `path=${path}&marker=${marker}`,
    `via=${viaVerb}`,
    `via=${viaVerb}&marker=${marker}`,
    `marker=${marker}&${order}&pos=${pos}`,
    `marker=${marker}&${order}&frame=${frame}&${rival}`,
    `marker=${marker}&${order}&others=${Math.min(others, 3)}&verbs=${Math.min(verbs, 2)}`,
    `left=${before}&${order}`,
    `left=${before}&next=${next}`,
    `next=${next}&${order}&slot=${slot}`,
    `words=${words}&${order}&pos=${pos}`,
    `word=${trigger.word}&words=${words}`,
    `marks=${mark}&${order}`,
    `marks=${mark}&slot=${slot}`,
    `${quote}&${order}&slot=${slot}`,
    `relation=${syntax.fullRelation(head)}&${order}&pos=${pos}&slot=${slot}`,
    `governor=${governor(syntax, head)}&slot=${slot}`,
    `governor=${governor(syntax, head)}&marker=${marker}`,
    `people=${Math.min(view.candidates.length, 6)}&slot=${slot}`,
    `rival=${rivalSlot(view, candidate)}&slot=${slot}`,
    `rival=${rivalSlot(view, candidate)}&slot=${slot}&pos=${pos}&${order}`,
    `joined=${joined(view, candidate)}&slot=${slot}`,
    `joined=${joined(view, candidate)}&${order}`,
    `start=${first <= 2}&${order}&pos=${pos}&${rival}`,
    `possessive=${next === "'s" || next === "'"}&what=${party.type}&slot=${slot}`,
  ];
}

/** What speaks for and against a trigger's telling of an encounter, once it is known who may take part. */
export function eventFeatures(view: TriggerView, chances: readonly number[]): string[] {
  const { scene, trigger, sides, reading } = view;
  const { syntax } = scene;
  const likely = distinct(view, chances, 0.5);
  const sure = distinct(view, chances, 0.8);
  const frame = trigger.frame.id;
  const word = trigger.word;
  const rules = sides.reduce((sum, { parties }) => sum + parties.length, 0);
  const types = [...new Set(likely.map(({ party }) => party.type))].sort().join('+');
  const hows = [...new Set(likely.map(({ party }) => party.how))].sort().join('+');
  const carrier = trigger.verb >= 0 && trigger.verb !== trigger.index ? syntax.lemma(trigger.verb) : '';
  const determiner = syntax.childrenBy(trigger.index, 'det', 'nmod:poss').map((at) => syntax.word(at))[0] ?? '';
  const object = syntax.childBy(trigger.index, 'obj');
  const thing =
    object >= 0 &&
    !view.candidates.some(({ head, first, last }) => head === object || (first <= object && object <= last));
  const markers = syntax.childrenBy(trigger.index, 'obl', 'nmod').map((at) => syntax.marker(at));
  const count = Math.min(likely.length, 4);
  return [
    'bias',
    `word=${word}`,
    `frame=${frame}`,
    `frame=${frame}&count=${count}`,
    `relation=${syntax.fullRelation(trigger.index)}&frame=${frame}`,
    `relation=${syntax.fullRelation(trigger.index)}&count=${count}`,
    `word=${word}&count=${Math.min(count, 2)}`,
    `accepted=${ruleAccepts(view)}&weak=${trigger.frame.weak}`,
    `accepted=${ruleAccepts(view)}&frame=${frame}&count=${count}`,
    `count=${count}&sure=${Math.min(sure.length, 3)}`,
    `count=${count}&rules=${Math.min(rules, 3)}&weak=${trigger.frame.weak}`,
    `types=${types}&count=${count}`,
    `types=${types}&frame=${frame}`,
    `hows=${hows}&count=${count}`,
    `carrier=${carrier}`,
    `carrier=${carrier}&frame=${frame}`,
    `link=${trigger.link}&carried=${trigger.carried}&count=${count}`,
    `determiner=${determiner}&frame=${frame}&count=${count}`,
    `status=${reading.status}&negated=${reading.negated}`,
    `status=${reading.by}`,
    `negated=${reading.negated}&frame=${frame}`,
    `thing=${thing}&frame=${frame}`,
    `thing=${thing ? syntax.lemma(object) : ''}&frame=${frame}`,
    `next=${syntax.word(trigger.index + 1)}&word=${word}`,
    `previous=${syntax.word(trigger.index - 1)}&frame=${frame}`,
    ...markers.map((marker) => `marker=${marker}&frame=${frame}`),
    ...syntax.childrenBy(trigger.index, 'amod', 'compound').map((at) => `modifier=${syntax.word(at)}&frame=${frame}`),
    `times=${Math.min(scene.times.length, 2)}&count=${count}`,
    `sentence=${Math.min(scene.sentence.index, 3)}&count=${count}`,
    ...settingFeatures(scene, frame),
  ];
}

/** What speaks for "met A and B" being two encounters and not one; `met` are those who are met. */
export function apartFeatures(
  { scene, trigger }: Pick<TriggerView, 'scene' | 'trigger'>,
  sides: readonly Side[],
  met: Side,
): string[] {
  const { syntax } = scene;
  const tokens = met.parties.map(({ token }) => token).sort((a, b) => a - b);
  const [first = 0] = tokens;
  const last = tokens.at(-1) ?? first;
  const between = between_(first - 1, last + 1).map((at) => syntax.word(at));
  const others = sides.filter((side) => side !== met).flatMap(({ parties }) => parties).length;
  const plural = trigger.word.endsWith('s');
  const key = `${met.slot}&pos=${trigger.frame.pos}`;
  const size = Math.min(met.parties.length, 4);
  const again = between.filter((word) => isOf('met_next', word));
  return [
    'bias',
    `slot=${key}`,
    `slot=${key}&size=${size}&others=${Math.min(others, 2)}`,
    `frame=${trigger.frame.id}&slot=${met.slot}`,
    `frame=${trigger.frame.id}&plural=${plural}`,
    `plural=${plural}&pos=${trigger.frame.pos}&size=${size}`,
    `separately=${syntax.tokens.some(({ text }) => text.toLowerCase() === 'separately')}`,
    `distance=${bucket(last - first)}&size=${size}`,
    `others=${Math.min(others, 3)}&slot=${met.slot}`,
    ...again.map((word) => `between=${word}`),
    ...[...new Set(syntax.tokens.map(({ text }) => text.toLowerCase()))]
      .filter((word) => isOf('met_as_one', word))
      .map((word) => `word=${word}`),
    `first=${syntax.word(first + 1)}`,
  ];
}

/** Candidates above a chance, each party once. */
export function distinct(view: TriggerView, chances: readonly number[], least: number): Candidate[] {
  const byKey = new Map<string, Candidate>();
  view.candidates.forEach((candidate, at) => {
    if ((chances[at] ?? 0) >= least && !byKey.has(candidate.party.key)) byKey.set(candidate.party.key, candidate);
  });
  return [...byKey.values()];
}

const leftWord = ({ syntax }: Scene, first: number, back: number): string => syntax.word(first - back);

/** The last preposition or joining word in front of a name, over its titles. */
function markerBefore({ syntax }: Scene, { first }: Candidate): string {
  for (let at = first - 1; at >= Math.max(0, first - 8); at--) {
    const upos = syntax.tokens[at]?.upos ?? '';
    if (upos === 'ADP' || upos === 'CCONJ' || upos === 'SCONJ' || upos === 'VERB' || upos === 'AUX')
      return upos === 'VERB' || upos === 'AUX' ? upos : syntax.word(at);
    if (syntax.word(at) === ',') return ',';
    if (!['PROPN', 'ADJ', 'NOUN', 'DET', 'PRON', 'PART', 'PUNCT', 'NUM'].includes(upos)) return upos;
  }
  return '^';
}

function crossesQuote({ syntax }: Scene, from: number, to: number): boolean {
  let marks = 0;
  for (let at = from; at <= to; at++) if (/^["“”]$|^``$|^''$/.test(syntax.word(at))) marks++;
  return marks % 2 === 1;
}

const governor = (syntax: Syntax, head: number): string =>
  syntax.head(head) < 0 ? '^' : syntax.lemma(syntax.head(head));

/** Where the rules put a candidate for another trigger of the sentence. */
function rivalSlot({ rivals }: TriggerView, { party }: Candidate): string {
  const slots = rivals.flatMap((sides) =>
    sides.filter(({ parties }) => parties.some(({ key }) => key === party.key)).map(({ slot }) => slot),
  );
  return [...new Set(slots)].sort().slice(0, 2).join('+');
}

/** Does a candidate stand in one list with another that the rules take for a party? */
function joined(view: TriggerView, { first, last, party }: Candidate): string {
  const { syntax } = view.scene;
  for (const other of view.candidates) {
    if (other.party.key === party.key) continue;
    const [a, b] = other.last < first ? [other.last, first] : [last, other.first];
    if (b - a > 12 || b <= a) continue;
    const between = between_(a, b);
    const and = between.some((at) => syntax.word(at) === 'and' || syntax.word(at) === ',');
    if (!and || between.some((at) => ['VERB', 'AUX', 'ADP', 'SCONJ'].includes(syntax.tokens[at]?.upos ?? ''))) continue;
    const slot = view.sides.find(({ parties }) => parties.some(({ key }) => key === other.party.key))?.slot;
    if (slot) return slot;
  }
  return 'none';
}

/** Would the rules of the frame alone take this for a meeting: enough parties of the sort that it asks for? */
function ruleAccepts({ trigger: { frame }, sides, scene, reading }: TriggerView): boolean {
  const parties = sides.flatMap((side) => side.parties);
  const people = parties.filter(({ type }) => type === 'person');
  if (parties.length < frame.parties || reading.negated) return false;
  if (frame.personal && people.length < Math.min(2, frame.parties)) return false;
  if (frame.official && !people.some(({ offices }) => offices.length > 0)) return false;
  return (
    frame.objectWith.length === 0 ||
    scene.syntax.tokens.some(({ text }) => frame.objectWith.includes(text.toLowerCase()))
  );
}
