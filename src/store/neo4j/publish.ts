import {
  EDGE_TYPES,
  NODE_TYPES,
  type EdgeName,
  type EdgeRow,
  type GraphSource,
  type NodeLabel,
  type NodeRow,
} from '../../model/schema.ts';
import { readCypher } from '../cypher-files.ts';
import { BATCH_ROWS, fill } from '../load-plan.ts';
import type { Connection, Run } from './connection.ts';
import { lock } from './records.ts';
import { edgeDigest, nodeDigest } from './row-digest.ts';
import { ROW, typedProperties } from './values.ts';

/** One query with its rows. */
interface Step {
  readonly text: string;
  readonly rows: readonly object[];
}

/** Up to this many changed rows, readers see the new graph in one step; beyond, the server's memory would not hold them. */
export const ONE_STEP_ROWS = 50_000;

/**
 * Makes the graph in the database exactly these rows: what differs from what is there is added, changed and deleted. Up
 * to ONE_STEP_ROWS differences go in one transaction, under the store's lock; more in transactions of BATCH_ROWS, so
 * that until the end readers may see old and new edges together. The store then says what its graph was made from: not
 * before, so that a publication that was stopped is known as such.
 */
export async function publishGraph(connection: Connection, graph: GraphSource, madeFrom: string): Promise<void> {
  // The rows come once, and the driver may run a transaction again.
  const [nodes, edges] = [[...graph.nodes], [...graph.edges]];
  const rest = await connection.write(async (run) => {
    await lock(run);
    const steps = [...(await nodeSteps(run, nodes)), ...(await edgeSteps(run, edges))].flatMap(inBatches);
    const ordered = inOrder(steps);
    if (ordered.reduce((sum, { rows }) => sum + rows.length, 0) > ONE_STEP_ROWS) {
      await run(readCypher('records/made').text, { madeFrom: null });
      return ordered;
    }
    for (const { text, rows } of ordered) await run(text, { rows });
    await run(readCypher('records/made').text, { madeFrom });
    return [];
  });
  if (rest.length === 0) return;
  for (const { text, rows } of rest) await connection.write((run) => run(text, { rows }));
  await connection.write((run) => run(readCypher('records/made').text, { madeFrom }));
}

interface Steps {
  readonly add: Step;
  readonly remove: Step;
}

async function nodeSteps(run: Run, nodes: readonly NodeRow[]): Promise<Steps[]> {
  const byLabel = grouped(nodes, ({ label }) => label);
  const steps: Steps[] = [];
  for (const [label, type] of Object.entries(NODE_TYPES) as [NodeLabel, (typeof NODE_TYPES)[NodeLabel]][]) {
    const query = (path: string) => fill(path, 'neo4j', { Label: label });
    const existing = new Map((await run(query('load/existing-nodes'))).map(({ id, row }) => [String(id), row]));
    const rows = byLabel.get(label) ?? [];
    const fresh = rows
      .map((node) => ({ properties: node.properties, row: nodeDigest(node) }))
      .filter(({ properties, row }) => existing.get(String(properties['id'])) !== row)
      .map(({ properties, row }) => ({ ...typedProperties(properties, type.properties), [ROW]: row }));
    for (const { properties } of rows) existing.delete(String(properties['id']));
    const stale = [...existing.keys()].map((id) => ({ id }));
    steps.push({
      add: { text: query('load/nodes'), rows: fresh },
      remove: { text: query('load/delete-nodes'), rows: stale },
    });
  }
  return steps;
}

async function edgeSteps(run: Run, edges: readonly EdgeRow[]): Promise<Steps[]> {
  const byKind = grouped(edges, ({ type, fromLabel, toLabel }) => `${type} ${fromLabel} ${toLabel}`);
  const steps: Steps[] = [];
  for (const { type, from, to } of edgeKinds()) {
    const query = (path: string) => fill(path, 'neo4j', { Type: type, From: from, To: to });
    const existing = new Map((await run(query('load/existing-edges'))).map((edge) => [edge['row'], edge]));
    const keyed = (byKind.get(`${type} ${from} ${to}`) ?? []).map((edge) => ({ edge, row: edgeDigest(edge) }));
    const fresh = keyed
      .filter(({ row }) => !existing.has(row))
      .map(({ edge, row }) => ({
        from: edge.from,
        to: edge.to,
        properties: { ...typedProperties(edge.properties, EDGE_TYPES[type].properties), [ROW]: row },
      }));
    for (const { row } of keyed) existing.delete(row);
    steps.push({
      add: { text: query('load/edges'), rows: fresh },
      remove: { text: query('load/delete-edges'), rows: [...existing.values()] },
    });
  }
  return steps;
}

/** Every edge type between every two labels that it may join. */
function edgeKinds(): { type: EdgeName; from: NodeLabel; to: NodeLabel }[] {
  return (Object.entries(EDGE_TYPES) as [EdgeName, (typeof EDGE_TYPES)[EdgeName]][]).flatMap(([type, { from, to }]) =>
    from.flatMap((start) => to.map((end) => ({ type, from: start, to: end }))),
  );
}

/** Nodes before the edges between them; what goes, last, edges before nodes. */
function inOrder(steps: readonly Steps[]): Step[] {
  return [...steps.map(({ add }) => add), ...steps.map(({ remove }) => remove).reverse()].filter(
    ({ rows }) => rows.length > 0,
  );
}

function inBatches({ add, remove }: Steps): Steps[] {
  const parts = Math.max(1, Math.ceil(Math.max(add.rows.length, remove.rows.length) / BATCH_ROWS));
  return Array.from({ length: parts }, (_, index) => ({ add: part(add, index), remove: part(remove, index) }));
}

const part = ({ text, rows }: Step, index: number): Step => ({
  text,
  rows: rows.slice(index * BATCH_ROWS, (index + 1) * BATCH_ROWS),
});

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
