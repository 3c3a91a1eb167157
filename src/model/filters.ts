import type { MeetingKind, Status } from './claim.ts';
import type { Level, MeetingFormat } from './world.ts';

/** What every ask, view and export can be narrowed by. Empty means: no limit. */
export interface Filters {
  /** Names of people, in any form that the graph knows; all of them must have a part in the meeting. */
  readonly person?: string;
  readonly other?: string;
  readonly organization?: string;
  /** Country that a participant acts for. */
  readonly country?: string;
  /** A place with everything inside it. */
  readonly place?: string;
  /** Bounds of the day, YYYY-MM-DD, inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly status?: Status;
  readonly kind?: MeetingKind;
  readonly topic?: string;
  /** Of the highest office that an account names. */
  readonly level?: Level;
  /** Of two parties, or of more. */
  readonly meetingFormat?: MeetingFormat;
  /** 0 to 1. */
  readonly minConfidence?: number;
}
