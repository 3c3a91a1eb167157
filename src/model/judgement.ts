import type { ClaimPlace, MeetingKind, PartyRole, Quote, Status } from './claim.ts';
import type { ArticleId, ClaimId, JudgementId } from './ids.ts';

/** Finds a claim again, also after another model has mined its article, or the article was corrected. */
export interface ClaimAnchor {
  readonly article: ArticleId;
  readonly claim: ClaimId;
  readonly quotes: readonly Quote[];
  /** Names of its parties as the article gives them. */
  readonly parties: readonly string[];
}

/** Finds somebody again by what one article calls them. */
export interface NameAnchor {
  readonly article: ArticleId;
  readonly type: 'person' | 'organization';
  /** The fullest name in the article, and all its forms there. */
  readonly name: string;
  readonly aliases: readonly string[];
}

/**
 * What a judgement is about. Its id and name are those of the day on which it was judged; what it means later follows
 * from the anchors: a meeting is the accounts that were seen as one, a person or organization the names.
 */
export interface Subject {
  /** `clm_`, `mtg_`, `per_` or `org_`. */
  readonly id: string;
  readonly name: string;
  /** Of claims and meetings. */
  readonly claims: readonly ClaimAnchor[];
  /** Of people and organizations. */
  readonly names: readonly NameAnchor[];
}

export const VERDICTS = ['positive', 'negative', 'unsure'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Are the two one meeting, one person, one organization? */
export interface Sameness {
  readonly kind: 'sameness';
  readonly verdict: Verdict;
  readonly left: Subject;
  readonly right: Subject;
  /** What the machine gave at that time, 0 to 1; null where nobody asked it. */
  readonly score: number | null;
}

/** `part` was wrongly taken for a part of `rest`; all of `part` is one thing. */
export interface Split {
  readonly kind: 'split';
  readonly part: Subject;
  readonly rest: Subject;
}

/** Fields that a person can find right or wrong, or correct. */
export const FIELDS = ['kind', 'status', 'date', 'place', 'participant'] as const;
export type Field = (typeof FIELDS)[number];

/** Is a claim right, or all claims of a meeting? `field`: only that of it; null: the whole. */
export interface Truth {
  readonly kind: 'truth';
  readonly verdict: 'positive' | 'negative';
  readonly subject: Subject;
  readonly field: Field | null;
}

/** What a field of a claim or of a meeting should say; null empties it. */
export type Correction = { readonly kind: 'correction'; readonly subject: Subject } & (
  | { readonly field: 'kind'; readonly value: MeetingKind }
  | { readonly field: 'status'; readonly value: Status }
  /** EDTF. */
  | { readonly field: 'date'; readonly value: string | null }
  | { readonly field: 'place'; readonly value: ClaimPlace | null }
  /** Only of meetings; a role of null says that the party had no part. */
  | { readonly field: 'participant'; readonly value: Subject; readonly role: PartyRole | null }
);

/** What a person or organization is called. */
export interface Naming {
  readonly kind: 'name';
  readonly subject: Subject;
  readonly value: string;
}

/** A remark, or a word to find things by. Neither changes what is computed. */
export interface Remark {
  readonly kind: 'note' | 'tag';
  readonly subject: Subject;
  readonly value: string;
}

/** Takes a judgement back; undone itself, it counts again. */
export interface Undo {
  readonly kind: 'undo';
  readonly target: JudgementId;
}

export type Word = Sameness | Split | Truth | Correction | Naming | Remark | Undo;

export const JUDGEMENT_SCHEMA = 'whomet/judgement@1';

/** One row of the ledger, which is only ever added to: a person's word, which outranks the machine. */
export type Judgement = Word & {
  readonly schema: typeof JUDGEMENT_SCHEMA;
  readonly id: JudgementId;
  readonly author: string;
  /** ISO 8601, UTC, with milliseconds. Of two words on one thing the later one counts. */
  readonly time: string;
  /** Why, in the author's words; empty where none was given. */
  readonly reason: string;
};
