import { closeSync, openSync, writeFileSync } from 'node:fs';
import { WhometError } from '../../model/errors.ts';
import { EDGE_TYPES, NODE_TYPES, type EdgeRow, type GraphSource, type NodeRow } from '../../model/schema.ts';
import { BATCH_ROWS } from '../load-plan.ts';
import { typedProperties } from './typed-properties.ts';

/** Rows on the disk. */
export interface Spooled {
  readonly rows: number;
  /** How many bytes and rows of the file there are at the end of each batch. */
  readonly batches: readonly { readonly end: number; readonly rows: number }[];
}

/** Characters after which a batch ends that has fewer than BATCH_ROWS rows: articles may be long. */
const BATCH_LENGTH = 4_000_000;

/**
 * Writes the rows of a graph into two files, a batch a line, as `graph-steps.mjs` reads them: `[label, rows]`, and edges
 * whose ends are the places of the nodes, from 0. Lets the graph go.
 */
export function spoolGraph(graph: GraphSource, files: { readonly nodes: string; readonly edges: string }) {
  const numbers = new Map<string, number>();
  const nodes = writeBatches(files.nodes, nodeLines(graph.nodes, numbers), (label, rows) => `["${label}",[${rows}]]`);
  const edges = writeBatches(files.edges, edgeLines(graph.edges, numbers), (_, rows) => `[${rows}]`);
  graph.letGo?.();
  return { nodes, edges };
}

/** A row as JSON, and what the rows of a batch have in common. */
type Written = readonly [key: string, row: string];

function* nodeLines(nodes: Iterable<NodeRow>, numbers: Map<string, number>): Generator<Written> {
  for (const { label, properties } of nodes) {
    const id = String(properties['id']);
    // A constraint that comes after the rows does not look at them.
    if (numbers.has(id)) throw new WhometError({ code: 'graph/bad-row', message: 'Two nodes have one id.', where: id });
    numbers.set(id, numbers.size);
    yield [label, JSON.stringify(typedProperties(properties, NODE_TYPES[label].properties))];
  }
}

function* edgeLines(edges: Iterable<EdgeRow>, numbers: ReadonlyMap<string, number>): Generator<Written> {
  for (const { type, from, to, properties } of edges) {
    const [src, dst] = [numbers.get(from) ?? -1, numbers.get(to) ?? -1];
    const typed = JSON.stringify(typedProperties(properties, EDGE_TYPES[type].properties));
    yield ['', `{"src":${src},"dst":${dst},"type":"${type}","properties":${typed}}`];
  }
}

function writeBatches(path: string, lines: Iterable<Written>, lineOf: (key: string, rows: string) => string): Spooled {
  const file = openSync(path, 'w');
  const batches: { end: number; rows: number }[] = [];
  let [key, batch, length, rows] = ['', [] as string[], 0, 0];
  const flush = () => {
    if (batch.length === 0) return;
    const bytes = Buffer.from(`${lineOf(key, batch.join(','))}\n`);
    writeFileSync(file, bytes);
    batches.push({ end: (batches.at(-1)?.end ?? 0) + bytes.length, rows });
    [batch, length] = [[], 0];
  };
  try {
    for (const [own, row] of lines) {
      if (own !== key || batch.length >= BATCH_ROWS || length >= BATCH_LENGTH) flush();
      key = own;
      batch.push(row);
      length += row.length;
      rows++;
    }
    flush();
  } finally {
    closeSync(file);
  }
  return { rows, batches };
}
