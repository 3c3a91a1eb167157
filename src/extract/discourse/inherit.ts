import { placeNamed } from '../../lexicon/places.ts';
import { daysBetween, isDay, type Day } from '../../model/days.ts';
import { bounds, overlaps } from '../../model/edtf.ts';
import type { ClaimPlace } from '../../model/claim.ts';
import type { Draft } from '../meetings/draft.ts';
import type { When } from '../meetings/when.ts';
import { claimPlace } from '../meetings/where.ts';
import { isRemote, tenseOf } from './merge.ts';

/** How many sentences a story goes on without repeating its day. */
const REACH = 3;

/**
 * Dates for what is told without one, from the text around it and never from the day of publication: the day of the
 * saying ("said on Monday after talks with X"), else the day of what was told just before of the same people, else the
 * day of the news.
 */
export function withDates(drafts: readonly Draft[], news: When): Draft[] {
  const dated: Draft[] = [];
  for (const draft of drafts) {
    const guess = draft.when.date === null ? draft.likely.time?.when : undefined;
    const when = guess ?? (draft.when.date === null && draft.status === 'held' ? inferred(draft, dated, news) : null);
    dated.push(when ? { ...draft, when: { ...when, basis: 'inferred', token: -1 }, by: [...draft.by, 'date'] } : draft);
  }
  return dated;
}

function inferred(draft: Draft, before: readonly Draft[], news: When): When | null {
  if (draft.said.date !== null && !draft.past) return draft.said;
  if (draft.past) return null;
  const near = before.findLast(
    (other) =>
      other.status === 'held' &&
      other.when.date !== null &&
      isDay(other.when.date) &&
      !other.past &&
      shareParty(other, draft) &&
      draft.sentence - (other.sentences.at(-1) ?? 0) <= REACH &&
      draft.sentence >= other.sentence,
  );
  if (near) return near.when;
  return news.date !== null ? news : null;
}

const shareParty = (a: Draft, b: Draft): boolean => a.parties.some(({ key }) => b.parties.some((other) => other.key === key));

/** News of the day happens where the dateline says, unless the text says otherwise: within these many days. */
const FRESH_DAYS = 2;

/**
 * Places for what is told without one: "here" is where the report was filed; who travels meets people where the journey
 * led; news of the day happens where the dateline says.
 */
export function withPlaces(
  drafts: readonly Draft[],
  journeys: readonly Draft[],
  published: Day | null,
  dateline: string | null,
): Draft[] {
  const filed = dateline === null ? null : claimPlace(dateline, placeNamed(dateline)?.key, [], 'dateline');
  return drafts.map((draft) => withPlace(draft, { journeys, published, filed }));
}

/** What tells where a meeting was that its own sentences do not place. */
interface Setting {
  readonly journeys: readonly Draft[];
  readonly published: Day | null;
  /** Where the report was filed. */
  readonly filed: ClaimPlace | null;
}

function withPlace(draft: Draft, { journeys, published, filed }: Setting): Draft {
  if (isRemote(draft) || draft.kind === 'visit') return draft;
  if (draft.places.length > 0) return filed && isFresh(draft, published) ? narrowed(draft, filed) : draft;
  const guess = draft.likely.place;
  if (guess) return at(draft, [guess.back < 0 ? guess.place : { ...guess.place, basis: 'inferred' }], guess.back < 0 ? 'dateline' : 'place');
  if (draft.here && filed) return at(draft, [filed], 'here');
  const journey = journeys.findLast((other) => leadsTo(other, draft));
  const led = journey?.places.map((place) => ({ ...place, basis: 'inferred' as const }));
  if (led) {
    const there = at(draft, led, 'journey');
    return filed && isFresh(draft, published) ? narrowed(there, filed) : there;
  }
  return filed && isFresh(draft, published) && draft.status === 'held' ? at(draft, [filed], 'dateline') : draft;
}

/** News of the day happens where the dateline says: "in Italy", reported from Rome. */
function narrowed(draft: Draft, filed: ClaimPlace): Draft {
  const [only, ...others] = draft.places;
  const inside = only !== undefined && others.length === 0 && filed.keys.indexOf(only.keys[0] ?? '') > 0;
  return inside ? at(draft, [filed], 'dateline') : draft;
}

const isFresh = ({ when: { date } }: Draft, published: Day | null): boolean =>
  published !== null && date !== null && isDay(date) && Math.abs(daysBetween(date, published)) <= FRESH_DAYS;

const at = (draft: Draft, places: readonly ClaimPlace[], rule: string): Draft => ({
  ...draft,
  places,
  by: [...draft.by, rule],
});

/** Does a journey of somebody who meets bring them to where the meeting is: told before it or with it, at a time that fits? */
function leadsTo(journey: Draft, meeting: Draft): boolean {
  const traveller = journey.parties.some(({ key, role }) => role === 'visitor' && meeting.parties.some((other) => other.key === key));
  const [a, b] = [journey.when.date, meeting.when.date].map((date) => (date === null ? null : bounds(date)));
  return (
    traveller &&
    journey.sentence <= meeting.sentence &&
    tenseOf(journey.status) === tenseOf(meeting.status) &&
    (!a || !b || overlaps(a, b))
  );
}
