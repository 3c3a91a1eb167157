import type { Span } from './article.ts';
import type { DateBasis, Role } from './document.ts';
import type { ArticleId, ClaimId } from './ids.ts';

/** PLOVER's modes of CONSULT, in plain words. */
export const MEETING_KINDS = ['meeting', 'call', 'video', 'visit'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

export const STATUSES = ['held', 'planned', 'proposed', 'postponed', 'cancelled', 'declined', 'denied'] as const;
export type Status = (typeof STATUSES)[number];

export type PartyType = 'person' | 'organization' | 'country';
export const PARTY_ROLES = ['participant', 'host', 'visitor', 'mediator'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

/** Who took part, as this article names them. `country` is an Organization of kind state, city or union that acts. */
export interface ClaimParty {
  readonly name: string;
  readonly type: PartyType;
  readonly role: PartyRole;
  /** Every surface form in the article. */
  readonly aliases: readonly string[];
  /** The very words that name the party in the quotes. */
  readonly as: readonly string[];
  readonly offices: readonly Role[];
  readonly wikidata?: string;
  readonly gazetteer?: string;
}

/** Names from finest to coarsest. `core` is the city if known, else the finest. */
export interface ClaimPlace {
  readonly names: readonly string[];
  readonly core: string;
  /** Gazetteer keys of the same names, where known, in the same order. */
  readonly keys: readonly (string | null)[];
  readonly basis: 'stated' | 'dateline' | 'inferred';
}

/** A verbatim quote: W3C TextPositionSelector and TextQuoteSelector. */
export interface Quote extends Span {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly page?: number;
}

/** One article's account of one meeting, kept as the article states it. */
export interface Claim {
  readonly id: ClaimId;
  readonly article: ArticleId;
  readonly kind: MeetingKind;
  readonly status: Status;
  readonly participants: readonly ClaimParty[];
  /** Alternatives where the text leaves it open ("Peru or Brazil"); empty where it gives none. */
  readonly places: readonly ClaimPlace[];
  /** EDTF. */
  readonly date: string | null;
  readonly dateBasis: DateBasis | 'judged' | 'none';
  readonly topics: readonly string[];
  /** Who says so, where the text attributes it. */
  readonly accordingTo: string | null;
  readonly evidence: readonly Quote[];
  /** 0 to 1. */
  readonly confidence: number;
  /** Rules and models that made it. */
  readonly by: readonly string[];
}
