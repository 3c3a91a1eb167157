import type { ViewMeeting } from '../../src/view/view-data.ts';
import type { Model } from './model.ts';

/** Names that are written out before the rest is counted. */
const MOST_NAMES = 4;

/** `A, B, C, D and 16 more` */
export function partyWords(model: Model, { participants }: ViewMeeting): string {
  const names = [...new Set(participants.map(({ party }) => model.nameOf(party)))];
  if (names.length <= MOST_NAMES + 1) return names.join(', ');
  return `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;
}

/** `Vienna International Centre, Vienna, Austria`; alternatives with `or`. Short: the finest name only. */
export const placeWords = (model: Model, { places }: ViewMeeting, length: 'short' | 'full'): string =>
  places
    .map((names) => (length === 'short' ? names.slice(0, 1) : names).map((id) => model.nameOf(id)).join(', '))
    .filter(Boolean)
    .join(' or ');

/** Today where the reader is, YYYY-MM-DD. */
export const today = (): string => new Date().toISOString().slice(0, 10);
