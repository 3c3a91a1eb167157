import type { Value } from '../store/contract.ts';

/** One thing that an alert tells. */
export interface News {
  /** Name of the alert. */
  readonly alert: string;
  /**
   * `new`: not there when it ran last; `changed`: see `changes`; `disputed`: accounts disagree on further fields;
   * `gone`: not in the answer any more.
   */
  readonly news: 'new' | 'changed' | 'disputed' | 'gone';
  /** When the alert ran last, ISO 8601, UTC. */
  readonly since: string;
  /** Id of the meeting; null for rows of a Cypher query that have none. */
  readonly id: string | null;
  /** The meeting as it is now; null where it is gone, and for rows of a Cypher query. */
  readonly meeting: Readonly<Record<string, Value>> | null;
  readonly changes: readonly Change[];
  /** The row of a Cypher query as it is now. */
  readonly row: Readonly<Record<string, Value>> | null;
}

/** `from` is null where what was is not kept: of names only whether they changed is known. */
export interface Change {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}
