import { broaderTopic, topicsToldBy } from '../lexicon/topics.ts';
import { searchName, type EdgeRow, type NodeRow } from '../model/schema.ts';
import type { Meeting } from '../model/world.ts';
import { edge } from './edge.ts';
import { topicId } from './nodes.ts';

/**
 * The topics in the articles' words, the listed ones that these words tell of, and what those are kinds of: so meetings
 * about "a truce in Gaza" and "the cessation of hostilities" are both about a ceasefire, and about peace.
 */
export function topicRows(meetings: readonly Meeting[]): { nodes: NodeRow[]; edges: EdgeRow[] } {
  const names = new Map<string, string>();
  const edges = new Map<string, EdgeRow>();
  const add = (name: string): string => {
    const id = topicId(name);
    if (!names.has(id)) names.set(id, name);
    return id;
  };
  const link = (name: string, broader: string): void => {
    const [from, to] = [add(name), add(broader)];
    if (from !== to) edges.set(`${from} ${to}`, edge('BROADER', from, to));
  };
  for (const topic of [...new Set(meetings.flatMap((meeting) => meeting.topics))].sort()) {
    add(topic);
    for (const listed of topicsToldBy(topic)) {
      link(topic, listed);
      let above = broaderTopic(listed);
      for (let below = listed; above !== null; below = above, above = broaderTopic(above)) link(below, above);
    }
  }
  const nodes = [...names].map(([id, name]): NodeRow => ({
    label: 'Topic',
    properties: { id, name, searchName: searchName(name) },
  }));
  return { nodes, edges: [...edges.values()] };
}
