import type { Claim } from '../model/claim.ts';
import { daysBetween, isDay } from '../model/days.ts';
import { contains, overlaps } from '../model/edtf.ts';
import type { Account } from './account.ts';
import { agreement, type ResolvedPlaces } from './places.ts';

/** One reason for or against, with its weight and the two values that it compared. */
export interface Feature {
  readonly name: 'parties' | 'date' | 'place' | 'kind' | 'tense' | 'published';
  readonly weight: number;
  readonly left: string;
  readonly right: string;
}

export interface Comparison {
  /** Sum of the weights; -Infinity where one feature rules it out. */
  readonly score: number;
  readonly features: readonly Feature[];
}

/** Accounts of one meeting reach this score; found on data/samples and the first articles that the authors read. */
export const SAME_MEETING = 4;

const RULED_OUT = Number.NEGATIVE_INFINITY;
/** Accounts without a date that were published this close together are likely of the same event. */
const SAME_NEWS_DAYS = 10;

/** Do two claims tell of the same meeting? The answer depends on nothing but the two. */
export function compare(a: Account, b: Account, places: ResolvedPlaces): Comparison {
  const features = [parties(a, b), date(a, b), place(a, b, places), kind(a.claim, b.claim), tense(a, b)];
  features.push(published(a, b, features));
  return { score: features.reduce((sum, { weight }) => sum + weight, 0), features };
}

const feature = (name: Feature['name'], weight: number, left: unknown, right: unknown): Feature => ({
  name,
  weight,
  left: String(left ?? ''),
  right: String(right ?? ''),
});

function parties(a: Account, b: Account): Feature {
  const common = [...a.partyIds].filter((id) => b.partyIds.has(id)).length;
  const [smaller, larger] = [a.partyIds.size, b.partyIds.size].sort((x, y) => x - y) as [number, number];
  const soloVisit = a.claim.kind === 'visit' && b.claim.kind === 'visit' && common === 1;
  const enough = common >= 2 || soloVisit;
  const union = a.partyIds.size + b.partyIds.size - common;
  const weight = !enough
    ? RULED_OUT
    : common === smaller
      ? 2 + common / larger
      : common / union >= 0.5
        ? 1.5
        : RULED_OUT;
  return feature('parties', weight, names(a.claim), names(b.claim));
}

const names = (claim: Claim): string => claim.participants.map(({ name }) => name).join(', ');

function date(a: Account, b: Account): Feature {
  const make = (weight: number) => feature('date', weight, a.claim.date, b.claim.date);
  if (!overlaps(a.window, b.window)) return make(nearMiss(a, b) ? 0 : RULED_OUT);
  const [left, right] = [a.claim.date, b.claim.date];
  if (left === null || right === null) return make(isFresh(a, b) || isFresh(b, a) ? 1 : 0);
  if (left === right) return make(isDay(left) ? 2.5 : 1.5);
  return make(contains(a.window, b.window) || contains(b.window, a.window) ? 1.5 : 0.5);
}

/** What is told without a date is news: of days around its publication. */
function isFresh(undated: Account, dated: Account): boolean {
  const day = dated.claim.date === null ? null : dated.window.end;
  if (undated.claim.date !== null || undated.published === null || day === null) return false;
  return Math.abs(daysBetween(day, undated.published)) <= SAME_NEWS_DAYS;
}

/** Two outlets that give neighbouring days for what was held contradict each other about one meeting. */
function nearMiss(a: Account, b: Account): boolean {
  const [left, right] = [a.claim.date, b.claim.date];
  if (a.tense !== 'held' || b.tense !== 'held' || !left || !right || !isDay(left) || !isDay(right)) return false;
  return Math.abs(daysBetween(left, right)) <= 1 && a.claim.article !== b.claim.article;
}

function place(a: Account, b: Account, places: ResolvedPlaces): Feature {
  const [left, right] = [firstNames(a.claim), firstNames(b.claim)];
  if (a.places.length === 0 || b.places.length === 0) return feature('place', 0, left, right);
  const best = Math.max(...a.places.flatMap((x) => b.places.map((y) => agreement(x, y, places))));
  const planMoved = a.tense !== b.tense && bothDays(a, b);
  const weight = best === 2 ? 2 : best === 1 ? 1 : planMoved ? 0 : RULED_OUT;
  return feature('place', weight, left, right);
}

const bothDays = (a: Account, b: Account): boolean => isDay(a.claim.date ?? '') && isDay(b.claim.date ?? '');
const firstNames = (claim: Claim): string => claim.places.map(({ names: [first] }) => first).join(' or ');

const remote = ({ kind }: Claim): boolean => kind === 'call' || kind === 'video';

function kind(a: Claim, b: Claim): Feature {
  const weight = a.kind === b.kind ? 0.5 : remote(a) || remote(b) ? RULED_OUT : 0;
  return feature('kind', weight, a.kind, b.kind);
}

/** A holding that ended before the plan was published cannot be the plan's. */
function tense(a: Account, b: Account): Feature {
  const [held, plan] = a.tense === 'held' ? [a, b] : [b, a];
  const make = (weight: number) => feature('tense', weight, a.claim.status, b.claim.status);
  if (held.tense !== 'held' || plan.tense === 'held') return make(a.tense === b.tense ? 0.5 : 0.25);
  const end = held.claim.date === null ? null : held.window.end;
  return make(end !== null && plan.published !== null && end < plan.published ? RULED_OUT : 0);
}

/** Where neither date nor place speaks, being in the news at the same time does. */
function published(a: Account, b: Account, others: readonly Feature[]): Feature {
  const make = (weight: number) => feature('published', weight, a.published, b.published);
  const silent = others.every(({ name, weight }) => (name !== 'date' && name !== 'place') || weight <= 0);
  if (!silent || a.published === null || b.published === null) return make(0);
  const apart = Math.abs(daysBetween(a.published, b.published));
  return make(a.tense === b.tense && apart <= SAME_NEWS_DAYS ? 1.5 : 0);
}
