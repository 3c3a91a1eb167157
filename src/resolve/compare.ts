import type { Claim } from '../model/claim.ts';
import { daysBetween, isDay } from '../model/days.ts';
import type { Account } from './account.ts';
import { agreement, type ResolvedPlaces } from './places.ts';
import { dateWeight, RULED_OUT, SAME_NEWS_DAYS, sameParties, tenseWeight } from './when.ts';

/** One reason for or against, with its weight and the two values that it compared. */
export interface Feature {
  readonly name: 'parties' | 'date' | 'place' | 'kind' | 'tense' | 'topics' | 'published';
  readonly weight: number;
  readonly left: string;
  readonly right: string;
}

export interface Comparison {
  /** Sum of the weights; -Infinity where one feature rules it out. */
  readonly score: number;
  readonly features: readonly Feature[];
}

/** Accounts of one meeting reach this score; found on data/samples, the first articles that the authors read, and the stories of data/gold/worlds that are not kept for testing. */
export const SAME_MEETING = 4;

/** Do two claims tell of the same meeting? The answer depends on nothing but the two. */
export function compare(a: Account, b: Account, places: ResolvedPlaces): Comparison {
  const features = [
    parties(a, b),
    feature('date', dateWeight(a, b), a.claim.date, b.claim.date),
    place(a, b, places),
    kind(a.claim, b.claim),
    feature('tense', tenseWeight(a, b), a.claim.status, b.claim.status),
    topics(a.claim, b.claim),
  ];
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

function place(a: Account, b: Account, places: ResolvedPlaces): Feature {
  const [left, right] = [firstNames(a.claim), firstNames(b.claim)];
  if (a.places.length === 0 || b.places.length === 0) return feature('place', 0, left, right);
  const best = Math.max(...a.places.flatMap((x) => b.places.map((y) => agreement(x, y, places))));
  return feature('place', best > 0 ? best : apartWeight(a, b), left, right);
}

/** Of two accounts that give different places: the same people on the same day, or a plan that was moved. */
function apartWeight(a: Account, b: Account): number {
  const days = [a, b].every(({ claim }) => isDay(claim.date ?? ''));
  if (days && a.tense !== b.tense) return 0;
  if (!sameParties(a, b)) return RULED_OUT;
  if (days) return a.claim.date === b.claim.date ? -1 : RULED_OUT;
  return a.claim.date !== null && b.claim.date !== null ? -3 : RULED_OUT;
}

const firstNames = (claim: Claim): string => claim.places.map(({ names: [first] }) => first).join(' or ');

const remote = ({ kind }: Claim): boolean => kind === 'call' || kind === 'video';

/** A call and a meeting are two; a call on a screen may be told as a call. */
function kind(a: Claim, b: Claim): Feature {
  const weight = a.kind === b.kind ? 0.5 : remote(a) === remote(b) ? 0 : RULED_OUT;
  return feature('kind', weight, a.kind, b.kind);
}

function topics(a: Claim, b: Claim): Feature {
  const shared = a.topics.some((topic) => b.topics.includes(topic));
  return feature('topics', shared ? 0.5 : 0, a.topics.join(', '), b.topics.join(', '));
}

/** Where neither date nor place speaks, being in the news at the same time does. */
function published(a: Account, b: Account, others: readonly Feature[]): Feature {
  const make = (weight: number) => feature('published', weight, a.published, b.published);
  const silent = others.every(({ name, weight }) => (name !== 'date' && name !== 'place') || weight <= 0);
  if (!silent || a.published === null || b.published === null) return make(0);
  const apart = Math.abs(daysBetween(a.published, b.published));
  return make(a.tense === b.tense && apart <= SAME_NEWS_DAYS ? 1.5 : 0);
}
