import type { Alert, Seen, SeenRow, Watched } from '../model/alert.ts';
import { WhometError } from '../model/errors.ts';
import type { GraphStore, Value } from '../store/contract.ts';
import { digest } from './meetings.ts';
import type { News } from './news.ts';

type Row = Readonly<Record<string, Value>>;

export interface RowsNow {
  readonly rows: readonly Row[];
  readonly seen: readonly SeenRow[];
}

/** Rows of a watched query at most, and milliseconds that it may take. */
const MOST_ROWS = 10_000;
const TIMEOUT = 60_000;

/**
 * The rows of a watched query.
 * @throws `alert/too-many` where there are more than can be kept in mind; what `query` throws.
 */
export async function rowsNow(store: GraphStore, { text, parameters }: Watched & { kind: 'cypher' }): Promise<RowsNow> {
  const { rows } = await store.query(text, parameters, { timeout: TIMEOUT, limit: MOST_ROWS + 1 });
  if (rows.length > MOST_ROWS) {
    throw new WhometError({
      code: 'alert/too-many',
      message: `The query gives more than ${MOST_ROWS} rows.`,
      next: 'Narrow it: an alert keeps every row in mind.',
    });
  }
  const keys = rows.map(keyOf);
  const isSingle = new Set(keys).size === keys.length;
  const seen = rows.map((row, index): SeenRow => {
    const whole = digest(row);
    return { key: isSingle ? (keys[index] ?? whole) : whole, digest: whole };
  });
  return { rows, seen };
}

/** What a row is known by: its `id` or `meeting`, so that it can change; else all of it. */
const keyOf = (row: Row): string => idOf(row) ?? digest(row);

function idOf(row: Row): string | null {
  const id = row['id'] ?? row['meeting'];
  return typeof id === 'string' ? id : null;
}

/** Which rows are new, changed or gone. */
export function rowNews({ name, seen }: Pick<Alert, 'name'> & { readonly seen: Seen }, now: RowsNow): News[] {
  const before = new Map(seen.rows.map(({ key, digest: was }) => [key, was]));
  const keys = new Set(now.seen.map(({ key }) => key));
  const blank = { alert: name, since: seen.time, meeting: null, changes: [] };
  const present = now.seen.flatMap(({ key, digest: is }, index): News[] => {
    const was = before.get(key);
    const row = now.rows[index] ?? {};
    if (was === is) return [];
    return [{ ...blank, news: was === undefined ? 'new' : 'changed', id: idOf(row), row }];
  });
  const gone = seen.rows.filter(({ key }) => !keys.has(key));
  return [
    ...present,
    ...gone.map(({ key }): News => ({ ...blank, news: 'gone', id: isId(key) ? key : null, row: null })),
  ];
}

/** A digest tells nobody what the row was. */
const isId = (key: string): boolean => !/^[0-9a-f]{64}$/.test(key);
