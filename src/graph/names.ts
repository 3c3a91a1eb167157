import { makeId } from '../model/ids.ts';
import type { EdgeRow, NodeRow } from '../model/schema.ts';
import { edge } from './edge.ts';

/**
 * A node for each folded name, with an edge to everyone and everything that bears it: no engine has an index over the
 * entries of a list, and a search by name should not look at every node.
 */
export function nameRows(bearers: readonly NodeRow[]): { nodes: NodeRow[]; edges: EdgeRow[] } {
  const nodes = new Map<string, NodeRow>();
  const edges: EdgeRow[] = [];
  for (const { properties } of bearers) {
    for (const searchName of (properties['searchNames'] ?? []) as readonly string[]) {
      const id = makeId('nam', searchName);
      nodes.set(id, { label: 'Name', properties: { id, searchName } });
      edges.push(edge('NAME_OF', id, String(properties['id'])));
    }
  }
  return { nodes: [...nodes.values()], edges };
}
