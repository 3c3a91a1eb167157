import type { ClaimParty, MeetingKind, Status } from './claim.ts';

/** Who has a part in a meeting that a register lists. */
export type RegisterParty = Omit<ClaimParty, 'aliases'>;

/** What a register says of one meeting, as its mapping reads the rows. The article's text holds these rows. */
export interface RegisterEntry {
  /** Name of the mapping. */
  readonly register: string;
  /** The register tells its meetings apart: no two of its entries are one meeting. */
  readonly apart: boolean;
  /** Lines of the file at which the rows begin, the first is 1. */
  readonly lines: readonly number[];
  /** Where each row begins in the article's text. */
  readonly rows: readonly number[];
  readonly kind: MeetingKind;
  readonly status: Status;
  readonly parties: readonly RegisterParty[];
  /** EDTF. */
  readonly date: string | null;
  /** Whether the register gives the day itself, or the day on which it heard of the meeting. */
  readonly dateBasis: 'stated' | 'inferred';
  /** From fine to coarse. */
  readonly place: readonly string[];
  readonly topics: readonly string[];
  readonly accordingTo: string | null;
  /** 0 to 1, as the mapping has it. */
  readonly confidence: number;
}
