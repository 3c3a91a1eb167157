import { StandingGraph } from '../graph/standing-graph.ts';
import type { ArticleRecord } from '../model/record.ts';
import { inForce } from '../resolve/ledger/in-force.ts';
import type { Knowledge } from '../resolve/resolve.ts';
import { Untold } from '../resolve/standing/untold.ts';
import { StandingWorld } from '../resolve/standing/world.ts';
import type { GraphStore } from './contract.ts';
import type { Mark } from './patches.ts';

/** What is kept of a store that stays open: from the second addition on, only what it touches is resolved. */
interface Kept {
  /** Since then, nothing was added that the published graph does not have. */
  mark: Mark;
  knowledge: Knowledge;
  standing: { readonly world: StandingWorld; readonly graph: StandingGraph } | null;
  /** A store whose records cannot be added to is resolved anew each time. */
  isLost: boolean;
}

const kept = new WeakMap<GraphStore, Kept>();

/** Of an addition that is large for its store, to make the graph anew is quicker. */
const isMuch = (added: number, all: number): boolean => added > 20 + (all - added) / 10;

/** Articles are added so many at a time when a world is built up. */
const GROUP = 20_000;

/** Notes that the published graph is that of all records, by whatever way it was made. */
export function noteCurrent(store: GraphStore, knowledge: Knowledge): void {
  if (!store.patches) return;
  kept.set(store, { mark: store.patches.mark(), knowledge, standing: null, isLost: kept.get(store)?.isLost ?? false });
}

/**
 * Makes the graph current by what was added since it was. False where it must be made anew: nothing is known of how it
 * was, something was removed, corrected or judged, or nobody can tell what the addition leaves untouched.
 */
export function addToGraph(store: GraphStore, knowledge: Knowledge): Promise<boolean> {
  const before = turns.get(store) ?? Promise.resolve();
  const own = before.catch(() => undefined).then(() => add(store, knowledge));
  turns.set(store, own);
  return own;
}

/** Of two additions at one time the second waits. */
const turns = new WeakMap<GraphStore, Promise<unknown>>();

async function add(store: GraphStore, knowledge: Knowledge): Promise<boolean> {
  const own = kept.get(store);
  const { patches } = store;
  if (!own || !patches || own.isLost || own.knowledge !== knowledge) return false;
  const [state, mark, added] = [await store.state(), patches.mark(), patches.since(own.mark)];
  if (added === null || isMuch(added.length, mark.articles) || inForce(await store.judgements()).length > 0)
    return false;
  try {
    own.standing ??= await standUp(store, knowledge, new Set(added));
    const { world, graph } = own.standing;
    const records = await store.read([...added].sort());
    const patch = graph.change(world.add(records), () => world.organizations);
    await patches.publish(patch, state);
    own.mark = mark;
    return true;
  } catch (error) {
    own.standing = null;
    if (!(error instanceof Untold)) throw error;
    own.isLost = true;
    return false;
  }
}

/**
 * Resolves what a store holds into a form to which records can be added in a moment: for a store that stays open. Takes as
 * long as `rebuildGraph` and keeps in memory what that forgets; without this call, the second addition does it.
 * False where the graph is not current, where somebody has judged, and for stores that do not publish differences.
 */
export async function keepResolved(store: GraphStore, knowledge: Knowledge): Promise<boolean> {
  if (!store.patches || !(await store.isCurrent()) || inForce(await store.judgements()).length > 0) return false;
  noteCurrent(store, knowledge);
  const own = kept.get(store) as Kept;
  try {
    own.standing = await standUp(store, knowledge, new Set());
  } catch (error) {
    if (!(error instanceof Untold)) throw error;
    own.isLost = true;
  }
  return !own.isLost;
}

async function standUp(store: GraphStore, knowledge: Knowledge, without: ReadonlySet<string>) {
  const [world, graph] = [new StandingWorld(knowledge), new StandingGraph()];
  let group: ArticleRecord[] = [];
  const take = () => {
    graph.change(world.add(group), () => world.organizations);
    group = [];
  };
  for await (const record of store.records()) {
    if (without.has(record.article.id)) continue;
    group.push(record);
    if (group.length >= GROUP) take();
  }
  take();
  await store.patches?.prepare();
  return { world, graph };
}
