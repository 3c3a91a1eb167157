import readWorkbook from 'read-excel-file/node';
import { WhometError } from '../../model/errors.ts';
import { tooLargeWhole } from '../zip.ts';
import type { Row } from './columns.ts';

/** Bytes that all parts of a workbook may unpack to. */
const MOST_UNPACKED = 200_000_000;

/**
 * The sheets of an Excel workbook (.xlsx), each as its rows. Days stand as YYYY-MM-DD, whatever way they are shown in.
 * @throws `read/too-large`; `read/broken` where it is none.
 */
export async function readSheets(bytes: Buffer): Promise<AsyncGenerator<Row>[]> {
  const trouble = await tooLargeWhole(bytes, MOST_UNPACKED).catch(broken);
  if (trouble) throw new WhometError(trouble);
  const sheets = await readWorkbook(bytes).catch(broken);
  return sheets.map(({ data }) => rowsOf(data as readonly (readonly unknown[])[]));
}

function broken(cause: unknown): never {
  const message = `It is no workbook: ${cause instanceof Error ? cause.message : String(cause)}`;
  throw new WhometError(
    { code: 'read/broken', message, next: 'Open it in a spreadsheet program, and save it as .xlsx or CSV.' },
    { cause },
  );
}

/** A generator like that of other tables, though all of it is in memory. */
async function* rowsOf(data: readonly (readonly unknown[])[]): AsyncGenerator<Row> {
  for (const [index, row] of data.entries()) {
    const cells = row.map(cellText);
    if (cells.some((cell) => cell !== '')) yield { cells, line: index + 1 };
  }
}

function cellText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  return value === null || value === undefined ? '' : String(value as string | number | boolean).trim();
}
