import { WhometError } from '../model/errors.ts';

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
