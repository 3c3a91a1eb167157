import type { ClaimPlace, Status } from '../../model/claim.ts';
import { bounds, contains, overlaps, width } from '../../model/edtf.ts';
import { chance, weightsOf, type Weights } from '../links/weights.ts';
import type { Draft } from '../meetings/draft.ts';
import type { When } from '../meetings/when.ts';
import { sameFeatures } from './same-features.ts';

/** From this chance on two accounts are of one encounter. */
const SAME = Number(process.env['SA'] ?? 0.4);

/**
 * One claim an encounter, however often the article comes back to it. Accounts are taken in the order of the text; each
 * joins the meeting told before that it most likely is, or begins a new one. An account that names too few parties
 * begins none.
 */
export function mergeDrafts(drafts: readonly Draft[]): Draft[] {
  const weights = weightsOf('same');
  const meetings: Draft[][] = [];
  for (const draft of drafts) {
    const best = meetings
      .map((accounts, index) => ({ index, likely: accounts.some(isTwin(draft)) ? 0 : likeness(weights, accounts, draft) }))
      .sort((a, b) => b.likely - a.likely || b.index - a.index)[0];
    if (best && best.likely >= SAME) meetings[best.index]?.push(draft);
    else if (!draft.open) meetings.push([draft]);
  }
  return meetings.map((accounts) => accounts.reduce(join));
}

/** Told by the same word as two occasions: "met A and B", "in Vienna in May and in Malta in September". */
const isTwin =
  (draft: Draft) =>
  (other: Draft): boolean =>
    other.sentence === draft.sentence && other.token === draft.token;

/** How likely an account is of the meeting that others tell: as likely as of their sum, or of the one that it fits best. */
function likeness(weights: Weights, accounts: readonly Draft[], draft: Draft): number {
  const whole = chance(weights, sameFeatures(accounts.reduce(join), draft));
  const parts = accounts.map((account) => chance(weights, sameFeatures(account, draft)));
  const likely = (whole + Math.max(...parts)) / 2;
  const sum = accounts.reduce(join);
  return fits(sum, draft) ? likely + BON * (1 - likely) : likely;
}
const BON = Number(process.env['BO'] ?? 0.4);

/** Nothing speaks against one encounter: the same people or fewer, the same state, times and places that agree. */
function fits(a: Draft, b: Draft): boolean {
  const keys = [a, b].map(({ parties }) => new Set(parties.map(({ key }) => key))) as [Set<string>, Set<string>];
  const [small, large] = keys[0].size <= keys[1].size ? keys : [keys[1], keys[0]];
  return (
    small.size >= 2 &&
    [...small].every((key) => large.has(key)) &&
    isRemote(a) === isRemote(b) &&
    tenseOf(a.status) === tenseOf(b.status) &&
    placeFit(a.places, b.places) >= 0 &&
    dateFit(a.when, b.when) >= 0
  );
}

type Tense = 'held' | 'future' | 'off';
export const tenseOf = (status: Status): Tense =>
  status === 'held'
    ? 'held'
    : status === 'planned' || status === 'proposed' || status === 'postponed'
      ? 'future'
      : 'off';

export const isRemote = ({ kind }: Draft): boolean => kind === 'call' || kind === 'video';

/** -1 where both name places and none fits. */
export function placeFit(a: readonly ClaimPlace[], b: readonly ClaimPlace[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const share = a.some((x) => b.some((y) => isWithin(x, y) || isWithin(y, x)));
  return share ? 1 : -1;
}

/** Does the first place lie in the second, or is it the same? */
const isWithin = (x: ClaimPlace, y: ClaimPlace): boolean =>
  x.names.includes(y.names[0] ?? '') || (y.keys[0] !== null && x.keys.includes(y.keys[0] ?? ''));

/** -1 where both give dates that exclude each other. */
export function dateFit({ date: a }: When, { date: b }: When): number {
  if (a === null || b === null) return 0;
  const [x, y] = [bounds(a), bounds(b)];
  if (!x || !y) return 0;
  if (!overlaps(x, y)) return -1;
  return a === b ? 1 : 0.5;
}

/** Who is named only when a text comes back to a meeting took part from this chance on. */
const LATER = Number(process.env['LA'] ?? 0.8);

function join(a: Draft, b: Draft): Draft {
  const finer = finerDate(a.when, b.when);
  const known = new Set(a.parties.map(({ key }) => key));
  return {
    ...a,
    sentences: [...a.sentences, ...b.sentences],
    status: stronger(a.status, b.status),
    parties: [...a.parties, ...b.parties.filter(({ key, chance: likely }) => !known.has(key) && likely >= LATER)],
    places: a.places.length === 0 ? b.places : b.places.length === 0 ? a.places : finerPlaces(a.places, b.places),
    when: finer,
    likely: {
      time: likelier(a.likely.time, b.likely.time),
      place: likelier(a.likely.place, b.likely.place),
    },
    topics: [...new Set([...a.topics, ...b.topics])],
    accordingTo: a.accordingTo ?? b.accordingTo,
    spans: [...a.spans, ...b.spans.filter((span) => !a.spans.some(({ start }) => start === span.start))],
    by: [...new Set([...a.by, ...b.by])],
    confidence: Math.max(a.confidence, b.confidence),
  };
}

const likelier = <Guess extends { readonly chance: number }>(a: Guess | undefined, b: Guess | undefined) =>
  a === undefined || (b !== undefined && b.chance > a.chance) ? b : a;

/** A plan is surer than a proposal. */
const stronger = (a: Status, b: Status): Status => (a === 'proposed' && b === 'planned' ? b : a);

export function finerDate(a: When, b: When): When {
  if (a.date === null || b.date === null) return a.date === null ? b : a;
  const [x, y] = [bounds(a.date), bounds(b.date)];
  return x && y && contains(x, y) && width(y) < width(x) ? b : a;
}

export const finerPlaces = (a: readonly ClaimPlace[], b: readonly ClaimPlace[]): readonly ClaimPlace[] =>
  (b[0]?.names.length ?? 0) > (a[0]?.names.length ?? 0) ? b : a;
