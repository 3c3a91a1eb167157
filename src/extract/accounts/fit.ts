import type { ClaimPlace } from '../../model/claim.ts';
import { bounds, contains, overlaps, width } from '../../model/edtf.ts';
import { tenseOf } from '../meetings/tense.ts';
import type { When } from '../meetings/when.ts';
import type { Draft } from './draft.ts';

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

/** Nothing speaks against one encounter: the same people or fewer, the same state, times and places that agree. */
export function agree(a: Draft, b: Draft): boolean {
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

export function finerDate(a: When, b: When): When {
  if (a.date === null || b.date === null) return a.date === null ? b : a;
  const [x, y] = [bounds(a.date), bounds(b.date)];
  return x && y && contains(x, y) && width(y) < width(x) ? b : a;
}

export const finerPlaces = (a: readonly ClaimPlace[], b: readonly ClaimPlace[]): readonly ClaimPlace[] =>
  (b[0]?.names.length ?? 0) > (a[0]?.names.length ?? 0) ? b : a;
