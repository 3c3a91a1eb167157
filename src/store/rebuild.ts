import type { ArticleRecord } from '../model/record.ts';
import type { World } from '../model/world.ts';
import { toGraph } from '../graph/to-graph.ts';
import { resolve, type Knowledge } from '../resolve/resolve.ts';
import type { GraphStore } from './contract.ts';

/** Resolves all records and judgements of a store anew and publishes the graph. What `ingest`, `load` and `store rebuild` end with. */
export async function rebuildGraph(store: GraphStore, knowledge: Knowledge): Promise<World> {
  const records: ArticleRecord[] = [];
  for await (const record of store.records()) records.push(record);
  const world = resolve(records, await store.judgements(), knowledge);
  await store.publish(toGraph(world, new Map(records.map((record) => [record.article.id, record]))));
  return world;
}
