import { describeTrouble } from '../model/errors.ts';
import type { ReadReport } from '../pipeline/ingest.ts';
import { COUNTED, type Need, type Needs } from '../pipeline/needs.ts';
import type { ReadItem } from '../read/sources.ts';
import { detail } from './terminal.ts';

/** The end of `ingest` and `extract`: what happened to the input, line by line; nothing is left out silently. */
export function reportLines(report: ReadReport, extra: readonly (readonly [string, string | number])[] = []): string[] {
  const languages = [...report.otherLanguage].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows: (readonly [string, number | string])[] = [
    ['read', report.read],
    ['the same text again', report.repeated],
    ['skipped (no article type)', report.skipped],
    ['without text', report.withoutText],
    ['other trouble', report.troubles.length - report.withoutText],
    ['without date', report.withoutDate],
    ['other language', languages.reduce((sum, [, count]) => sum + count, 0)],
    ['without a meeting', report.withoutMeeting],
    ['claims', report.claims],
    ...extra,
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, count]) => `${name.padEnd(width)}  ${count}`);
  if (languages.length > 0)
    lines.push(`languages kept but not mined: ${languages.map(([code, count]) => `${code} ${count}`).join(', ')}`);
  for (const [reason, rows] of [...report.rowsLeftOut].sort(([a], [b]) => (a < b ? -1 : 1)))
    lines.push(`rows of registers left out, ${reason}: ${rows}`);
  return [...lines, ...needLines(report.needs)];
}

/** What is needed, and how it is given. */
const HOW: Readonly<Record<Need, string>> = {
  ocr: 'OCR, since pages have no text: --ocr',
  date: 'a day of publication, or "on Tuesday" stays open: --metadata FILE.csv',
  text: 'another copy, since there is no text in it',
  password: 'to be unpacked with a password',
  splitting: 'to be split, too large as it is',
  mapping: 'a mapping of columns: --mapping FILE.yaml',
  days: 'days that are clear: YYYY-MM-DD, or days: dmy in a mapping',
  conversion: 'to be converted to a type that is read',
  repair: 'a look, since not all of it could be read',
  fetching: 'another try, since nothing was fetched',
  allowing: 'to be allowed, in a private network: --allow-host HOST',
  saving: 'saving by hand in a browser, since its robots.txt allows no program',
};

/** How many of how many need what, the most frequent need first; nothing where nothing is needed. */
export function needLines({ seen, lacking }: Needs): string[] {
  const rows = [...lacking].sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1));
  if (rows.length === 0) return [];
  const lines = rows.map(([need, count]) => {
    const counted = COUNTED[need];
    return `  ${count} of ${seen.get(counted) ?? 0} ${counted} ${count === 1 ? 'needs' : 'need'} ${HOW[need]}`;
  });
  return ['', 'Of the input', ...lines];
}

/** With --verbose: each file that is no article, as it is passed by. */
export function tellSkipped(item: ReadItem): void {
  if (item.kind === 'skipped') detail(`skipped ${item.file}: ${item.reason}`);
}

export const troubleLines = ({ troubles }: ReadReport): string[] => troubles.map(describeTrouble);
