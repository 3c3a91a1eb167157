import { PAIR_LIMIT } from '../model/schema.ts';
import type { ViewData, ViewMeeting, ViewPlace } from '../view/view-data.ts';
import type { Exported } from './attributes.ts';
import { csvText, type Row } from '../model/csv.ts';
import { lookUp, type LookUp } from './look-up.ts';

/** The row that hand-made data sets of diplomatic visits record. */
export const DIPLOMATIC_COLUMNS = [
  'principal',
  'role at the time',
  'counterpart',
  'its role',
  'country',
  'city/venue',
  'start',
  'end',
  'precision',
  'visit type',
  'topic',
  'direction',
  'source URL',
  'quote',
] as const;

/**
 * One row a pair of participants of a held meeting; of more than PAIR_LIMIT parties one a participant, without a
 * counterpart. `direction` is what the principal did: visit, host, or neither.
 */
export function exportDiplomatic(data: ViewData): Exported {
  const known = lookUp(data);
  const held = data.meetings.filter(({ status }) => status === 'held');
  const rows = held.flatMap((meeting) => rowsOf(meeting, known));
  return {
    text: csvText([DIPLOMATIC_COLUMNS, ...rows]),
    notes: [
      `${rows.length} rows; ${data.meetings.length - held.length} meetings that were not held are not in it.`,
      `Meetings of more than ${PAIR_LIMIT} parties have a row for each party, without a counterpart.`,
    ],
  };
}

const RANK: Readonly<Record<string, number>> = { visitor: 0, participant: 1, mediator: 2, host: 3 };

function rowsOf(meeting: ViewMeeting, known: LookUp): Row[] {
  const parties = known
    .parties(meeting)
    .sort((a, b) => (RANK[a.role] ?? 1) - (RANK[b.role] ?? 1) || (a.party.name < b.party.name ? -1 : 1));
  const chain = known.chain(meeting);
  const country = chain.find(({ kind }) => kind === 'country');
  const fine = chain.filter(({ kind }) => kind === 'venue' || kind === 'city' || kind === 'other');
  const venue = fine.map(({ name }) => name).join(', ') || null;
  const row = (a: (typeof parties)[number], b?: (typeof parties)[number]): Row => [
    a.party.name,
    known.officeAt(a.party, meeting),
    b?.party.name ?? null,
    b ? known.officeAt(b.party, meeting) : null,
    country?.name ?? null,
    venue,
    meeting.start,
    meeting.end,
    meeting.precision,
    meeting.kind,
    meeting.topics.join('; '),
    b ? directionOf(a, b, country) : null,
    known
      .articles(meeting)
      .map(({ url, name }) => url ?? name)
      .join('; '),
    meeting.claims[0]?.quotes[0]?.quote ?? null,
  ];
  if (parties.length > PAIR_LIMIT || parties.length === 1) return parties.map((party) => row(party));
  return parties.flatMap((a, index) => parties.slice(index + 1).map((b) => row(a, b)));
}

type Side = ReturnType<LookUp['parties']>[number];

/** By the roles that the articles give; else who is at home in the country of the place and who is not. */
function directionOf(mine: Side, other: Side, at: ViewPlace | undefined): string | null {
  const roles = (one: Side, two: Side) => one.role === 'visitor' || two.role === 'host';
  if (roles(mine, other)) return 'visit';
  if (roles(other, mine)) return 'host';
  const [home, away] = [mine.party.country, other.party.country];
  if (!at?.country || !home || !away || home === away) return null;
  return away === at.country ? 'visit' : home === at.country ? 'host' : null;
}
