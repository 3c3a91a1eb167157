import type { ClaimPlace, Status } from '../../model/claim.ts';
import { daysBetween, type Day } from '../../model/days.ts';
import { bounds, contains, overlaps, width } from '../../model/edtf.ts';
import { countryKeyOf } from '../entities/roles.ts';
import type { Draft } from './draft.ts';
import type { When } from './when.ts';

/**
 * One claim an encounter, however often the article comes back to it. Drafts are taken in the order of the text; each
 * joins the earlier account that it fits best, or begins a new one. A visit that frames meetings lends them its place.
 */
export function mergeDrafts(drafts: readonly Draft[], published: Day | null = null): Draft[] {
  const merged: Draft[] = [];
  for (const draft of drafts) {
    const best = merged
      .map((other, index) => ({ index, fit: isOldNews(other, draft, published) ? 0 : fitOf(other, draft) }))
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit || b.index - a.index)[0];
    if (best) merged[best.index] = join(merged[best.index] as Draft, draft);
    else merged.push(draft);
  }
  return framed(absorbed(merged));
}

/** Background lies this far back, in days. */
const BACKGROUND_DAYS = 45;

/** A meeting that the article tells without a date, and then one of long ago: the first is the news, the other background. */
function isOldNews(earlier: Draft, later: Draft, published: Day | null): boolean {
  const end = later.when.date === null ? null : (bounds(later.when.date)?.end ?? null);
  if (earlier.when.date !== null || earlier.status !== 'held' || end === null || published === null) return false;
  return daysBetween(end, published) > BACKGROUND_DAYS;
}

type Tense = 'held' | 'future' | 'off';
const tenseOf = (status: Status): Tense =>
  status === 'held'
    ? 'held'
    : status === 'planned' || status === 'proposed' || status === 'postponed'
      ? 'future'
      : 'off';

/** How well two drafts fit one encounter; 0 where they cannot be one. */
function fitOf(a: Draft, b: Draft): number {
  if (isRemote(a) !== isRemote(b) || (a.kind === 'visit') !== (b.kind === 'visit')) return 0;
  if (tenseOf(a.status) !== tenseOf(b.status)) return 0;
  const who = commonParties(a, b);
  const where = placeFit(a.places, b.places);
  const when = dateFit(a.when, b.when);
  return who === 0 || where < 0 || when < 0 ? 0 : who + where + when;
}

const isRemote = ({ kind }: Draft): boolean => kind === 'call' || kind === 'video';

/** All of the smaller account's parties must be in the larger one's. */
function commonParties(a: Draft, b: Draft): number {
  const [small, large] = a.parties.length <= b.parties.length ? [a, b] : [b, a];
  const keys = new Set(large.parties.map(({ key }) => key));
  const common = small.parties.filter(({ key }) => keys.has(key)).length;
  if (common < small.parties.length) return 0;
  if (common < 2 && a.kind !== 'visit') return 0;
  return common === large.parties.length ? 2 : 1;
}

/** -1 where both name places and none fits. */
function placeFit(a: readonly ClaimPlace[], b: readonly ClaimPlace[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const share = a.some((x) => b.some((y) => x.names.includes(y.names[0] ?? '') || y.names.includes(x.names[0] ?? '')));
  return share ? 1 : -1;
}

/** -1 where both give dates that exclude each other. */
function dateFit({ date: a }: When, { date: b }: When): number {
  if (a === null || b === null) return 0;
  const [x, y] = [bounds(a), bounds(b)];
  if (!x || !y) return 0;
  if (!overlaps(x, y)) return -1;
  return a === b ? 1 : 0.5;
}

function join(a: Draft, b: Draft): Draft {
  const finer = finerDate(a.when, b.when);
  const known = new Set(a.parties.map(({ key }) => key));
  return {
    kind: a.kind,
    status: stronger(a.status, b.status),
    parties: [...a.parties, ...b.parties.filter(({ key }) => !known.has(key))],
    places: a.places.length === 0 ? b.places : b.places.length === 0 ? a.places : finerPlaces(a.places, b.places),
    when: finer,
    topics: [...new Set([...a.topics, ...b.topics])],
    accordingTo: a.accordingTo ?? b.accordingTo,
    spans: [...a.spans, ...b.spans.filter((span) => !a.spans.some(({ start }) => start === span.start))],
    by: [...new Set([...a.by, ...b.by])],
    confidence: Math.max(a.confidence, b.confidence),
  };
}

/** A plan is surer than a proposal. */
const stronger = (a: Status, b: Status): Status => (a === 'proposed' && b === 'planned' ? b : a);

function finerDate(a: When, b: When): When {
  if (a.date === null || b.date === null) return a.date === null ? b : a;
  const [x, y] = [bounds(a.date), bounds(b.date)];
  return x && y && contains(x, y) && width(y) < width(x) ? b : a;
}

const finerPlaces = (a: readonly ClaimPlace[], b: readonly ClaimPlace[]): readonly ClaimPlace[] =>
  (b[0]?.names.length ?? 0) > (a[0]?.names.length ?? 0) ? b : a;

/**
 * "U.S. and Chinese officials met in Beijing" beside an account that names the people is the same meeting told coarsely:
 * its place and date go to that account.
 */
function absorbed(drafts: readonly Draft[]): Draft[] {
  const coarse = drafts.filter((draft) => draft.parties.some(({ type }) => type === 'country'));
  const gone = new Set<Draft>();
  let rest = [...drafts];
  for (const draft of coarse) {
    const finer = rest.filter((other) => other !== draft && tells(other, draft));
    if (finer.length === 0) continue;
    gone.add(draft);
    rest = rest.map((other) => (finer.includes(other) ? withFrame(other, draft) : other));
  }
  return rest.filter((draft) => !gone.has(draft));
}

/** Does a draft name people for every side of a coarser one, at a time and place that fit? */
function tells(finer: Draft, coarse: Draft): boolean {
  if (
    isRemote(finer) !== isRemote(coarse) ||
    tenseOf(finer.status) !== tenseOf(coarse.status) ||
    finer.kind === 'visit'
  )
    return false;
  const keys = new Set(finer.parties.map(({ key }) => key));
  const countries = new Set(
    finer.parties
      .filter(({ type }) => type === 'person')
      .flatMap(({ offices }) => offices.flatMap((office) => countryKeyOf(office) ?? [])),
  );
  const covered = coarse.parties.every(
    ({ key, type, gazetteer }) => keys.has(key) || (type === 'country' && countries.has(gazetteer ?? '')),
  );
  const people =
    finer.parties.filter(({ type }) => type === 'person').length >
    coarse.parties.filter(({ type }) => type === 'person').length;
  return covered && people && placeFit(finer.places, coarse.places) >= 0 && dateFit(finer.when, coarse.when) >= 0;
}

/** Visits whose visitor meets somebody at the same time in the same place are told by those meetings. */
function framed(drafts: readonly Draft[]): Draft[] {
  const visits = drafts.filter(({ kind }) => kind === 'visit');
  const lent = drafts.map((draft) => {
    const visit = visits.find((other) => frames(other, draft));
    return visit ? withFrame(draft, visit) : draft;
  });
  return lent.filter((draft) => draft.kind !== 'visit' || !lent.some((other) => frames(draft, other)));
}

function frames(visit: Draft, meeting: Draft): boolean {
  if (meeting.kind !== 'meeting' || tenseOf(visit.status) !== tenseOf(meeting.status)) return false;
  const [visitor] = visit.parties;
  const present = visitor !== undefined && meeting.parties.some(({ key }) => key === visitor.key);
  return (
    present &&
    placeFit(visit.places, meeting.places) >= 0 &&
    dateFit(visit.when, meeting.when) >= 0 &&
    near(visit, meeting)
  );
}

/** The visit and the meeting are told in the same breath: within this many characters. */
const BREATH = 600;
const near = (a: Draft, b: Draft): boolean =>
  a.spans.some((x) => b.spans.some((y) => Math.abs(x.start - y.start) <= BREATH)) ||
  (a.when.date !== null && a.when.date === b.when.date);

function withFrame(meeting: Draft, visit: Draft): Draft {
  return {
    ...meeting,
    places:
      meeting.places.length > 0
        ? meeting.places
        : visit.places.map((place) => ({ ...place, basis: 'inferred' as const })),
    when: meeting.when.date === null && visit.when.date !== null ? { ...visit.when, basis: 'inferred' } : meeting.when,
  };
}
