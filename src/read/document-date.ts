import { readDataYaml } from '../lexicon/package-data.ts';
import { lazily } from '../lexicon/tables.ts';
import type { DocumentDate } from '../model/article.ts';
import { publishedDay } from './published.ts';

const words = lazily(() => readDataYaml('rules/en/letters.yaml') as Record<'salutations' | 'minutes', string[]>);

/** Lines with text at the head of a letter: addresses stand there too. */
const HEAD = 20;
/** Of minutes: title, body, day, place. */
const MINUTES_HEAD = 8;
const TITLE = 3;

const DAY =
  /(?<![\p{L}\d])(?:\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s\p{L}{3,9}\.?,?\s\d{4}|\p{L}{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4})(?![\p{L}\d])/u;
/** What may stand before it in a line of its own: "Bern, 4 March 2024", "Date: Monday, 4 March 2024" */
const BEFORE = /^(?:[^.;!?]{1,40}[,:]\s?)?(?:\p{L}{3,6}day,?\s)?(?:the\s)?$/u;
const LONGEST = 120;

const begins = (line: string, openings: readonly string[]): boolean => {
  const plain = line.toLowerCase();
  return openings.some((opening) => plain.startsWith(opening) && !/[\p{L}\d]/u.test(plain.charAt(opening.length)));
};

/**
 * Whether a text is a letter or minutes, and the day that its head bears; `day` is null where it bears none. Null where
 * it is neither: the day of an article's head is one of publication.
 */
export function letterDate(text: string): (Omit<DocumentDate, 'day'> & { readonly day: string | null }) | null {
  const { salutations, minutes } = words();
  const lines = text
    .slice(0, 4000)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, HEAD);
  const title = lines.slice(0, TITLE).find((line) => line.length <= LONGEST && begins(line, minutes));
  if (title !== undefined) {
    const day = publishedDay(DAY.exec(title)?.[0]) ?? ownLine(lines.slice(0, MINUTES_HEAD));
    return { day, basis: 'minutes' };
  }
  const greeting = lines.findIndex((line) => line.length <= 80 && /[,:]$/.test(line) && begins(line, salutations));
  return greeting === -1 ? null : { day: ownLine(lines.slice(0, greeting)), basis: 'letter' };
}

function ownLine(lines: readonly string[]): string | null {
  for (const line of lines.filter(({ length }) => length <= LONGEST)) {
    const found = DAY.exec(line);
    if (!found || !BEFORE.test(line.slice(0, found.index))) continue;
    const after = line.slice(found.index + found[0].length);
    const day = after === '' || after === '.' ? publishedDay(found[0]) : null;
    if (day !== null) return day;
  }
  return null;
}

/** The day in a date of PDF, "D:20240304101500+01'00'", as its writer's clock had it. */
export function pdfDay(value: unknown): string | null {
  const [, year, month, day] = /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(typeof value === 'string' ? value : '') ?? [];
  return day === undefined ? null : publishedDay(`${year}-${month}-${day}`);
}
