import type { ArticleRecord } from '../model/record.ts';
import type { World } from '../model/world.ts';
import { toGraph } from '../graph/to-graph.ts';
import { resolve, type Knowledge } from '../resolve/resolve.ts';
import type { GraphStore } from './contract.ts';
import { addToGraph, noteCurrent } from './standing.ts';

/** All that a store says: its records, resolved into the world and the graph that it should have. */
export async function resolveStore(store: GraphStore, knowledge: Knowledge) {
  const state = await store.state();
  const records: ArticleRecord[] = [];
  for await (const record of store.records()) records.push(record);
  const judgements = await store.judgements();
  const world = resolve(records, judgements, knowledge);
  const graph = toGraph(world, new Map(records.map((record) => [record.article.id, record])));
  return { state, records, judgements, world, graph };
}

/** Resolves all records and judgements of a store anew and publishes the graph. What `ingest`, `load` and `store rebuild` end with. */
export async function rebuildGraph(store: GraphStore, knowledge: Knowledge): Promise<World> {
  const { state, world, graph } = await resolveStore(store, knowledge);
  await store.publish(graph, state);
  if (state === (await store.state())) noteCurrent(store, knowledge);
  return world;
}

/** Makes the graph that a run which was stopped, or an older version of the program, did not make. */
export async function makeCurrent(store: GraphStore, knowledge: Knowledge): Promise<void> {
  if (await store.isCurrent()) return;
  if (!(await addToGraph(store, knowledge))) await rebuildGraph(store, knowledge);
}
