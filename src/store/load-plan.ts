import { EDGE_TYPES, NODE_TYPES, type EdgeRow, type GraphRows, type NodeRow } from '../model/schema.ts';
import { readCypher, type Engine } from './cypher-files.ts';

/** Rows of one label, or of one edge type between two labels, with the query that loads them. */
export interface Batch<Row> {
  readonly text: string;
  readonly rows: readonly Row[];
}

export const BATCH_ROWS = 5_000;

/** The loads of all nodes, in batches of at most BATCH_ROWS. */
export const nodeBatches = (nodes: GraphRows['nodes'], engine: Engine): Batch<NodeRow>[] =>
  batches(nodes, ({ label }) => fill('load/nodes', engine, { Label: label }));

export const edgeBatches = (edges: GraphRows['edges'], engine: Engine): Batch<EdgeRow>[] =>
  batches(edges, ({ type, fromLabel, toLabel }) =>
    fill('load/edges', engine, { Type: type, From: fromLabel, To: toLabel }),
  );

function batches<Row>(rows: readonly Row[], textOf: (row: Row) => string): Batch<Row>[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const text = textOf(row);
    const group = groups.get(text);
    if (group) group.push(row);
    else groups.set(text, [row]);
  }
  return [...groups].flatMap(([text, group]) =>
    Array.from({ length: Math.ceil(group.length / BATCH_ROWS) }, (_, index) => ({
      text,
      rows: group.slice(index * BATCH_ROWS, (index + 1) * BATCH_ROWS),
    })),
  );
}

/** `Record` and `Store` are what a server keeps besides the graph. */
const NAMES = new Set([...Object.keys(NODE_TYPES), ...Object.keys(EDGE_TYPES), 'Record', 'Store']);

/**
 * A query file with its `{{Label}}`, `{{Type}}`, … filled in: labels and types cannot be parameters in Cypher. Only
 * names that the schema declares go in.
 */
export function fill(path: string, engine: Engine, names: Readonly<Record<string, string>>): string {
  return readCypher(path, engine).text.replace(/\{\{(\w+)\}\}/g, (_, slot: string) => {
    const name = names[slot];
    if (name === undefined || !NAMES.has(name)) throw new TypeError(`${path}: nothing declared for {{${slot}}}`);
    return name;
  });
}
