import { csvText } from '../model/csv.ts';
import { harmless } from '../model/harmless.ts';
import { jsonText } from '../model/json.ts';
import { inMarkdown } from '../model/markdown.ts';
import type { QueryResult, Value } from '../store/contract.ts';

export const FORMATS = ['table', 'json', 'jsonl', 'csv', 'md'] as const;
export type Format = (typeof FORMATS)[number];

/** An answer as text, with a line end. `width` is that of the terminal, in characters; `table` fits into it. */
export function formatResult(result: QueryResult, format: Format, width = 100): string {
  if (isRowByRow(format)) return formatHead(result.columns, format) + formatRows(result, format);
  if (format === 'json') return `${jsonText(result.rows, 2)}\n`;
  return table(result, width)
    .map((line) => `${line}\n`)
    .join('');
}

/** Formats in which a row does not depend on those that follow. */
export type RowByRow = 'jsonl' | 'csv' | 'md';
export const isRowByRow = (format: Format): format is RowByRow => format !== 'table' && format !== 'json';

/** What stands above the rows. */
export function formatHead(columns: readonly string[], format: RowByRow): string {
  if (format === 'jsonl') return '';
  if (format === 'csv') return csvText([columns]);
  return [columns.map((column) => inMarkdown(cell(column))), columns.map(() => '---')].map(markdownLine).join('');
}

/** Some rows, without what stands above them. */
export function formatRows({ columns, rows }: QueryResult, format: RowByRow): string {
  if (format === 'jsonl') return rows.map((row) => `${jsonText(row)}\n`).join('');
  if (format === 'csv') return csvText(rows.map((row) => columns.map((column) => csvValue(row[column]))));
  return rows.map((row) => markdownLine(columns.map((column) => inMarkdown(cell(row[column]))))).join('');
}

/** Numbers stay numbers. */
const csvValue = (value: Value | undefined) => (typeof value === 'number' ? value : cell(value));

/** A value in a cell: lists by commas, lists of lists (alternative places) by `or`. */
export function cell(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cell).join(value.some(Array.isArray) ? ' or ' : ', ');
  if (typeof value === 'object') return cellOfMap(value as Readonly<Record<string, Value>>);
  return harmless(String(value).replace(/\s+/g, ' '));
}

/** A node by its name, another map by its values. */
const cellOfMap = (map: Readonly<Record<string, Value>>): string =>
  cell(map['name'] ?? map['title'] ?? Object.values(map).map(cell).filter(Boolean).join(' '));

const markdownLine = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

const GAP = 2;
const NARROWEST = 6;

/** Lines of a table: a head, a rule, a line a row. */
export function table({ columns, rows }: QueryResult, width: number): string[] {
  const head = columns.map((column) => cell(column));
  const cells = rows.map((row) => columns.map((column) => cell(row[column])));
  const wanted = head.map((column, at) =>
    cells.reduce((most, row) => Math.max(most, columnsOf(row[at] ?? '')), column.length),
  );
  const isWhole = columns.map((_, at) => cells.every((row) => /^([a-z]{3}_\w+)?$/.test(row[at] ?? '')));
  const widths = fit(wanted, isWhole, width);
  const rule = widths.map((each) => '─'.repeat(each)).join(' '.repeat(GAP));
  return [head, ...cells].map((row) => tableLine(row, widths)).toSpliced(1, 0, rule);
}

const tableLine = (row: readonly string[], widths: readonly number[]): string =>
  row
    .map((text, at) => pad(text, widths[at] ?? 0))
    .join(' '.repeat(GAP))
    .trimEnd();

/** Takes from the widest column until the line fits; an id is of no use unless it is whole. */
function fit(widths: readonly number[], isWhole: readonly boolean[], available: number): number[] {
  const fitted = [...widths];
  const total = () => fitted.reduce((sum, each) => sum + each, 0) + GAP * (fitted.length - 1);
  while (total() > available) {
    const widest = Math.max(0, ...fitted.filter((_, at) => !isWhole[at]));
    if (widest <= NARROWEST) break;
    fitted[fitted.findIndex((each, at) => each === widest && !isWhole[at])] = widest - 1;
  }
  return fitted;
}

/** Characters of the scripts that take two columns of a terminal. */
const WIDE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}]/u;
const NOTHING = /\p{M}/u;
const columnsOf = (text: string): number => [...text].reduce((sum, char) => sum + charColumns(char), 0);
const charColumns = (char: string): number => (NOTHING.test(char) ? 0 : WIDE.test(char) ? 2 : 1);

function pad(text: string, width: number): string {
  const used = columnsOf(text);
  if (used <= width) return text + ' '.repeat(width - used);
  let kept = '';
  let taken = 0;
  for (const char of text) {
    if (taken + charColumns(char) > width - 1) break;
    kept += char;
    taken += charColumns(char);
  }
  return `${kept}…${' '.repeat(Math.max(0, width - taken - 1))}`;
}
