import {
  EDGE_TYPES,
  NODE_TYPES,
  type EdgeName,
  type EdgeRow,
  type GraphSource,
  type NodeLabel,
  type NodeRow,
} from '../../model/schema.ts';
import { inBatches } from '../../pipeline/batches.ts';
import { BATCH_ROWS, fill } from '../load-plan.ts';
import type { Run } from './connection.ts';
import { edgeDigest, nodeDigest } from './row-digest.ts';
import { ROW, typedProperties } from './values.ts';

/** One query with its rows, at most BATCH_ROWS. */
export interface Step {
  readonly text: string;
  readonly rows: readonly object[];
}

/**
 * What makes the graph in the database exactly these rows, in stages of which each needs the ones before to be written:
 * nodes, the edges between them, and what goes. Rows are read while the steps are, and never together in memory.
 */
export function* differences(run: Run, graph: GraphSource): Generator<AsyncIterable<Step>> {
  const nodes = new Changes(run, labelOf, nodesOf);
  const edges = new Changes(run, kindOf, edgesOf);
  yield nodes.added(graph.nodes);
  yield edges.added(graph.edges);
  yield edges.removed(EDGE_KINDS);
  yield nodes.removed(Object.keys(NODE_TYPES));
}

/** Of a node its id, of an edge both ends, with the digest of the row that it was loaded from. */
type Standing = Readonly<Record<string, unknown>>;

/** Rows that one query writes: those of a label, or of an edge type between two labels. */
interface Kind<Row> {
  /** Three queries: what is there, and those that take rows. */
  readonly existing: string;
  readonly add: string;
  readonly remove: string;
  readonly digestOf: (row: Row) => string;
  /** By what a row is the one that is there: a node by its id, whatever else it says; an edge by all. */
  readonly keyOf: (row: Row, digest: string) => string;
  readonly standingKey: 'id' | 'row';
  /** As `add` takes it. */
  readonly written: (row: Row, digest: string) => object;
}

/** A kind with what is there and was not among the rows so far, and the rows that wait to be written. */
interface Part<Row> {
  readonly kind: Kind<Row>;
  readonly left: Map<string, Standing>;
  batch: object[];
}

class Changes<Row> {
  readonly #run: Run;
  readonly #nameOf: (row: Row) => string;
  readonly #kind: (name: string) => Kind<Row>;
  readonly #parts = new Map<string, Part<Row>>();

  constructor(run: Run, nameOf: (row: Row) => string, kind: (name: string) => Kind<Row>) {
    this.#run = run;
    this.#nameOf = nameOf;
    this.#kind = kind;
  }

  async *added(rows: Iterable<Row>): AsyncGenerator<Step> {
    for (const row of rows) {
      const name = this.#nameOf(row);
      const part = this.#parts.get(name) ?? (await this.#begin(name));
      const digest = part.kind.digestOf(row);
      const key = part.kind.keyOf(row, digest);
      const isThere = part.left.get(key)?.['row'] === digest;
      part.left.delete(key);
      if (isThere) continue;
      part.batch.push(part.kind.written(row, digest));
      if (part.batch.length >= BATCH_ROWS) yield batchOf(part);
    }
    for (const part of this.#parts.values()) if (part.batch.length > 0) yield batchOf(part);
  }

  async *removed(names: Iterable<string>): AsyncGenerator<Step> {
    for (const name of names) {
      const { kind, left } = this.#parts.get(name) ?? (await this.#begin(name));
      for await (const rows of inBatches(left.values(), BATCH_ROWS)) yield { text: kind.remove, rows };
    }
  }

  async #begin(name: string): Promise<Part<Row>> {
    const kind = this.#kind(name);
    const there = await this.#run(kind.existing);
    const part = { kind, left: new Map(there.map((row) => [String(row[kind.standingKey]), row])), batch: [] };
    this.#parts.set(name, part);
    return part;
  }
}

function batchOf<Row>(part: Part<Row>): Step {
  const rows = part.batch;
  part.batch = [];
  return { text: part.kind.add, rows };
}

const labelOf = ({ label }: NodeRow): string => label;

function nodesOf(Label: string): Kind<NodeRow> {
  const { properties: types } = NODE_TYPES[Label as NodeLabel];
  const query = (path: string) => fill(path, 'neo4j', { Label });
  return {
    existing: query('load/existing-nodes'),
    add: query('load/nodes'),
    remove: query('load/delete-nodes'),
    digestOf: nodeDigest,
    keyOf: ({ properties }) => String(properties['id']),
    standingKey: 'id',
    written: ({ properties }, digest) => ({ ...typedProperties(properties, types), [ROW]: digest }),
  };
}

const kindOf = ({ type, fromLabel, toLabel }: EdgeRow): string => `${type} ${fromLabel} ${toLabel}`;

/** Every edge type between every two labels that it may join. */
const EDGE_KINDS = Object.entries(EDGE_TYPES).flatMap(([type, { from, to }]) =>
  from.flatMap((start) => to.map((end) => `${type} ${start} ${end}`)),
);

function edgesOf(kind: string): Kind<EdgeRow> {
  const [Type = '', From = '', To = ''] = kind.split(' ');
  const { properties: types } = EDGE_TYPES[Type as EdgeName];
  const query = (path: string) => fill(path, 'neo4j', { Type, From, To });
  return {
    existing: query('load/existing-edges'),
    add: query('load/edges'),
    remove: query('load/delete-edges'),
    digestOf: edgeDigest,
    keyOf: (_, digest) => digest,
    standingKey: 'row',
    written: ({ from, to, properties }, digest) => ({
      from,
      to,
      properties: { ...typedProperties(properties, types), [ROW]: digest },
    }),
  };
}
