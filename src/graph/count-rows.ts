import type { GraphRows } from '../model/schema.ts';

/** How many nodes of each label and edges of each type; what there is none of is not in it. */
export const countRows = ({ nodes, edges }: GraphRows) => ({
  nodes: countEach(nodes.map(({ label }) => label)),
  edges: countEach(edges.map(({ type }) => type)),
});

function countEach(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
