import { noPlaceFeatures, placeCandidates, placeFeatures } from '../extract/links/places.ts';
import { noTimeFeatures, timeCandidates, timeFeatures } from '../extract/links/times.ts';
import type { ClaimPlace } from '../model/claim.ts';
import { bounds, contains } from '../model/edtf.ts';
import { searchName } from '../model/schema.ts';
import type { GoldMeeting } from './gold-articles.ts';
import type { GoldTrigger } from './gold-triggers.ts';
import type { Choice } from './logistic.ts';

/** Which of the times around a trigger dates its meeting, or none of them; nothing where the gold has no dates. */
export function timeChoice({ view, meetings }: GoldTrigger): Choice[] {
  if (meetings.some(({ date }) => date === undefined)) return [];
  const all = timeCandidates(view);
  const right = all.map(({ when }) => meetings.some(({ date }) => sameDate(when.date, date ?? null)));
  const options = all.map((candidate) => timeFeatures(view, candidate, all));
  return [orNone(options, right, noTimeFeatures(view, all))];
}

/** Which of the places around a trigger is where its meeting was, or none of them. */
export function placeChoice({ view, meetings }: GoldTrigger): Choice[] {
  if (view.trigger.kind === 'call' || view.trigger.kind === 'video') return [];
  const all = placeCandidates(view);
  const right = all.map((candidate) => meetings.some(({ place }) => samePlace(candidate.place, place)));
  const options = all.map((candidate) => placeFeatures(view, candidate, all));
  return [orNone(options, right, noPlaceFeatures(view, all))];
}

/** None is right where no option is. */
const orNone = (options: readonly string[][], right: readonly boolean[], forNone: string[]): Choice => ({
  options: [...options, forNone],
  right: [...right, !right.includes(true)],
});

/** A time is right where it lies inside that of the gold. */
export function sameDate(found: string | null, gold: string | null): boolean {
  if (found === null || gold === null) return found === gold;
  const [inner, outer] = [bounds(found), bounds(gold)];
  return inner !== null && outer !== null && contains(outer, inner);
}

/** A place is right where it names the city of the gold, or its finest name. */
export function samePlace(found: ClaimPlace, gold: GoldMeeting['place']): boolean {
  if (!gold) return false;
  const names = found.names.map(searchName);
  return names.includes(searchName(gold.core)) || searchName(found.core) === searchName(gold.names[0] ?? '');
}
