import { addDays, addMonths, daysBetween, isDay, makeDay, weekday, type Day } from '../../model/days.ts';
import type { TimeUnit } from '../../lexicon/time-words.ts';

/** Both readings of a time: looking back and looking ahead from the day of publication. */
export interface Readings {
  readonly value: string | null;
  readonly ahead: string | null;
}

export const UNKNOWN: Readings = { value: null, ahead: null };

/** A time that reads the same in both directions. */
export const both = (value: string | null): Readings => ({ value, ahead: value });

const month = (year: number, number: number): string => makeDay(year, number, 1).slice(0, 7);

/** A day or month of a stated year. */
export function stated(year: number, monthNumber: number, day?: number): Readings {
  if (day === undefined) return both(month(year, monthNumber));
  const value = makeDay(year, monthNumber, day);
  return isDay(value) ? both(value) : both(month(year, monthNumber));
}

/** A day or month without a year: the last one, and the next one. A day up to a week off its side still counts. */
export function withoutYear(reference: Day, monthNumber: number, day?: number): Readings {
  const year = Number(reference.slice(0, 4));
  const at = (y: number): string => (day === undefined ? month(y, monthNumber) : makeDay(y, monthNumber, day));
  if (day !== undefined && !isDay(at(year)) && !isDay(at(year - 1))) return UNKNOWN;
  const now = reference.slice(0, at(year).length);
  return { value: at(year) <= now ? at(year) : at(year - 1), ahead: at(year) >= now ? at(year) : at(year + 1) };
}

/** "Tuesday": the last one (today counts), and the next one (today counts). */
export function onWeekday(reference: Day, day: number): Readings {
  const back = (weekday(reference) - day + 7) % 7;
  return { value: addDays(reference, -back), ahead: addDays(reference, (7 - back) % 7) };
}

/** The day, week, month … that lies `steps` after the one of the reference; negative is before. */
export function shifted(reference: Day, unit: TimeUnit, steps: number): string {
  switch (unit) {
    case 'day':
      return addDays(reference, steps);
    case 'week':
      return week(addDays(reference, 7 * steps));
    case 'fortnight':
      return week(addDays(reference, 14 * steps));
    case 'weekend': {
      const saturday = addDays(reference, 6 - (weekday(reference) || 7) + 7 * steps);
      return `${saturday}/${addDays(saturday, 1)}`;
    }
    case 'month':
      return addMonths(reference, steps);
    case 'year':
      return String(Number(reference.slice(0, 4)) + steps);
  }
}

const mondayOf = (day: Day): Day => addDays(day, -((weekday(day) + 6) % 7));

/** Monday to Sunday around a day. */
function week(day: Day): string {
  const monday = mondayOf(day);
  return `${monday}/${addDays(monday, 6)}`;
}

/** The weekday of the week that lies so many weeks after the one of the reference; weeks begin on Monday. */
export const inWeek = (reference: Day, weeks: number, day: number): Day =>
  addDays(mondayOf(addDays(reference, 7 * weeks)), (day + 6) % 7);

/** "three weeks ago": as precise as its unit. */
export function ago(reference: Day, unit: TimeUnit, count: number): string | null {
  if (unit === 'day') return addDays(reference, -count);
  if (unit === 'week' || unit === 'fortnight') {
    return count === 1 && unit === 'week' ? addDays(reference, -7) : shifted(reference, unit, -count);
  }
  if (unit === 'weekend') return null;
  return unit === 'month' ? addMonths(reference, -count) : String(Number(reference.slice(0, 4)) - count);
}

/** "in three weeks": as precise as its unit. */
export function fromNow(reference: Day, unit: TimeUnit, count: number): string | null {
  if (unit === 'weekend') return null;
  return unit === 'week' && count === 1 ? addDays(reference, 7) : shifted(reference, unit, count);
}

/** `first` to `last`, both stated as days of the same precision; the later one tells the direction. */
export function span(first: string | null, last: string | null): string | null {
  if (first === null || last === null || first === last) return last;
  return first < last && Number.isFinite(daysBetween(first, last)) ? `${first}/${last}` : last;
}
