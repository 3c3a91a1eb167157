import { createHash, hash } from 'node:crypto';
import { EDGE_TYPES, NODE_TYPES, type EdgeName, type GraphSource, type NodeLabel } from '../model/schema.ts';
import type { GraphStore } from './contract.ts';
import { fill } from './load-plan.ts';

/** Rows of one label or edge type in a form that is equal for equal rows, each with how often it is there. */
export type Tally = ReadonlyMap<string, ReadonlyMap<string, number>>;

const NAMES = [...Object.keys(NODE_TYPES), ...Object.keys(EDGE_TYPES)];

/** What rows say, by label and edge type. */
export function tallyRows({ nodes, edges }: GraphSource): Tally {
  const tally = emptyTally();
  for (const { label, properties } of nodes) count(tally, label, [properties]);
  for (const { type, from, to, properties } of edges) count(tally, type, [from, to, properties]);
  return tally;
}

/** What the published graph says, by label and edge type: read from the engine, all of it. */
export async function tallyPublished(store: GraphStore): Promise<Tally> {
  const tally = emptyTally();
  for (const Label of Object.keys(NODE_TYPES)) {
    const { rows } = await store.query(fill('upkeep/graph-nodes', store.engine, { Label }));
    for (const { node } of rows) count(tally, Label, [node as object]);
  }
  for (const [Type, { from: starts, to: ends }] of Object.entries(EDGE_TYPES) as EdgeKinds) {
    for (const From of starts) {
      for (const To of ends) {
        const { rows } = await store.query(fill('upkeep/graph-edges', store.engine, { Type, From, To }));
        for (const { from, to, edge } of rows) count(tally, Type, [String(from), String(to), edge as object]);
      }
    }
  }
  return tally;
}

type EdgeKinds = [EdgeName, { readonly from: readonly NodeLabel[]; readonly to: readonly NodeLabel[] }][];

const emptyTally = () => new Map(NAMES.map((name) => [name, new Map<string, number>()]));

function count(tally: ReturnType<typeof emptyTally>, name: string, parts: readonly (string | object)[]): void {
  const rows = tally.get(name);
  const row = short(JSON.stringify(parts.map((part) => (typeof part === 'string' ? part : sorted(part)))));
  rows?.set(row, (rows.get(row) ?? 0) + 1);
}

/** No value and an absent property are the same in a graph. */
const sorted = (properties: object): [string, unknown][] =>
  Object.entries(properties)
    .filter(([, value]) => value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));

const short = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22);

/** SHA-256 of a graph in hexadecimal digits, whatever the engine. */
export function tallyDigest(tally: Tally): string {
  const digest = createHash('sha256');
  for (const [name, rows] of tally)
    for (const [row, times] of [...rows].sort()) digest.update(`${name} ${row} ${times}\n`);
  return digest.digest('hex');
}
