import { fold } from './text.ts';
import type { ViewData } from './view-data.ts';

export type EntryType = 'person' | 'organization' | 'place' | 'topic' | 'outlet';

/** Something a search can find. */
export interface Entry {
  readonly type: EntryType;
  /** Id; of topics and outlets, the name itself. */
  readonly id: string;
  readonly name: string;
  /** Meetings it has a part in. */
  readonly meetings: number;
  readonly folded: readonly string[];
}

/** Everything of the data that can be searched for, the busiest first. */
export function searchEntries(data: ViewData): Entry[] {
  const outlets = new Map(data.articles.flatMap(({ id, publisher }) => (publisher === null ? [] : [[id, publisher]])));
  const meetings = new Map<string, number>();
  const add = (key: string): void => void meetings.set(key, (meetings.get(key) ?? 0) + 1);
  for (const { participants, places, topics, claims } of data.meetings) {
    const published = claims.flatMap(({ article }) => outlets.get(article) ?? []);
    const keys = [...participants.map(({ party }) => party), ...places.flat()];
    for (const key of new Set([...keys, ...topics.map(topicKey), ...published.map(outletKey)])) add(key);
  }
  const entry = (type: EntryType, key: string, id: string, name: string, also: readonly string[] = []): Entry => ({
    type,
    id,
    name,
    meetings: meetings.get(key) ?? 0,
    folded: [name, ...also].map(fold),
  });
  return [
    ...data.parties.map(({ type, id, name, aliases, roles }) => entry(type, id, id, name, [...aliases, ...roles])),
    ...data.places.map(({ id, name }) => entry('place', id, id, name)),
    ...[...new Set(data.meetings.flatMap(({ topics }) => topics))].map((name) =>
      entry('topic', topicKey(name), name, name),
    ),
    ...[...new Set(outlets.values())].map((name) => entry('outlet', outletKey(name), name, name)),
  ]
    .filter((each) => each.meetings > 0)
    .sort((a, b) => b.meetings - a.meetings || (a.name < b.name ? -1 : 1));
}

const topicKey = (topic: string): string => `topic ${topic}`;
const outletKey = (outlet: string): string => `outlet ${outlet}`;

/** The best `limit` entries for what was typed: names that begin with it, then words that do, then the rest. */
export function search(entries: readonly Entry[], typed: string, limit = 8): Entry[] {
  const wanted = fold(typed).trim();
  if (wanted === '') return [];
  const ranked: Entry[][] = [[], [], []];
  for (const entry of entries) ranked[rankEntry(entry, wanted)]?.push(entry);
  return ranked.flat().slice(0, limit);
}

/** The best rank of its names; NONE where none has the words. */
function rankEntry({ folded }: Entry, wanted: string): number {
  let best = NONE;
  for (const name of folded) best = Math.min(best, rankName(name, wanted));
  return best;
}

const NONE = 3;

function rankName(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 0;
  if (name.includes(` ${wanted}`)) return 1;
  return name.includes(wanted) ? 2 : NONE;
}
