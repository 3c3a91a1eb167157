import { harmless } from './harmless.ts';

/** A cell of a table: text, a number, or nothing. */
export type Cell = string | number | null;
export type Row = readonly Cell[];

/** Rows as CSV (RFC 4180). */
export const csvText = (rows: readonly Row[]): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

/** What a spreadsheet takes for the start of a formula, in ASCII and in the wide forms of East Asian keyboards. */
const FORMULA = /^[\s\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r]/;

/** The same behind what other spreadsheets take for the end of a cell: a semicolon, a tab, a line end. */
const FORMULA_WITHIN = /([;\t\n][ \t\n]*)(?=[=+\-@\uff0b\uff0d\uff1d\uff20])/g;

/** A cell, quoted where needed; what a spreadsheet would run as a formula is made text by an apostrophe in front. */
export function csvCell(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const text = harmless(value ?? '');
  const safe = (FORMULA.test(text) ? `'${text}` : text).replace(FORMULA_WITHIN, "$1'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
