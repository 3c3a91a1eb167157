import { WhometError } from '../model/errors.ts';
import type { Row } from './contract.ts';

/** Sorts the entries of a map, so that every engine gives the same bytes: one keeps the order of the query, one does not. */
export const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

export const missingParameter = (name: string, cause: unknown): WhometError =>
  new WhometError(
    {
      code: 'query/parameter',
      message: `The query has no value for $${name}.`,
      next: `Give it with --param ${name}=VALUE.`,
    },
    { cause },
  );

type Rows = Iterable<Row> | AsyncIterable<Row>;

export async function collected(rows: Rows): Promise<Row[]> {
  if (Symbol.iterator in rows) return [...rows];
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** Rows as a stream has them, also such as are there already. */
export async function* later(rows: Rows): AsyncGenerator<Row> {
  yield* rows;
}
