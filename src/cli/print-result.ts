import { once } from 'node:events';
import { inBatches } from '../pipeline/batches.ts';
import type { QueryResult, QueryStream } from '../store/contract.ts';
import { formatHead, formatResult, formatRows, table, type Format, type RowByRow } from './output.ts';
import { headed, widthOr, writeLines } from './terminal.ts';

/** Prints an answer; a table fits the terminal, or where there is none so many columns. */
export function printResult(result: QueryResult, format: Format, otherwise = 160): void {
  if (format === 'table') writeLines(process.stdout, headed(table(result, widthOr(otherwise))));
  else process.stdout.write(formatResult(result, format));
}

/** Rows that are formatted together. */
const GROUP = 500;

/** Prints an answer as its rows come, no faster than they are taken. `completed` adds columns to a group of rows. */
export async function printStream(
  { columns, rows }: QueryStream,
  format: RowByRow,
  completed: (group: QueryResult) => Promise<QueryResult> = async (group) => group,
): Promise<void> {
  let isFirst = true;
  for await (const group of inBatches(rows, GROUP)) {
    const result = await completed({ columns, rows: group });
    await print((isFirst ? formatHead(result.columns, format) : '') + formatRows(result, format));
    isFirst = false;
  }
  if (isFirst) await print(formatHead((await completed({ columns, rows: [] })).columns, format));
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
