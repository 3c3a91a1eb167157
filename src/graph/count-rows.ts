import type { GraphSource } from '../model/schema.ts';

/** How many nodes of each label and edges of each type; what there is none of is not in it. Reads the rows once. */
export const countRows = (graph: GraphSource) => ({
  nodes: countEach(graph.nodes, ({ label }) => label),
  edges: countEach(graph.edges, ({ type }) => type),
});

function countEach<Row>(rows: Iterable<Row>, nameOf: (row: Row) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[nameOf(row)] = (counts[nameOf(row)] ?? 0) + 1;
  return counts;
}
