import type { Judgement } from '../../model/judgement.ts';
import type { Knowledge } from '../../resolve/resolve.ts';
import type { GraphStore } from '../contract.ts';
import { makeCurrent, rebuildGraph } from '../rebuild.ts';
import { checkSaid } from './check-said.ts';
import { judge } from './judge.ts';

/**
 * What the viewer and the commands call: checks what was sent (`Said`, as plain JSON), adds it to the ledger, and makes
 * the graph heed it. The store must be open for writing. Returns the rows of the ledger, whose ids `undo` takes.
 * @throws `judge/said` where something is no `Said`, and what `judge` throws; nothing is added then.
 */
export async function hear(
  store: GraphStore,
  sent: readonly unknown[],
  author: string,
  knowledge: Knowledge,
): Promise<Judgement[]> {
  await makeCurrent(store, knowledge);
  const rows = await judge(
    store,
    sent.map((each) => checkSaid(each)),
    author,
  );
  await rebuildGraph(store, knowledge);
  return rows;
}
