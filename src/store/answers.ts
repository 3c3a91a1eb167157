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

type Several<Item> = Iterable<Item> | AsyncIterable<Item>;

export async function collected<Item>(items: Several<Item>): Promise<Item[]> {
  if (Symbol.iterator in items) return [...items];
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Rows as a stream has them, also such as are there already. */
export async function* later(rows: Several<Row>): AsyncGenerator<Row> {
  yield* rows;
}
