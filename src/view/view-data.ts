import type { MeetingKind, PartyRole, Status } from '../model/claim.ts';
import type { Filters } from '../model/filters.ts';

/** What the viewer and every export are made from: plain JSON, no store. Browser-safe. */
export interface ViewData {
  readonly schema: 'whomet/view@1';
  readonly title: string;
  readonly filters: Filters;
  readonly parties: readonly ViewParty[];
  readonly places: readonly ViewPlace[];
  readonly meetings: readonly ViewMeeting[];
  readonly articles: readonly ViewArticle[];
}

export interface ViewParty {
  readonly id: string;
  readonly type: 'person' | 'organization';
  /** Of organizations: state, city, union, other. */
  readonly kind: string | null;
  readonly name: string;
  readonly aliases: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly wikidata: string | null;
  /** Titles, e.g. `foreign minister, China`. */
  readonly roles: readonly string[];
  /** Meetings in the whole store, of which the filters may leave fewer. */
  readonly meetings: number;
  /** The same with the earliest article that gives each, as the record tells it. */
  readonly offices: readonly { readonly office: string; readonly article: string; readonly published: string | null }[];
}

export interface ViewPlace {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly country: string | null;
  readonly partOf: string | null;
}

export interface ViewMeeting {
  readonly id: string;
  readonly title: string;
  readonly kind: MeetingKind;
  readonly status: Status;
  readonly history: readonly { readonly status: Status; readonly article: string; readonly published: string | null }[];
  /** EDTF, with its bounds as YYYY-MM-DD. */
  readonly date: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly precision: string | null;
  readonly dateBasis: string;
  /** Of the highest office named: leader, minister, official, other. */
  readonly level: string | null;
  /** bilateral or multilateral. */
  readonly format: string | null;
  readonly participants: readonly { readonly party: string; readonly role: PartyRole }[];
  /** Alternatives, each from finest to coarsest: ids of places. */
  readonly places: readonly (readonly string[])[];
  readonly topics: readonly string[];
  readonly disputed: readonly string[];
  readonly confidence: number;
  readonly sources: number;
  readonly claims: readonly ViewClaim[];
}

export interface ViewClaim {
  readonly id: string;
  readonly article: string;
  readonly kind: MeetingKind;
  readonly status: Status;
  readonly date: string | null;
  readonly accordingTo: string | null;
  readonly confidence: number;
  /** The words that name people, organizations and places in the quotes. */
  readonly named: readonly { readonly id: string; readonly as: readonly string[] }[];
  readonly quotes: readonly {
    readonly quote: string;
    readonly start: number;
    readonly end: number;
    readonly prefix: string;
    readonly suffix: string;
    /** Where its words name a time: start and end within the quote. */
    readonly times: readonly (readonly [start: number, end: number])[];
  }[];
}

export interface ViewArticle {
  readonly id: string;
  /** The record's id or file name. */
  readonly name: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  /** The day that a letter, minutes or the file itself bears, and which of the three; none of publication. */
  readonly documentDate: string | null;
  readonly documentDateBasis: string | null;
  readonly url: string | null;
}
