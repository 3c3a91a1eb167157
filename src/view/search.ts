import { fold } from './text.ts';
import type { ViewData } from './view-data.ts';

/** Something a search can find. */
export interface Entry {
  readonly type: 'person' | 'organization' | 'place' | 'topic';
  /** Id; of topics, the topic itself. */
  readonly id: string;
  readonly name: string;
  /** Meetings it has a part in. */
  readonly meetings: number;
  readonly folded: readonly string[];
}

/** Everything of the data that can be searched for, the busiest first. */
export function searchEntries(data: ViewData): Entry[] {
  const meetings = new Map<string, number>();
  const add = (id: string): void => void meetings.set(id, (meetings.get(id) ?? 0) + 1);
  for (const { participants, places, topics } of data.meetings)
    for (const id of new Set([...participants.map(({ party }) => party), ...places.flat(), ...topics])) add(id);
  const entry = (type: Entry['type'], id: string, name: string, also: readonly string[] = []): Entry => ({
    type,
    id,
    name,
    meetings: meetings.get(id) ?? 0,
    folded: [name, ...also].map(fold),
  });
  const entries = [
    ...data.parties.map(({ type, id, name, aliases }) => entry(type, id, name, aliases)),
    ...data.places.map(({ id, name }) => entry('place', id, name)),
    ...new Set(data.meetings.flatMap(({ topics }) => topics)),
  ].map((each) => (typeof each === 'string' ? entry('topic', each, each) : each));
  return entries
    .filter(({ meetings }) => meetings > 0)
    .sort((a, b) => b.meetings - a.meetings || (a.name < b.name ? -1 : 1));
}

/** The best `limit` entries for what was typed: names that begin with it, then words that do, then the rest. */
export function search(entries: readonly Entry[], typed: string, limit = 8): Entry[] {
  const wanted = fold(typed).trim();
  if (wanted === '') return [];
  const rank = ({ folded }: Entry): number => Math.min(...folded.map((name) => rankName(name, wanted)));
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

function rankName(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 0;
  if (name.includes(` ${wanted}`)) return 1;
  return name.includes(wanted) ? 2 : 3;
}
