import { isDay, makeDay } from '../../model/days.ts';
import { bounds } from '../../model/edtf.ts';
import { timeWords } from '../../lexicon/time-words.ts';
import { writtenDay } from '../published.ts';
import type { Mapping } from './mapping.ts';

/** EDTF; `ambiguous` where the order of day and month is not known; null where the cell holds no date. */
export type CellDate = string | 'ambiguous' | null;

/** A date as registers write it: a day, a month with its year, a year, or two days with a dash or "to" between them. */
export function dateIn(cell: string, order: Mapping['days']): CellDate {
  const text = cell.replace(/\s+/g, ' ').trim();
  const one = oneDate(text, order);
  if (one !== null || text === '') return one;
  const [first = '', last = '', ...more] = text.split(/ (?:-|–|to|until) |\s*\/\s*(?=\d{4}-)/);
  if (last === '' || more.length > 0) return shortRange(text);
  return spanOf(oneDate(first, order), oneDate(last, order));
}

/** From the first day of one to the last of the other. */
export function spanOf(first: CellDate, last: CellDate): CellDate {
  if (first === 'ambiguous' || last === 'ambiguous') return 'ambiguous';
  if (first === null || last === null || first === last) return first;
  return bounds(`${first}/${last}`) === null ? first : `${first}/${last}`;
}

function oneDate(text: string, order: Mapping['days']): CellDate {
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/.exec(text);
  if (iso) return checked([iso[1], iso[2], iso[3]].filter(Boolean).join('-'));
  const numbers = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{2,4})(?:,? \d{1,2}:.*)?$/.exec(text);
  if (numbers) return numericDay([numbers[1] ?? '', numbers[2] ?? '', numbers[3] ?? ''], order);
  const written = writtenDay(text);
  if (written !== null) return checked(written);
  const month = /^(\p{L}+)\.?,? (\d{4})$/u.exec(text);
  const number = month && timeWords().months.get(month[1]?.toLowerCase() ?? '');
  if (month && number) return `${month[2]}-${String(number).padStart(2, '0')}`;
  return /^\d{4}$/.test(text) ? checked(text) : null;
}

const checked = (edtf: string): string | null => (bounds(edtf) === null ? null : edtf);

function numericDay(parts: readonly [string, string, string], order: Mapping['days']): CellDate {
  const [a, b, c] = parts.map(Number) as [number, number, number];
  if (parts[0].length === 4) return dayOf(a, b, c);
  const year = parts[2].length === 2 ? 2000 + c : c;
  if (order === 'dmy') return dayOf(year, b, a);
  if (order === 'mdy') return dayOf(year, a, b);
  if (a > 12 || a === b) return dayOf(year, b, a);
  return b > 12 ? dayOf(year, a, b) : 'ambiguous';
}

function dayOf(year: number, month: number, day: number): string | null {
  const made = makeDay(year, month, day);
  return isDay(made) ? made : null;
}

/** "3-4 May 2023", "3 and 4 May 2023" */
function shortRange(text: string): CellDate {
  const [, first, last = ''] = /^(\d{1,2})(?: ?[-–] ?| and | & )(\d{1,2} .*)$/.exec(text) ?? [];
  const end = last === '' ? null : oneDate(last, null);
  if (first === undefined || end === null || !isDay(end)) return null;
  const start = `${end.slice(0, 8)}${first.padStart(2, '0')}`;
  return isDay(start) && start < end ? `${start}/${end}` : null;
}
