import { EDGE_TYPES, NODE_TYPES, type GraphRows } from '../model/schema.ts';
import { countRows } from '../graph/count-rows.ts';
import type { Knowledge } from '../resolve/resolve.ts';
import type { GraphStore, StoreInfo } from './contract.ts';
import { resolveStore } from './rebuild.ts';

/** What the record says there should be and what the published graph has. */
export interface Difference {
  readonly name: string;
  readonly expected: number;
  readonly found: number;
}

/**
 * Reads every record (which throws `store/damaged` where one is not what was written), makes the graph from them in
 * memory, and compares it with the published one by counts. Empty: all is well.
 */
export async function checkStore(store: GraphStore, knowledge: Knowledge): Promise<Difference[]> {
  const { graph } = await resolveStore(store, knowledge);
  return differences(graph, await store.info());
}

function differences(graph: GraphRows, info: StoreInfo): Difference[] {
  const { nodes, edges } = countRows(graph);
  const compared = [
    ...Object.keys(NODE_TYPES).map((name) => ({ name, expected: nodes[name] ?? 0, found: info.nodes[name] ?? 0 })),
    ...Object.keys(EDGE_TYPES).map((name) => ({ name, expected: edges[name] ?? 0, found: info.edges[name] ?? 0 })),
  ];
  return compared.filter(({ expected, found }) => expected !== found);
}
