import type { ClaimPlace, Status } from '../../model/claim.ts';
import { daysBetween, type Day } from '../../model/days.ts';
import { bounds, contains, overlaps, width } from '../../model/edtf.ts';
import type { Draft } from '../meetings/draft.ts';
import type { When } from '../meetings/when.ts';

/**
 * One claim an encounter, however often the article comes back to it. Drafts are taken in the order of the text; each
 * joins the earlier account that it fits best, or begins a new one.
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
  return merged;
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
export const tenseOf = (status: Status): Tense =>
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

export const isRemote = ({ kind }: Draft): boolean => kind === 'call' || kind === 'video';

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
export function placeFit(a: readonly ClaimPlace[], b: readonly ClaimPlace[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const share = a.some((x) => b.some((y) => x.names.includes(y.names[0] ?? '') || y.names.includes(x.names[0] ?? '')));
  return share ? 1 : -1;
}

/** -1 where both give dates that exclude each other. */
export function dateFit({ date: a }: When, { date: b }: When): number {
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
    ...a,
    said: a.said.date === null ? b.said : a.said,
    here: a.here || b.here,
    sentences: [...a.sentences, ...b.sentences],
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

export function finerDate(a: When, b: When): When {
  if (a.date === null || b.date === null) return a.date === null ? b : a;
  const [x, y] = [bounds(a.date), bounds(b.date)];
  return x && y && contains(x, y) && width(y) < width(x) ? b : a;
}

export const finerPlaces = (a: readonly ClaimPlace[], b: readonly ClaimPlace[]): readonly ClaimPlace[] =>
  (b[0]?.names.length ?? 0) > (a[0]?.names.length ?? 0) ? b : a;
