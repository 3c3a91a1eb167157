import { bounds, precision } from '../../model/edtf.ts';
import type { PartyId, PlaceId } from '../../model/ids.ts';
import type { Correction, Field, Truth } from '../../model/judgement.ts';
import type { ClaimPlace, Status } from '../../model/claim.ts';
import { ATTENDANCE_OF } from '../../model/schema.ts';
import type { Attendance, Meeting } from '../../model/world.ts';
import { formatOf } from '../level.ts';
import type { Constraints } from './constraints.ts';
import type { Holders } from './holders.ts';

type ChainOf = (place: ClaimPlace) => readonly PlaceId[];

/** Meetings with what people said of them as a whole. Of two words on one field the later one counts. */
export function heedMeetings(
  meetings: readonly Meeting[],
  { ledger }: Constraints,
  holders: Holders,
  chainOf: ChainOf,
): Meeting[] {
  const byId = new Map<string, Meeting>(meetings.map((meeting) => [meeting.id, meeting]));
  const decided = new Set<string>();
  for (const judgement of ledger) {
    if (judgement.kind !== 'truth' && judgement.kind !== 'correction') continue;
    const id = holders.meeting(judgement.subject);
    const meeting = id === null ? undefined : byId.get(id);
    if (!meeting || (judgement.field !== null && judgement.subject.id.startsWith('clm_'))) continue;
    const key = `${meeting.id} ${fieldKey(judgement, holders)}`;
    if (decided.has(key)) continue;
    decided.add(key);
    byId.set(
      meeting.id,
      judgement.kind === 'truth' ? judged(meeting, judgement) : corrected(meeting, judgement, holders, chainOf),
    );
  }
  return [...byId.values()];
}

/** What a word decides: a field, of participants each alone. */
const fieldKey = (judgement: Truth | Correction, holders: Holders): Field | string =>
  judgement.kind === 'correction' && judgement.field === 'participant'
    ? `participant ${holders.party(judgement.value) ?? ''}`
    : (judgement.field ?? '');

function judged(meeting: Meeting, { verdict, field }: Truth): Meeting {
  if (verdict === 'positive') return field === null ? { ...meeting, confidence: 1 } : meeting;
  if (field === 'date') return withDate(meeting, null);
  return field === 'place' ? { ...meeting, places: [] } : meeting;
}

function corrected(meeting: Meeting, correction: Correction, holders: Holders, chainOf: ChainOf): Meeting {
  switch (correction.field) {
    case 'kind':
      return { ...meeting, kind: correction.value };
    case 'status':
      return withStatus(meeting, correction.value);
    case 'date':
      return withDate(meeting, correction.value);
    case 'place':
      return { ...meeting, places: correction.value === null ? [] : [chainOf(correction.value)] };
    case 'participant':
      return withParty(meeting, holders.party(correction.value), correction.role);
  }
}

function withDate(meeting: Meeting, date: string | null): Meeting {
  const range = date === null ? null : bounds(date);
  return {
    ...meeting,
    date,
    start: range?.start ?? null,
    end: range?.end ?? null,
    precision: date === null ? null : precision(date),
    dateBasis: date === null ? 'none' : 'judged',
  };
}

const withStatus = (meeting: Meeting, status: Status): Meeting => ({
  ...meeting,
  status,
  participants: meeting.participants.map((each) => ({ ...each, type: ATTENDANCE_OF[status] })),
});

function withParty(meeting: Meeting, party: PartyId | null, role: Attendance['role'] | null): Meeting {
  if (party === null) return meeting;
  const others = meeting.participants.filter((each) => each.party !== party);
  const added = role === null ? [] : [{ party, role, type: ATTENDANCE_OF[meeting.status] }];
  const participants = [...others, ...added].sort((a, b) => (a.party < b.party ? -1 : 1));
  return { ...meeting, participants, format: formatOf(participants.length) };
}
