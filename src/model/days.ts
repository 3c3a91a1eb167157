/** A day of the Gregorian calendar as YYYY-MM-DD. */
export type Day = string;

const MILLISECONDS = 86_400_000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01, or NaN where the text is no day of the calendar (31 February). */
export function dayNumber(day: Day): number {
  const match = DAY.exec(day);
  if (!match) return Number.NaN;
  const [year, month, date] = [Number(match[1]), Number(match[2]) - 1, Number(match[3])];
  const time = new Date(Date.UTC(year, month, date));
  const isThat = time.getUTCFullYear() === year && time.getUTCMonth() === month && time.getUTCDate() === date;
  return isThat ? time.getTime() / MILLISECONDS : Number.NaN;
}

export const isDay = (text: string): boolean => !Number.isNaN(dayNumber(text));

export const fromDayNumber = (number: number): Day => new Date(number * MILLISECONDS).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => fromDayNumber(dayNumber(day) + days);

export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** 0 is Sunday. */
export const weekday = (day: Day): number => (((dayNumber(day) + 4) % 7) + 7) % 7;

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** The month `months` after that of `day`, as YYYY-MM. */
export function addMonths(day: Day, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1)}`;
}

/** Last day of a month given as YYYY-MM. */
export function lastDayOfMonth(month: string): Day {
  const [year, number] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year ?? 0, number ?? 1, 0)).getUTCDate();
  return `${month}-${pad(last)}`;
}

export const makeDay = (year: number, month: number, day: number): Day => `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
