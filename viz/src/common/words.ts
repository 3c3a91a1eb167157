import type { ViewMeeting } from '../../../src/view/view-data.ts';
import type { Lookup } from '../model/lookup.ts';

/** Names that are written out before the rest is counted. */
const MOST_NAMES = 4;

/** `A, B, C, D and 16 more` */
export function partyWords(lookup: Lookup, { participants }: ViewMeeting): string {
  const names = [...new Set(participants.map(({ party }) => lookup.nameOf(party)))];
  if (names.length <= MOST_NAMES + 1) return names.join(', ');
  return `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;
}

/** `Vienna International Centre, Vienna, Austria`; alternatives with `or`. Short: the finest name only. */
export const placeWords = (lookup: Lookup, { places }: ViewMeeting, length: 'short' | 'full'): string =>
  places
    .map((names) => (length === 'short' ? names.slice(0, 1) : names).map((id) => lookup.nameOf(id)).join(', '))
    .filter(Boolean)
    .join(' or ');

/** `1 meeting`, `2 meetings`. */
export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** Today where the reader is, YYYY-MM-DD. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
