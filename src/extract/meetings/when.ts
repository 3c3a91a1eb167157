import type { FrameRules } from '../../lexicon/frames.ts';
import { daysBetween, type Day } from '../../model/days.ts';
import { bounds } from '../../model/edtf.ts';
import type { DateBasis, TimeExpression } from '../../model/document.ts';
import { clauseToll, treeDistance, type Toll } from '../syntax/distance.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { Scene } from './scene.ts';
import type { StatusReading } from './status.ts';
import { eventWords, type Trigger } from './trigger.ts';

/** A date as EDTF, with where it comes from and the token it hangs on (-1 where it is none of the sentence's). */
export interface When {
  readonly date: string | null;
  readonly basis: DateBasis | 'none';
  readonly token: number;
}

export const NO_DATE: When = { date: null, basis: 'none', token: -1 };

/** How far a time may stand from the event, in steps over the tree and tolls of clauses between them. */
const FARTHEST = 5;

/** The time that belongs to an event: the nearest one in the tree that no other clause claims. */
export function whenOf(scene: Scene, trigger: Trigger, reading: StatusReading, rules: FrameRules): When {
  const toll = clauseToll(scene.syntax, rules.status.saying, eventWords(trigger));
  const ranked = scene.times
    .map((time) => ({ time, distance: nearest(scene.syntax, headOf(scene.syntax, time), trigger, toll) }))
    .filter(({ distance }) => distance <= FARTHEST)
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        Math.abs(a.time.firstToken - trigger.index) - Math.abs(b.time.firstToken - trigger.index),
    );
  const usable = ranked.filter(
    ({ time }) => !isLimit(scene, time, trigger.index, reading) && mayDate(time, trigger.index, scene.syntax),
  );
  const [best] = usable;
  return best ? dated(scene, best.time, reading) : NO_DATE;
}

/** The value of a time as the status reads it: plans and what is going on look ahead, reports look back. */
export function dated(
  scene: Scene,
  { value, ahead, basis, firstToken }: TimeExpression,
  reading: Pick<StatusReading, 'status' | 'past' | 'by'>,
): When {
  const { published } = scene.article;
  const { status } = reading;
  const looksAhead =
    status === 'planned' || status === 'proposed' || status === 'postponed' || reading.by === 'progressive';
  const open = !looksAhead && !reading.past && published !== null && value !== null && ahead !== null;
  const date = looksAhead ? ahead : open ? nearer(value, ahead, published) : value;
  return date === null ? NO_DATE : { date, basis, token: firstToken };
}

/** "the summit on December 14", written on December 5: without a word of the past it is the one close by. */
function nearer(value: string, ahead: string, published: Day): string {
  const [back, next] = [bounds(value)?.end, bounds(ahead)?.start];
  const far = back ? daysBetween(back, published) : 0;
  return next && far > FAR && daysBetween(published, next) < far / 4 ? ahead : value;
}

/** "Tuesday" looks back by default; a month and a day so many days ago may look ahead. */
const FAR = 30;

/** "since 2018", "until Friday" limit a time; "since" dates an event only where the sentence denies any later one. */
function isLimit({ sentence }: Scene, time: TimeExpression, event: number, { negated }: StatusReading): boolean {
  const from = event < time.firstToken ? Math.max(event + 1, time.firstToken - 10) : time.firstToken - 3;
  const between = sentence.tokens.slice(Math.max(0, from), time.firstToken).map(({ text }) => text.toLowerCase());
  const last = between.at(-1);
  return (!negated && between.includes('since')) || last === 'until' || last === 'till';
}

/** "a week after he met X" dates what follows, up to the next comma. */
export const mayDate = ({ dates, lastToken }: TimeExpression, event: number, syntax: Syntax): boolean =>
  dates === undefined || (event > lastToken && !commaBetween(syntax, lastToken, event));

function commaBetween(syntax: Syntax, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (syntax.word(at) === ',') return true;
  return false;
}

/** Distance to the event's word or to the verb that carries it. */
export const nearest = (syntax: Syntax, from: number, trigger: Trigger, toll: Toll): number =>
  Math.min(...[...eventWords(trigger)].map((word) => treeDistance(syntax, from, word, toll)));

/** The token of the time that hangs outside it. */
export function headOf(syntax: Syntax, { firstToken, lastToken }: TimeExpression): number {
  for (let at = firstToken; at <= lastToken; at++) {
    const head = syntax.head(at);
    if (head < firstToken || head > lastToken) return at;
  }
  return firstToken;
}
