import { EDGE_TYPES, NODE_TYPES } from '../model/schema.ts';
import type { GraphStore, StoreInfo } from './contract.ts';
import { readCypher } from './cypher-files.ts';

/** How many nodes and edges of each kind the published graph has. */
export async function countGraph(store: Pick<GraphStore, 'query'>): Promise<Pick<StoreInfo, 'nodes' | 'edges'>> {
  const count = async (path: string) => {
    const { rows } = await store.query(readCypher(path).text);
    const own = rows.filter(({ name }) => String(name) in NODE_TYPES || String(name) in EDGE_TYPES);
    return Object.fromEntries(own.map(({ name, count: number }) => [String(name), Number(number)]));
  };
  return { nodes: await count('upkeep/count-nodes'), edges: await count('upkeep/count-edges') };
}
