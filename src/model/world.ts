import type { Article } from './article.ts';
import type { Claim, MeetingKind, PartyRole, Status } from './claim.ts';
import type { ArticleId, ClaimId, MeetingId, OrganizationId, PartyId, PersonId, PlaceId } from './ids.ts';
import type { Judgement } from './judgement.ts';

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly wikidata: string | null;
  /** ISO 3166-1 alpha-2 of the country that the offices belong to, where known. */
  readonly country: string | null;
}

/** What a body is; `other` where nobody says. The words of data/lexicon/en/organizations.tsv and the three that govern a place. */
export const ORGANIZATION_KINDS = [
  'state',
  'city',
  'union',
  'alliance',
  'forum',
  'agency',
  'court',
  'bank',
  'parliament',
  'government',
  'party',
  'movement',
  'company',
  'publisher',
  'other',
] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

export interface Organization {
  readonly id: OrganizationId;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: OrganizationKind;
  readonly wikidata: string | null;
  readonly country: string | null;
  /** The place that a state, city or union governs. */
  readonly governs: PlaceId | null;
  /** The body that it is a part of. */
  readonly unitOf: OrganizationId | null;
  /** Where it has its seat. */
  readonly basedIn: PlaceId | null;
}

export type PlaceKind = 'venue' | 'city' | 'region' | 'country' | 'continent' | 'other';

export interface Place {
  readonly id: PlaceId;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: PlaceKind;
  /** Degrees, WGS 84. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly country: string | null;
  readonly partOf: PlaceId | null;
}

/** The edge between a party and a meeting says what is known: there was a meeting and they were in it, or not. */
export type AttendanceType = 'ATTENDED' | 'EXPECTED_AT' | 'DID_NOT_ATTEND' | 'ALLEGED_AT';

export interface Attendance {
  readonly party: PartyId;
  readonly type: AttendanceType;
  readonly role: PartyRole;
}

export interface HistoryEntry {
  readonly status: Status;
  readonly article: ArticleId;
  readonly published: string | null;
}

export interface DisputedValue {
  readonly value: string;
  readonly claims: readonly ClaimId[];
}

export interface Dispute {
  readonly field: 'status' | 'date' | 'place' | 'kind';
  readonly values: readonly DisputedValue[];
}

/** Of the highest office that an account names. */
export const LEVELS = ['leader', 'minister', 'official', 'other'] as const;
export type Level = (typeof LEVELS)[number];

/** Of two parties, or of more. */
export const MEETING_FORMATS = ['bilateral', 'multilateral'] as const;
export type MeetingFormat = (typeof MEETING_FORMATS)[number];

/** One real meeting, computed from its claims. */
export interface Meeting {
  readonly id: MeetingId;
  readonly kind: MeetingKind;
  readonly status: Status;
  readonly history: readonly HistoryEntry[];
  /** EDTF; start and end are its bounds, YYYY-MM-DD. */
  readonly date: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly precision: 'day' | 'days' | 'month' | 'year' | 'interval' | null;
  readonly dateBasis: Claim['dateBasis'];
  readonly participants: readonly Attendance[];
  /** Each alternative from finest to coarsest. */
  readonly places: readonly (readonly PlaceId[])[];
  readonly topics: readonly string[];
  readonly claims: readonly ClaimId[];
  readonly disputed: readonly Dispute[];
  readonly level: Level | null;
  readonly format: MeetingFormat | null;
  readonly confidence: number;
  /** Independent sources: wire copies of one agency count once. */
  readonly sources: number;
  /** The larger meeting on whose margins it was. */
  readonly during: MeetingId | null;
}

/** Who a claim's words mean, and which meeting it is an account of. */
export interface ResolvedClaim {
  readonly claim: Claim;
  readonly meeting: MeetingId;
  readonly parties: readonly { readonly party: PartyId; readonly as: readonly string[]; readonly role: PartyRole }[];
  readonly places: readonly PlaceId[];
  readonly contradicts: readonly { readonly claim: ClaimId; readonly field: string }[];
}

export interface HeldRole {
  readonly person: PersonId;
  readonly organization: OrganizationId;
  readonly title: string;
  readonly former: boolean;
  readonly article: ArticleId;
  /** Day of the article that says so. */
  readonly asOf: string | null;
  /** First and last day of the term, as far as the knowledge of people tells them to the day. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface MentionedIn {
  readonly subject: PartyId | PlaceId;
  readonly article: ArticleId;
  readonly count: number;
  /** Start offsets of the sentences that name it; the first is the smallest. */
  readonly sentences: readonly number[];
}

/** A judgement that counts, and what it is about today: ids of claims, meetings, people, organizations. */
export interface Judged {
  readonly judgement: Judgement;
  readonly concerns: readonly { readonly id: string; readonly side: string }[];
}

/** Everything that the records say, resolved: one person, one place, one meeting. */
export interface World {
  readonly people: readonly Person[];
  readonly organizations: readonly Organization[];
  readonly places: readonly Place[];
  readonly meetings: readonly Meeting[];
  readonly articles: readonly Article[];
  readonly claims: readonly ResolvedClaim[];
  readonly roles: readonly HeldRole[];
  readonly mentions: readonly MentionedIn[];
  readonly judgements: readonly Judged[];
}
