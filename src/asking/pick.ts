import type { QueryResult, Value } from '../store/contract.ts';
import { daysBetween } from '../model/days.ts';

/** The first or last rows of an answer in order of time. */
export interface Taken {
  readonly which: 'first' | 'last';
  readonly count: number;
}

export interface Picked {
  readonly result: QueryResult;
  /** Rows that may be earlier or later, since their day is not known to the month. */
  readonly unsure: number;
}

/** Days of the longest month: what is dated more coarsely has no place in an order. */
const MONTH = 31;

type Row = Readonly<Record<string, Value>>;

/** The first or last meetings, by their first or last possible days, in order of time. */
export function pick({ columns, rows }: QueryResult, { which, count }: Taken): Picked {
  const dated = rows.filter(isDated);
  const key = which === 'first' ? 'start' : 'end';
  const ordered = dated.toSorted((a, b) => compare(a[key], b[key]) || compare(a['start'], b['start']));
  const chosen = which === 'first' ? ordered.slice(0, count) : ordered.slice(-count);
  return { result: { columns, rows: chosen }, unsure: rows.length - dated.length };
}

function isDated({ start, end }: Row): boolean {
  return typeof start === 'string' && typeof end === 'string' && daysBetween(start, end) < MONTH;
}

const compare = (a: Value | undefined, b: Value | undefined): number => (String(a) < String(b) ? -1 : a === b ? 0 : 1);
