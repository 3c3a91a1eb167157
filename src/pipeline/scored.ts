import type { MeetingKind, PartyType, Status } from '../model/claim.ts';
import type { ArticleRecord } from '../model/record.ts';

/** A participant as gold files and predictions give it. */
export interface ScoredParty {
  readonly name: string;
  readonly type?: PartyType;
  readonly aliases?: readonly string[];
  /** Counted neither way. */
  readonly optional?: boolean;
}

/** From finest to coarsest; `core` is the city if known, else the finest. */
export interface ScoredPlace {
  readonly names: readonly string[];
  readonly core: string;
}

/** A meeting as gold files and predictions give it. */
export interface ScoredMeeting {
  readonly kind: MeetingKind;
  readonly status: Status;
  readonly participants: readonly ScoredParty[];
  readonly place: ScoredPlace | null;
  readonly date: string | null;
  /** Counted neither way. */
  readonly doubtful?: boolean;
}

export interface ScoredDocument {
  readonly id: string;
  readonly meetings: readonly ScoredMeeting[];
}

/** What extraction says of an article, in the form that is scored. */
export const toScored = ({ article, claims }: ArticleRecord): ScoredDocument => ({
  id: article.name,
  meetings: claims.map(({ kind, status, participants, places, date }) => ({
    kind,
    status,
    participants,
    place: places[0] ? { names: places.flatMap(({ names }) => names), core: places[0].core } : null,
    date,
  })),
});
