import type { Filters } from './filters.ts';

export const ALERT_SCHEMA = 'whomet/alert@1';

/** What an alert looks at: the meetings that filters select, or the rows of a read-only Cypher query. */
export type Watched =
  | { readonly kind: 'meetings'; readonly filters: Filters }
  | {
      readonly kind: 'cypher';
      readonly text: string;
      readonly parameters: Readonly<Record<string, unknown>>;
    };

/** A meeting as it was: only what is compared, and no words of an article, so that a purge leaves none behind. */
export interface SeenMeeting {
  readonly id: string;
  readonly status: string;
  readonly kind: string;
  /** EDTF */
  readonly date: string | null;
  /** SHA-256 of the places and of the participants, in hexadecimal digits. */
  readonly places: string;
  readonly participants: string;
  /** Fields that the accounts disagree on. */
  readonly disputed: readonly string[];
}

/** A row as it was: the digest of what it is known by, and of the whole. */
export interface SeenRow {
  readonly key: string;
  readonly digest: string;
}

/** What an alert saw when it ran last. */
export interface Seen {
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly meetings: readonly SeenMeeting[];
  readonly rows: readonly SeenRow[];
}

/** Something that is watched. It stands beside the record of the store, and is no part of the truth. */
export interface Alert {
  readonly schema: typeof ALERT_SCHEMA;
  /** Small letters, digits and hyphens. */
  readonly name: string;
  readonly watched: Watched;
  /** ISO 8601, UTC. */
  readonly added: string;
  readonly seen: Seen;
}

/** Is it a name that an alert may have, and a file of it on every system? */
export const isAlertName = (name: string): boolean => /^[a-z0-9][a-z0-9-]{0,63}$/.test(name);
