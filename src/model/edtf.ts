import { isDay, lastDayOfMonth, type Day } from './days.ts';

/**
 * The part of EDTF (ISO 8601-2) that whomet writes: a year, month or day; `A/B` for something that lasted from A to B,
 * with `..` for an open end; `[A..B]` for one day that lies somewhere between A and B.
 */
export interface Bounds {
  /** First and last day, inclusive; null at an open end. */
  readonly start: Day | null;
  readonly end: Day | null;
}

export type Precision = 'day' | 'days' | 'month' | 'year' | 'interval';

/** Bounds of an EDTF text, or null where it is none that whomet writes. */
export function bounds(edtf: string): Bounds | null {
  const text = edtf.replace(/^\[|\]$/g, '').replace(/[~?%]/g, '');
  const [first = '', last = first, ...rest] = text.includes('/') ? text.split('/') : splitSet(text);
  if (rest.length > 0) return null;
  const start = first === '..' || first === '' ? null : edge(first, 'start');
  const end = last === '..' || last === '' ? null : edge(last, 'end');
  if (start === undefined || end === undefined || (start === null && end === null)) return null;
  return start !== null && end !== null && start > end ? null : { start, end };
}

/** `A..B` has two sides; an open interval's `..` stands alone and is no separator. */
function splitSet(text: string): string[] {
  const at = text.indexOf('..');
  return at <= 0 ? [text] : [text.slice(0, at), text.slice(at + 2)];
}

function edge(part: string, side: 'start' | 'end'): Day | undefined {
  if (/^\d{4}$/.test(part)) return `${part}${side === 'start' ? '-01-01' : '-12-31'}`;
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(part)) return side === 'start' ? `${part}-01` : lastDayOfMonth(part);
  return isDay(part) ? part : undefined;
}

export function precision(edtf: string): Precision {
  if (/^\d{4}$/.test(edtf)) return 'year';
  if (/^\d{4}-\d{2}$/.test(edtf)) return 'month';
  if (/^\d{4}-\d{2}-\d{2}$/.test(edtf)) return 'day';
  const { start, end } = bounds(edtf) ?? { start: null, end: null };
  return /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/.test(edtf) && start && end ? 'days' : 'interval';
}

/** Can both be true of one event? Unknown bounds exclude nothing. */
export function overlaps(a: Bounds, b: Bounds): boolean {
  return !(a.end && b.start && a.end < b.start) && !(b.end && a.start && b.end < a.start);
}

/** Does `outer` contain `inner`? */
export function contains(outer: Bounds, inner: Bounds): boolean {
  const startsInside = outer.start === null || (inner.start !== null && inner.start >= outer.start);
  const endsInside = outer.end === null || (inner.end !== null && inner.end <= outer.end);
  return startsInside && endsInside;
}

/** Number of days between the bounds, inclusive; Infinity where one is open. Smaller is more precise. */
export function width({ start, end }: Bounds): number {
  return start && end ? (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1 : Number.POSITIVE_INFINITY;
}
