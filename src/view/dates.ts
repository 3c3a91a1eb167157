import { bounds, precision } from '../model/edtf.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2025-04-17` as `17 Apr 2025`, `2025-04` as `Apr 2025`; anything else as it is. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-');
  const name = MONTHS[Number(month) - 1];
  return [date ? String(Number(date)) : null, name ?? month, year].filter((part) => part != null).join(' ');
}

/** An EDTF date as a reader says it; `No date` where there is none. */
export function dateWords(edtf: string | null): string {
  if (edtf === null) return 'No date';
  const known = bounds(edtf);
  const kind = precision(edtf);
  if (known === null) return edtf;
  if (kind === 'day' || kind === 'month' || kind === 'year') return dayWords(edtf);
  if (known.start === null) return `until ${dayWords(known.end ?? edtf)}`;
  if (known.end === null) return `from ${dayWords(known.start)}`;
  const [first, last] = [dayWords(known.start), dayWords(known.end)];
  return kind === 'days' ? spanWords(known.start, known.end) : `between ${first} and ${last}`;
}

/** `25–26 Jun 2024`, `30 Jun – 2 Jul 2024`: what both days share is said once. */
function spanWords(start: string, end: string): string {
  const [first, last] = [dayWords(start).split(' '), dayWords(end)];
  if (start.slice(0, 7) === end.slice(0, 7)) return `${first[0]}–${last}`;
  return `${(start.slice(0, 4) === end.slice(0, 4) ? first.slice(0, 2) : first).join(' ')} – ${last}`;
}
