import { daysBetween, isDay } from '../model/days.ts';
import { contains, overlaps, type Bounds } from '../model/edtf.ts';
import type { Account } from './account.ts';

/** The weight of what cannot be. */
export const RULED_OUT = Number.NEGATIVE_INFINITY;

/** Accounts without a date that were published this close together are likely of the same event. */
export const SAME_NEWS_DAYS = 10;
/** A meeting that takes place this soon after the day of its plan, or before it, is the planned one. */
export const SLIP_DAYS = 3;
/** What was postponed is held within this time, or is another meeting. */
export const POSTPONED_DAYS = 250;
/** Plans farther apart than this are of two meetings. */
const REPLANNED_DAYS = 150;

/** How well the dates of two accounts agree, in log odds. */
export function dateWeight(a: Account, b: Account): number {
  const [left, right] = [a.claim.date, b.claim.date];
  if (left === null || right === null) {
    if (!overlaps(a.window, b.window)) return RULED_OUT;
    return isFresh(a, b) || isFresh(b, a) ? 2 : 0;
  }
  if (!overlaps(a.window, b.window)) return apartWeight(a, b);
  if (left === right) return isDay(left) ? 2.5 : 1.5;
  return contains(a.window, b.window) || contains(b.window, a.window) ? 1.5 : 0.5;
}

/** What is told without a date is news: of days around its publication. */
function isFresh(undated: Account, dated: Account): boolean {
  const day = dated.claim.date === null ? null : dated.window.end;
  if (undated.claim.date !== null || undated.published === null || day === null) return false;
  return Math.abs(daysBetween(day, undated.published)) <= SAME_NEWS_DAYS;
}

/** Of two accounts that give different days: outlets contradict each other, or the meeting was moved. */
function apartWeight(a: Account, b: Account): number {
  const gap = gapBetween(a.window, b.window);
  const states = [a, b].map(({ claim, tense }) => (claim.status === 'denied' ? 'held' : tense));
  if (states.every((state) => state === 'held')) return nearMissWeight(a, b, gap);
  if (states.every((state) => state === 'future')) return movedPlan(a, b, gap);
  if (states.includes('off')) return gap <= 1 ? 0 : RULED_OUT;
  const [plan, held] = a.tense === 'future' ? [a, b] : [b, a];
  if (plan.claim.status === 'postponed') return movedPlan(plan, held, gap);
  if (gap <= SLIP_DAYS) return 0;
  return gap <= REPLANNED_DAYS ? -2 : RULED_OUT;
}

/** What was postponed is the next plan or holding of the same. Without that word, another day is another plan. */
function movedPlan(a: Account, b: Account, gap: number): number {
  const [first, second] = (a.window.start ?? '') <= (b.window.start ?? '') ? [a, b] : [b, a];
  const putOff = [first, second].find(({ claim }) => claim.status === 'postponed');
  const other = putOff === first ? second : first;
  if (putOff && (putOff === first ? notBefore(other, putOff) : notBefore(putOff, other)))
    return gap <= POSTPONED_DAYS ? 1 - gap / POSTPONED_DAYS : RULED_OUT;
  return gap <= REPLANNED_DAYS ? -2 : RULED_OUT;
}

const notBefore = (later: Account, earlier: Account): boolean =>
  later.published === null || earlier.published === null || later.published >= earlier.published;

/** Days between two windows that do not overlap. */
function gapBetween(a: Bounds, b: Bounds): number {
  const gaps = [
    [a.end, b.start],
    [b.end, a.start],
  ].map(([from, to]) => (from && to ? daysBetween(from, to) : 0));
  return Math.max(...gaps);
}

/** Two outlets that give neighbouring days for what was held between the same parties contradict each other. */
function nearMissWeight(a: Account, b: Account, gap: number): number {
  if (gap > 1 || !sameParties(a, b)) return RULED_OUT;
  return [a, b].every(({ claim }) => isDay(claim.date ?? '')) ? 0 : -2;
}

export const sameParties = (a: Account, b: Account): boolean =>
  a.partyIds.length === b.partyIds.length && a.partyIds.every((id, at) => id === b.partyIds[at]);

/** How well states and publication agree: a holding that ended before a plan was published cannot be that plan's. */
export function tenseWeight(a: Account, b: Account): number {
  const [held, other] = a.tense === 'held' ? [a, b] : [b, a];
  if (held.tense !== 'held' || other.tense === 'held') return a.tense === b.tense ? 0.5 : 0.25;
  const end = held.claim.date === null ? null : held.window.end;
  if (end === null || other.published === null || end >= other.published) return 0;
  const contradicts = other.tense === 'off' && other.claim.date !== null;
  return contradicts || other.claim.status === 'denied' ? 0 : RULED_OUT;
}
