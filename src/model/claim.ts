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

/**
 * Why words that may tell of an encounter make no claim: it is not likely enough that they do, they deny it, a second
 * party or the place is not named, another account tells of it, or what was offered as a quote or a name is not in the text.
 */
export const MISSING = ['likelihood', 'affirmation', 'party', 'place', 'account', 'quote', 'name'] as const;
export type Missing = (typeof MISSING)[number];

/** What may be an encounter and was not accepted as a claim. */
export interface EncounterCandidate {
  readonly kind: MeetingKind;
  readonly status: Status;
  /** Names of those who seem to take part. */
  readonly parties: readonly string[];
  readonly missing: readonly Missing[];
  /** How likely the words tell of an encounter, 0 to 1; null where nobody can say. */
  readonly chance: number | null;
  /** The sentence; null where what was offered is no quote of the article. */
  readonly quote: Quote | null;
  /** Rules and models that found it. */
  readonly by: readonly string[];
}
