import { ATTENDANCE_OF, PAIR_LIMIT, type EdgeRow } from '../model/schema.ts';
import type { Meeting } from '../model/world.ts';
import { edge } from './edge.ts';
import { topicId } from './nodes.ts';

/** Who took part or was to, where, and what it was about. The edges' types follow from the meeting's status. */
export function meetingEdges({ id, status, participants, places, topics, during }: Meeting): EdgeRow[] {
  const attendance = ATTENDANCE_OF[status];
  const roles = new Map(participants.map(({ party, role }) => [party, role]));
  const finest = new Map(
    places.flatMap(([place], alternative) => (place ? [[place, alternative] as const] : [])).reverse(),
  );
  return [
    ...[...roles].map(([party, role]) => edge(attendance, party, id, { role })),
    ...[...finest].map(([place, alternative]) =>
      edge(status === 'held' ? 'HELD_IN' : 'PLANNED_IN', id, place, { alternative }),
    ),
    ...[...new Set(topics.map(topicId))].map((topic) => edge('ABOUT', id, topic)),
    ...(during === null ? [] : [edge('DURING', id, during)]),
  ];
}

interface Pair {
  readonly from: string;
  readonly to: string;
  count: number;
  first: string | null;
  last: string | null;
}

/** The derived index: how often two people were in one held meeting of at most PAIR_LIMIT parties. One edge a pair. */
export function metWith(meetings: readonly Meeting[]): EdgeRow[] {
  const pairs = new Map<string, Pair>();
  for (const { status, participants, start, end } of meetings) {
    if (status !== 'held' || participants.length > PAIR_LIMIT) continue;
    const people = [...new Set<string>(participants.map(({ party }) => party))]
      .filter((id) => id.startsWith('per_'))
      .sort();
    for (const [index, from] of people.entries()) {
      for (const to of people.slice(index + 1)) count(pairs, from, to, start, end);
    }
  }
  return [...pairs.values()].map(({ from, to, ...properties }) => edge('MET_WITH', from, to, properties));
}

/** What `metWith` says of two people, of whom `from` is the first by the alphabet; `meetings` are all that both were in. */
export function pairEdges(from: string, to: string, meetings: readonly Meeting[]): EdgeRow[] {
  const pairs = new Map<string, Pair>();
  for (const { status, participants, start, end } of meetings)
    if (status === 'held' && participants.length <= PAIR_LIMIT) count(pairs, from, to, start, end);
  return [...pairs.values()].map(({ from: a, to: b, ...properties }) => edge('MET_WITH', a, b, properties));
}

function count(pairs: Map<string, Pair>, from: string, to: string, start: string | null, end: string | null): void {
  const key = `${from} ${to}`;
  const pair = pairs.get(key) ?? { from, to, count: 0, first: null, last: null };
  pairs.set(key, pair);
  pair.count++;
  if (start !== null && (pair.first === null || start < pair.first)) pair.first = start;
  if (end !== null && (pair.last === null || end > pair.last)) pair.last = end;
}
