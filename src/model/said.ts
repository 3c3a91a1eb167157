import type { MeetingKind, PartyRole, Status } from './claim.ts';
import type { Field, Verdict } from './judgement.ts';

export const SAID_SCHEMA = 'whomet/said@1';

/**
 * What a person says, by the ids that the graph has today: what `edit`, `review` and the viewer hand over, and what a
 * page without a server writes into a file for `review --import`. The store makes a judgement with anchors of it.
 */
export type Said = {
  readonly schema: typeof SAID_SCHEMA;
  /** Who says so, if it is not the one who hands it over. */
  readonly author?: string;
  /** When, if not now: ISO 8601, UTC, with milliseconds. */
  readonly time?: string;
  readonly reason?: string;
} & (
  | {
      readonly kind: 'sameness';
      readonly verdict: Verdict;
      readonly left: string;
      readonly right: string;
      readonly score?: number;
    }
  /** `part`: claims of the meeting `rest`, or articles in which the person or organization `rest` is another one. */
  | { readonly kind: 'split'; readonly part: readonly string[]; readonly rest: string }
  | {
      readonly kind: 'truth';
      readonly verdict: 'positive' | 'negative';
      readonly subject: string;
      readonly field?: Field;
    }
  | { readonly kind: 'correction'; readonly subject: string; readonly field: 'kind'; readonly value: MeetingKind }
  | { readonly kind: 'correction'; readonly subject: string; readonly field: 'status'; readonly value: Status }
  /** An EDTF date; a place from fine to coarse with commas. Null: none. */
  | {
      readonly kind: 'correction';
      readonly subject: string;
      readonly field: 'date' | 'place';
      readonly value: string | null;
    }
  /** `value` is the id of a person or organization; a role of null says that it had no part. */
  | {
      readonly kind: 'correction';
      readonly subject: string;
      readonly field: 'participant';
      readonly value: string;
      readonly role: PartyRole | null;
    }
  | { readonly kind: 'name' | 'note' | 'tag'; readonly subject: string; readonly value: string }
  | { readonly kind: 'undo'; readonly target: string }
);
