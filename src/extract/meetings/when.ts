import type { FrameRules } from '../../lexicon/frames.ts';
import type { DateBasis, TimeExpression } from '../../model/document.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { Scene } from './scene.ts';
import type { StatusReading } from './status.ts';
import type { Trigger } from './trigger.ts';

/** A date as EDTF, with where it comes from and the token it hangs on (-1 where it is none of the sentence's). */
export interface When {
  readonly date: string | null;
  readonly basis: DateBasis | 'none';
  readonly token: number;
}

export const NO_DATE: When = { date: null, basis: 'none', token: -1 };

/** How far up the tree a time may hang above the event, in steps. */
const FARTHEST = 3;

/** The time that belongs to an event: the nearest one in the tree that no other clause claims. */
export function whenOf(scene: Scene, trigger: Trigger, reading: StatusReading, rules: FrameRules): When {
  const ranked = scene.times
    .map((time) => ({ time, distance: distanceOf(scene.syntax, time, trigger, rules) }))
    .filter(({ distance }) => distance <= FARTHEST)
    .sort((a, b) => a.distance - b.distance || Math.abs(a.time.firstToken - trigger.index) - Math.abs(b.time.firstToken - trigger.index));
  const usable = ranked.filter(({ time }) => !isLimit(scene, time, reading));
  const [best] = usable;
  return best ? dated(scene, best.time, reading) : NO_DATE;
}

/** The value of a time as the status reads it: plans look ahead, reports look back. */
export function dated(scene: Scene, { value, ahead, basis, firstToken }: TimeExpression, { status }: StatusReading): When {
  const looksAhead = status === 'planned' || status === 'proposed' || status === 'postponed';
  const past = scene.article.published !== null && value !== null && ahead !== null && value !== ahead && !looksAhead;
  const date = looksAhead ? ahead : past ? value : (value ?? ahead);
  return date === null ? NO_DATE : { date, basis, token: firstToken };
}

/** "since 2018", "until Friday" limit a time; "since" dates an event only where the sentence denies any later one. */
function isLimit({ sentence }: Scene, time: TimeExpression, { negated }: StatusReading): boolean {
  const before = [1, 2].map((back) => sentence.tokens[time.firstToken - back]?.text.toLowerCase());
  return (!negated && before.includes('since')) || before[0] === 'until' || before[0] === 'till';
}

/** Steps between a time and the event, counted over the tree; Infinity where another clause lies between. */
function distanceOf(syntax: Syntax, time: TimeExpression, trigger: Trigger, rules: FrameRules): number {
  const head = headOf(syntax, time);
  const anchor = syntax.head(head) < 0 ? head : syntax.head(head);
  if (anchor === trigger.index) return 0;
  if (anchor === trigger.verb) return 0.5;
  const below = Math.min(climbWithin(syntax, anchor, trigger.index), climbWithin(syntax, anchor, trigger.verb) + 0.5);
  if (below <= FARTHEST) return below;
  return climbAbove(syntax, trigger, anchor, rules);
}

/** The token of the time that hangs outside it. */
export function headOf(syntax: Syntax, { firstToken, lastToken }: TimeExpression): number {
  for (let at = firstToken; at <= lastToken; at++) {
    const head = syntax.head(at);
    if (head < firstToken || head > lastToken) return at;
  }
  return firstToken;
}

/** Steps from a word up to the event, over words that are no verbs with a clause of their own. */
function climbWithin(syntax: Syntax, from: number, event: number): number {
  if (event < 0) return Number.POSITIVE_INFINITY;
  let steps = 0;
  for (let at = from; at >= 0 && steps <= FARTHEST; at = syntax.head(at), steps++) {
    if (at === event) return steps;
    if (syntax.isVerb(at) && syntax.childBy(at, 'nsubj') >= 0) return Number.POSITIVE_INFINITY;
  }
  return Number.POSITIVE_INFINITY;
}

/** Steps from the event up to the word that carries the time; a verb of saying keeps its time to itself. */
function climbAbove(syntax: Syntax, { index, verb }: Trigger, anchor: number, rules: FrameRules): number {
  const start = verb >= 0 ? verb : index;
  let steps = 1;
  for (let at = syntax.head(start); at >= 0 && steps <= FARTHEST; at = syntax.head(at), steps++) {
    if (rules.status.saying.has(syntax.lemma(at)) && syntax.isVerb(at)) return Number.POSITIVE_INFINITY;
    if (at === anchor) return steps + 0.5;
  }
  return Number.POSITIVE_INFINITY;
}
