import type { QueryResult } from '../store/contract.ts';
import { formatResult, table, type Format } from './output.ts';
import { headed, widthOr, writeLines } from './terminal.ts';

/** Prints an answer; a table fits the terminal, or where there is none so many columns. */
export function printResult(result: QueryResult, format: Format, otherwise = 160): void {
  if (format === 'table') writeLines(process.stdout, headed(table(result, widthOr(otherwise))));
  else process.stdout.write(formatResult(result, format));
}
