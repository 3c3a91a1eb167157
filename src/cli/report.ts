import { describeTrouble } from '../model/errors.ts';
import type { ReadReport } from '../pipeline/ingest.ts';

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
  if (report.withoutDate > 0)
    lines.push('Articles without a date keep relative days ("on Tuesday") open; --metadata FILE.csv gives dates.');
  return lines;
}

export const troubleLines = ({ troubles }: ReadReport): string[] => troubles.map(describeTrouble);
