import type { GrafeoDB } from '@grafeo-db/js';
import { labelOf } from '../../graph/edge.ts';
import type { GraphPatch, Owned } from '../../graph/patch.ts';
import { EDGE_TYPES, NODE_TYPES, type EdgeRow, type NodeLabel, type NodeRow } from '../../model/schema.ts';
import { Untold } from '../../resolve/standing/untold.ts';
import { fill } from '../load-plan.ts';
import { typedProperties } from './typed-properties.ts';

/** The engine's numbers of nodes, by our ids. */
type Numbers = Map<string, number>;

/** Changes an open graph. Not in one step: for a graph that nobody reads meanwhile. `numbers`: those that are known. */
export async function applyPatch(database: GrafeoDB, patch: GraphPatch, numbers: Numbers): Promise<void> {
  await look(database, patch, numbers);
  for (const { id } of patch.gone) {
    const number = numbers.get(id);
    if (number !== undefined) database.detachDeleteNode(number);
    numbers.delete(id);
  }
  await putNodes(database, patch.nodes, numbers);
  const fresh = patch.owned.flatMap((owned) => own(database, owned, numbers));
  if (fresh.length > 0) await database.batchCreateEdges(fresh);
}

/** The engine is slow the first time that it looks for a node of a label or at an edge: better now than in a change. */
export async function warmUp(database: GrafeoDB): Promise<void> {
  for (const label of Object.keys(NODE_TYPES) as NodeLabel[])
    await look(database, { gone: [{ label, id: '' }], nodes: [], owned: [] }, new Map());
  for (const type of Object.keys(EDGE_TYPES)) {
    const found = await database.executeCypher(fill('load/an-edge', 'grafeo', { Type: type }));
    for (const { node, number } of found.toArray() as { node: number; number: number }[]) {
      database.getNodeEdges(node, { direction: 'out', edgeTypes: [type] });
      database.getEdge(number)?.properties();
    }
  }
}

/** Finds the numbers of all that a patch names. */
async function look(database: GrafeoDB, { gone, nodes, owned }: GraphPatch, numbers: Numbers): Promise<void> {
  const wanted = new Map<NodeLabel, Set<string>>();
  const want = (label: NodeLabel, id: string): void => {
    if (!numbers.has(id)) wanted.set(label, (wanted.get(label) ?? new Set()).add(id));
  };
  for (const { label, id } of gone) want(label, id);
  for (const { label, properties } of nodes) want(label, String(properties['id']));
  for (const { label, id, other, edges } of owned) {
    want(label, id);
    if (other !== null) want(labelOf(other), other);
    for (const { fromLabel, from, toLabel, to } of edges) {
      want(fromLabel, from);
      want(toLabel, to);
    }
  }
  for (const [Label, ids] of wanted) {
    const found = await database.executeCypher(fill('load/numbers', 'grafeo', { Label }), { ids: [...ids] });
    for (const { id, number } of found.toArray() as { id: string; number: number }[]) numbers.set(id, number);
  }
}

async function putNodes(database: GrafeoDB, nodes: readonly NodeRow[], numbers: Numbers): Promise<void> {
  const fresh = new Map<NodeLabel, Map<string, NodeRow>>();
  for (const node of nodes) {
    const id = String(node.properties['id']);
    const number = numbers.get(id);
    if (number === undefined) fresh.set(node.label, (fresh.get(node.label) ?? new Map()).set(id, node));
    else setProperties(database, number, node);
  }
  for (const [label, rows] of fresh) {
    const typed = [...rows.values()].map(({ properties }) => typedProperties(properties, NODE_TYPES[label].properties));
    const created = await database.batchCreateNodesWithProps(label, typed);
    [...rows.keys()].forEach((id, at) => numbers.set(id, created[at] as number));
  }
}

function setProperties(database: GrafeoDB, number: number, { label, properties }: NodeRow): void {
  const old = JSON.parse(known(database.getNode(number)?.properties() ?? {})) as Record<string, unknown>;
  const fresh = JSON.parse(known(properties)) as Record<string, unknown>;
  const typed = typedProperties(properties, NODE_TYPES[label].properties) as Record<string, unknown>;
  for (const name of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
    if (!(name in fresh)) database.removeNodeProperty(number, name);
    else if (JSON.stringify(old[name]) !== JSON.stringify(fresh[name]))
      database.setNodeProperty(number, name, typed[name]);
  }
}

/** Properties as text, without those that are absent. */
const known = (properties: object): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(properties)
        .filter(([, value]) => value !== null && value !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );

/** Deletes edges that are no more, and returns those that are missing. */
function own(database: GrafeoDB, owned: Owned, numbers: Numbers) {
  const { id, direction, types, other, edges } = owned;
  const number = numbers.get(id);
  const end = other === null ? null : numbers.get(other);
  if (number === undefined && edges.length > 0) throw new Untold(`the graph has no node ${id}`);
  if (number === undefined || end === undefined) return edges.map((edge) => created(edge, numbers));
  const missing = new Map(edges.map((edge) => [keyOf(edge, direction, numbers), edge]));
  const present = database.getNodeEdges(number, { direction, edgeTypes: [...types] });
  for (const [neighbour, edgeNumber] of present as [number, number][]) {
    if (end !== null && neighbour !== end) continue;
    const edge = database.getEdge(edgeNumber);
    const key = `${edge?.edgeType} ${neighbour} ${known(edge?.properties() ?? {})}`;
    if (!missing.delete(key)) database.deleteEdge(edgeNumber);
  }
  return [...missing.values()].map((edge) => created(edge, numbers));
}

const keyOf = ({ type, from, to, properties }: EdgeRow, direction: Owned['direction'], numbers: Numbers): string =>
  `${type} ${numbers.get(direction === 'out' ? to : from)} ${known(properties)}`;

function created({ type, from, to, properties }: EdgeRow, numbers: Numbers) {
  const [src, dst] = [numbers.get(from), numbers.get(to)];
  if (src === undefined || dst === undefined) throw new Untold(`the graph lacks an end of ${from} ${type} ${to}`);
  return { src, dst, type, properties: typedProperties(properties, EDGE_TYPES[type].properties) };
}
