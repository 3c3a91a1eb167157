import type { ArticleRecord } from '../model/record.ts';
import { GraphOfWorld } from '../graph/to-graph.ts';
import { resolve, type Knowledge } from '../resolve/resolve.ts';
import type { GraphStore } from './contract.ts';
import { Sharing } from './sharing.ts';
import { addToGraph, noteCurrent } from './standing.ts';

/** All that a store says: its records, resolved into the world and the graph that it should have. */
export async function resolveStore(store: GraphStore, knowledge: Knowledge) {
  const state = await store.state();
  const records = await allRecords(store);
  const judgements = await store.judgements();
  const world = resolve(records, judgements, knowledge);
  const graph = new GraphOfWorld(world, new Map(records.map((record) => [record.article.id, record])));
  return { state, records, judgements, world, graph };
}

/** What they share is known only while they are read: it takes half as much memory as they. */
async function allRecords(store: GraphStore): Promise<ArticleRecord[]> {
  const records: ArticleRecord[] = [];
  const sharing = new Sharing();
  for await (const record of store.records()) records.push(sharing.of(record));
  return records;
}

/** How many there are in a graph. */
export interface Rebuilt {
  readonly articles: number;
  readonly claims: number;
  readonly meetings: number;
}

/** Resolves all records and judgements of a store anew and publishes the graph. What `store rebuild` ends with. */
export async function rebuildGraph(store: GraphStore, knowledge: Knowledge): Promise<Rebuilt> {
  const { state, graph, counts } = await graphOf(store, knowledge);
  await store.publish(graph, state);
  if (state === (await store.state())) noteCurrent(store, knowledge);
  return counts;
}

/** Makes the graph that a run which was stopped, or an older version of the program, did not make. What `ingest` and `load` end with. */
export async function makeCurrent(store: GraphStore, knowledge: Knowledge): Promise<void> {
  if ((await store.isCurrent()) || (await addToGraph(store, knowledge))) return;
  await rebuildGraph(store, knowledge);
}

/** Without the records and the world, which only the rows hold until they are made: memory need not while they are written. */
async function graphOf(store: GraphStore, knowledge: Knowledge) {
  const { state, graph, world } = await resolveStore(store, knowledge);
  const [articles, claims, meetings] = [world.articles.length, world.claims.length, world.meetings.length];
  return { state, graph, counts: { articles, claims, meetings } satisfies Rebuilt };
}
