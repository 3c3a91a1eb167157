import type { ArticleRecord } from '../model/record.ts';
import type { World } from '../model/world.ts';
import { toGraph } from '../graph/to-graph.ts';
import { resolve, type Knowledge } from '../resolve/resolve.ts';
import type { GraphStore } from './contract.ts';
import { Sharing } from './sharing.ts';
import { addToGraph, noteCurrent } from './standing.ts';

/** All that a store says: its records, resolved into the world and the graph that it should have. */
export async function resolveStore(store: GraphStore, knowledge: Knowledge) {
  const state = await store.state();
  const records: ArticleRecord[] = [];
  const sharing = new Sharing();
  for await (const record of store.records()) records.push(sharing.of(record));
  const judgements = await store.judgements();
  const world = resolve(records, judgements, knowledge);
  const graph = toGraph(world, new Map(records.map((record) => [record.article.id, record])));
  return { state, records, judgements, world, graph };
}

/** Resolves all records and judgements of a store anew and publishes the graph. What `store rebuild` ends with. */
export async function rebuildGraph(store: GraphStore, knowledge: Knowledge): Promise<World> {
  const resolved = await resolveStore(store, knowledge);
  await publishCurrent(store, knowledge, resolved);
  return resolved.world;
}

/** Makes the graph that a run which was stopped, or an older version of the program, did not make. What `ingest` and `load` end with. */
export async function makeCurrent(store: GraphStore, knowledge: Knowledge): Promise<void> {
  if ((await store.isCurrent()) || (await addToGraph(store, knowledge))) return;
  await publishCurrent(store, knowledge, await graphOf(store, knowledge));
}

/** Without the records and the world, which memory need not hold while the graph is written. */
async function graphOf(store: GraphStore, knowledge: Knowledge): Promise<Pick<Resolved, 'state' | 'graph'>> {
  const { state, graph } = await resolveStore(store, knowledge);
  return { state, graph };
}

type Resolved = Awaited<ReturnType<typeof resolveStore>>;

async function publishCurrent(
  store: GraphStore,
  knowledge: Knowledge,
  { state, graph }: Pick<Resolved, 'state' | 'graph'>,
): Promise<void> {
  await store.publish(graph, state);
  if (state === (await store.state())) noteCurrent(store, knowledge);
}
