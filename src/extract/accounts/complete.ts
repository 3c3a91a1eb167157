import type { ClaimPlace } from '../../model/claim.ts';
import { bounds } from '../../model/edtf.ts';
import { daysBetween, isDay, type Day } from '../../model/days.ts';
import type { Draft } from './draft.ts';
import { isRemote } from './fit.ts';

/** News of the day happens where the dateline says, unless the text says otherwise: within these many days. */
const FRESH_DAYS = 2;

/** Gives a meeting the time and place that the text around it suggests, where its own sentences give none. */
export function completed(draft: Draft, published: Day | null, filed: ClaimPlace | null): Draft {
  const { time, place } = draft.likely;
  const when = draft.when.date === null && time ? time.when : draft.when;
  const dated = ahead({ ...draft, when, by: when === draft.when ? draft.by : [...draft.by, 'time:around'] }, published);
  if (isRemote(draft) || draft.kind === 'visit') return dated;
  if (draft.places.length > 0) return filed && isFresh(dated, published) ? narrowed(dated, filed) : dated;
  return place ? { ...dated, places: [place.place], by: [...dated.by, `place:${place.place.basis}`] } : dated;
}

/** What other sentences date after the day of publication has not been held yet, as loosely as one may tell of it. */
function ahead(draft: Draft, published: Day | null): Draft {
  const start = draft.when.date === null ? null : bounds(draft.when.date)?.start;
  if (draft.status !== 'held' || !published || !start || start <= published) return draft;
  return { ...draft, status: 'planned', by: [...draft.by, 'status:after-publication'] };
}

/** "in Italy", reported from Rome on the day: in Rome. */
function narrowed(draft: Draft, filed: ClaimPlace): Draft {
  const [only, ...others] = draft.places;
  const inside = only !== undefined && others.length === 0 && filed.keys.indexOf(only.keys[0] ?? '') > 0;
  return inside ? { ...draft, places: [filed], by: [...draft.by, 'place:dateline'] } : draft;
}

const isFresh = ({ when: { date } }: Draft, published: Day | null): boolean =>
  published !== null && date !== null && isDay(date) && Math.abs(daysBetween(date, published)) <= FRESH_DAYS;
