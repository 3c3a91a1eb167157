import { ATTENDANCE_OF, PAIR_LIMIT, type EdgeName, type EdgeRow } from '../model/schema.ts';
import type { Attendance, Meeting } from '../model/world.ts';
import { edge } from './edge.ts';
import { topicId } from './nodes.ts';

/** Who took part or was to. The edges' type follows from the meeting's status. */
const attendanceEdges = (meeting: Meeting): EdgeRow[] =>
  partiesOf(meeting).map((party) => attendanceEdge(party, meeting));

const partiesOf = ({ participants }: Meeting): string[] => [...new Set<string>(participants.map(({ party }) => party))];

/** How a party took part or was to. */
export function attendanceEdge(party: string, { id, status, participants }: Meeting): EdgeRow {
  const { role } = participants.findLast((each) => each.party === party) as Attendance;
  return edge(ATTENDANCE_OF[status], party, id, { role });
}

/** Where it was or was to be, as its status says, what it was about, and on whose margins. */
export const MEETING_EDGES = {
  HELD_IN: (meeting) => (meeting.status === 'held' ? placeEdges('HELD_IN', meeting) : []),
  PLANNED_IN: (meeting) => (meeting.status === 'held' ? [] : placeEdges('PLANNED_IN', meeting)),
  ABOUT: ({ id, topics }) => [...new Set(topics.map(topicId))].map((topic) => edge('ABOUT', id, topic)),
  DURING: ({ id, during }) => (during === null ? [] : [edge('DURING', id, during)]),
} as const satisfies Partial<Record<EdgeName, (meeting: Meeting) => EdgeRow[]>>;

function placeEdges(type: 'HELD_IN' | 'PLANNED_IN', { id, places }: Meeting): EdgeRow[] {
  const finest = new Map(
    places.flatMap(([place], alternative) => (place ? [[place, alternative] as const] : [])).reverse(),
  );
  return [...finest].map(([place, alternative]) => edge(type, id, place, { alternative }));
}

export const meetingEdges = (meeting: Meeting): EdgeRow[] => [
  ...attendanceEdges(meeting),
  ...Object.values(MEETING_EDGES).flatMap((make) => make(meeting)),
];

/** Whether it tells who met whom: held, and of at most PAIR_LIMIT parties. */
const makesPairs = ({ status, participants }: Meeting): boolean =>
  status === 'held' && participants.length <= PAIR_LIMIT;

const peopleOf = (meeting: Meeting): string[] => partiesOf(meeting).filter((id) => id.startsWith('per_'));

/** The pairs of people who met in it; in each, the first by the alphabet stands first. */
export function pairsOf(meeting: Meeting): [from: string, to: string][] {
  if (!makesPairs(meeting)) return [];
  const people = peopleOf(meeting).sort();
  return people.flatMap((from, index) => people.slice(index + 1).map((to): [string, string] => [from, to]));
}

/** How often two people met, and the earliest and the latest day of it. */
interface Tally {
  readonly count: number;
  readonly first: string | null;
  readonly last: string | null;
}

const tallied = (tally: Tally | undefined, { start, end }: Meeting): Tally => {
  const { count, first, last } = tally ?? { count: 0, first: null, last: null };
  return {
    count: count + 1,
    first: start !== null && (first === null || start < first) ? start : first,
    last: end !== null && (last === null || end > last) ? end : last,
  };
};

const pairEdge = (from: string, to: string, tally: Tally): EdgeRow => edge('MET_WITH', from, to, { ...tally });

/** The meetings of each party, in the given order; parties by their ids. */
export function byParty(meetings: readonly Meeting[]): ReadonlyMap<string, readonly Meeting[]> {
  const own = new Map<string, Meeting[]>();
  for (const meeting of meetings)
    for (const party of partiesOf(meeting)) {
      const known = own.get(party);
      if (known) known.push(meeting);
      else own.set(party, [meeting]);
    }
  return new Map([...own].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The derived index: how often two people were in one held meeting of at most PAIR_LIMIT parties. One edge a pair, of the
 * pairs of which `from` is the first by the alphabet; `meetings` are all of `from`.
 */
export function metWith(from: string, meetings: readonly Meeting[]): EdgeRow[] {
  const tallies = new Map<string, Tally>();
  for (const meeting of from.startsWith('per_') ? meetings.filter(makesPairs) : [])
    for (const to of peopleOf(meeting)) if (to > from) tallies.set(to, tallied(tallies.get(to), meeting));
  return [...tallies].map(([to, tally]) => pairEdge(from, to, tally));
}

/** What `metWith` says of two people, of whom `from` is the first by the alphabet; `meetings` are all that both were in. */
export function pairEdges(from: string, to: string, meetings: readonly Meeting[]): EdgeRow[] {
  const tally = meetings.filter(makesPairs).reduce<Tally | undefined>(tallied, undefined);
  return tally ? [pairEdge(from, to, tally)] : [];
}
