import { placeNamed } from '../lexicon/places.ts';
import { timeWords } from '../lexicon/time-words.ts';
import { isDay, makeDay } from '../model/days.ts';

/** A day as YYYY-MM-DD from "2024-08-28", an ISO time, "28 August 2024", "August 28, 2024"; null where it is none. */
export function publishedDay(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(text);
  const day = iso ? `${iso[1]}-${iso[2]}-${iso[3]}` : writtenDay(text);
  return day !== null && isDay(day) ? day : null;
}

/** "Wednesday, July 10, 2019", "10 July 2019", "Jul. 10, 2019", "Wed, 10 Jul 2019 08:00:00 GMT" */
export function writtenDay(text: string): string | null {
  const { months } = timeWords();
  const american = /^(?:\p{L}+,?\s+)?(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u.exec(text);
  const european = /^(?:\p{L}+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}+)\.?,?\s+(\d{4})\b/u.exec(text);
  const [month, day, year] = american
    ? [american[1], american[2], american[3]]
    : european
      ? [european[2], european[1], european[3]]
      : [];
  const number = months.get(month?.toLowerCase() ?? '');
  return number === undefined ? null : makeDay(Number(year), number, Number(day));
}

/** How long a line may be that is nothing but a date. */
const LONGEST = 40;
/** "2019-07-10", or words without a second number behind the day and before the year. */
const DATE_LINE =
  /^(?:\d{4}-\d{2}-\d{2}|(?:\p{L}+,?\s+)?(?:\p{L}+\.?\s+\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s+\p{L}+\.?)(?:st|nd|rd|th)?,?\s+\d{4})$/u;

/** "BERLIN, May 4, 2024 (dpa) -", "LONDON, 4 May 2024 /PRNewswire/ --": place, day, agency, dash. */
const FILED =
  /^(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3})(?:, ?\p{Lu}[\p{L}. ]{1,20})?,? +(?:\([^()]{2,30}\),? +)?((?:\p{Lu}\p{L}+\.? \d{1,2}|\d{1,2} \p{Lu}\p{L}+\.?),? \d{4}),? *(?:\([^()]{2,30}\)|\/[^/]{2,30}\/)? *(?:[-–—_]{1,2}|:)/u;

/** The day that a text bears among its first lines: as a line of its own, or in the line that says where it was filed. */
export function datelineDay(text: string): string | null {
  const lines = text
    .slice(0, 1200)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 4);
  for (const line of lines) {
    const own = line.length <= LONGEST && DATE_LINE.test(line) ? publishedDay(line) : null;
    const [, place = '', day] = FILED.exec(line) ?? [];
    const found = own ?? (placeNamed(place) ? publishedDay(day) : null);
    if (found) return found;
  }
  return null;
}
