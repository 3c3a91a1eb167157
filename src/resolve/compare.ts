import type { Claim } from '../model/claim.ts';
import { daysBetween, isDay } from '../model/days.ts';
import type { Account } from './account.ts';
import { countCommon } from './ascending.ts';
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

/** What is weighed, and what it shows of a claim. What rules out most and costs least comes first. */
const WEIGHED: readonly {
  readonly name: Exclude<Feature['name'], 'published'>;
  readonly weight: (a: Account, b: Account, places: ResolvedPlaces) => number;
  readonly show: (account: Account) => string;
}[] = [
  { name: 'date', weight: dateWeight, show: ({ claim }) => claim.date ?? '' },
  { name: 'kind', weight: kindWeight, show: ({ claim }) => claim.kind },
  { name: 'tense', weight: tenseWeight, show: ({ claim }) => claim.status },
  {
    name: 'parties',
    weight: partiesWeight,
    show: ({ claim }) => claim.participants.map(({ name }) => name).join(', '),
  },
  {
    name: 'place',
    weight: placeWeight,
    show: ({ claim }) => claim.places.map(({ names: [first] }) => first).join(' or '),
  },
  { name: 'topics', weight: topicsWeight, show: ({ claim }) => claim.topics.join(', ') },
];

/** Do two claims tell of the same meeting? The answer depends on nothing but the two. */
export function compare(a: Account, b: Account, places: ResolvedPlaces): Comparison {
  const features = WEIGHED.map(({ name, weight, show }): Feature => ({
    name,
    weight: weight(a, b, places),
    left: show(a),
    right: show(b),
  }));
  const weights = new Map(features.map(({ name, weight }) => [name, weight]));
  const weight = publishedWeight(a, b, weights.get('date') ?? 0, weights.get('place') ?? 0);
  features.push({ name: 'published', weight, left: a.published ?? '', right: b.published ?? '' });
  return { score: features.reduce((sum, each) => sum + each.weight, 0), features };
}

/** The score alone: stops at what rules it out. */
export function meetingScore(a: Account, b: Account, places: ResolvedPlaces): number {
  let [score, date, place] = [0, 0, 0];
  for (const { name, weight: weigh } of WEIGHED) {
    const weight = weigh(a, b, places);
    if (weight === RULED_OUT) return RULED_OUT;
    if (name === 'date') date = weight;
    if (name === 'place') place = weight;
    score += weight;
  }
  return score + publishedWeight(a, b, date, place);
}

function partiesWeight(a: Account, b: Account): number {
  const common = countCommon(a.partyIds, b.partyIds);
  const [smaller, larger] =
    a.partyIds.length < b.partyIds.length
      ? [a.partyIds.length, b.partyIds.length]
      : [b.partyIds.length, a.partyIds.length];
  const soloVisit = a.claim.kind === 'visit' && b.claim.kind === 'visit' && common === 1;
  if (common < 2 && !soloVisit) return RULED_OUT;
  if (common === smaller) return 2 + common / larger;
  return common / (smaller + larger - common) >= 0.5 ? 1.5 : RULED_OUT;
}

function placeWeight(a: Account, b: Account, places: ResolvedPlaces): number {
  if (a.places.length === 0 || b.places.length === 0) return 0;
  const best = Math.max(...a.places.flatMap((x) => b.places.map((y) => agreement(x, y, places))));
  return best > 0 ? best : apartWeight(a, b);
}

/** Of two accounts that give different places: the same people on the same day, or a plan that was moved. */
function apartWeight(a: Account, b: Account): number {
  const days = [a, b].every(({ claim }) => isDay(claim.date ?? ''));
  if (days && a.tense !== b.tense) return 0;
  if (!sameParties(a, b)) return RULED_OUT;
  if (days) return a.claim.date === b.claim.date ? -1 : RULED_OUT;
  return a.claim.date !== null && b.claim.date !== null ? -3 : RULED_OUT;
}

const isRemote = ({ kind }: Claim): boolean => kind === 'call' || kind === 'video';

/** A call and a meeting are two; a call on a screen may be told as a call. */
function kindWeight({ claim: a }: Account, { claim: b }: Account): number {
  if (a.kind === b.kind) return 0.5;
  return isRemote(a) === isRemote(b) ? 0 : RULED_OUT;
}

function topicsWeight({ claim: a }: Account, { claim: b }: Account): number {
  return a.topics.some((topic) => b.topics.includes(topic)) ? 0.5 : 0;
}

/** Where neither date nor place speaks, being in the news at the same time does. */
function publishedWeight(a: Account, b: Account, date: number, place: number): number {
  if (date > 0 || place > 0 || a.published === null || b.published === null) return 0;
  const apart = Math.abs(daysBetween(a.published, b.published));
  return a.tense === b.tense && apart <= SAME_NEWS_DAYS ? 1.5 : 0;
}
