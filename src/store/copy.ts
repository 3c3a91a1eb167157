import { inBatches } from '../pipeline/batches.ts';
import { WhometError } from '../model/errors.ts';
import type { Knowledge } from '../resolve/resolve.ts';
import { textsOf, type Text } from './content.ts';
import type { GraphStore, Past, StoreInfo } from './contract.ts';
import { digestOf } from './digest.ts';
import { formerId } from './ledger/former.ts';
import { rebuildGraph } from './rebuild.ts';

const BATCH = 500;

/**
 * Copies all records, judgements and alerts into another store, with what was before (texts that were corrected, what became of
 * claims), makes the graph there, and compares both ends: every record by its digest, every judgement, every row of
 * what was before, the number of nodes of each label and of edges of each type. What the other store has already stays
 * as it is, so a copy that was stopped can go on.
 * @throws `store/copy` where the two ends are not equal in the end.
 */
export async function copyStore(from: GraphStore, to: GraphStore, knowledge: Knowledge): Promise<StoreInfo> {
  for await (const batch of inBatches(textsOf(from), BATCH)) {
    await to.append(batch.flatMap((text) => ('article' in text ? [text.article] : [])));
    await to.keep({ replaced: replacedIn(batch), former: [] });
  }
  await to.keep({ replaced: [], former: await from.former() });
  await to.judge(await from.judgements());
  for (const alert of await from.alerts()) await to.keepAlert(alert);
  await rebuildGraph(to, knowledge);
  const different = await difference(from, to);
  if (different === null) return to.info();
  throw new WhometError({
    code: 'store/copy',
    message: `The copy is not equal to ${from.location}: ${different}.`,
    where: to.location,
    next: 'Copy into an empty store; if the graph differs, run `whomet store rebuild` on both.',
  });
}

const replacedIn = (batch: readonly Text[]): Past['replaced'] =>
  batch.flatMap((text) => ('replaced' in text ? [{ record: text.replaced, by: text.by }] : []));

/** What the two stores differ in; null where they are equal. */
async function difference(one: GraphStore, other: GraphStore): Promise<string | null> {
  const others = other.records()[Symbol.asyncIterator]();
  for await (const record of one.records()) {
    const { value } = await others.next();
    if (value === undefined || digestOf(record) !== digestOf(value)) return `the record ${record.article.id}`;
    const { replaces = [] } = record;
    if (replaces.length === 0) continue;
    const [here, there] = [await one.read(replaces), await other.read(replaces)].map((texts) =>
      texts.map(digestOf).sort(),
    );
    if (String(here) !== String(there)) return `what ${record.article.id} took the place of`;
  }
  if (!(await others.next()).done) return 'it has more records';
  const [left, right] = [await one.judgements(), await other.judgements()];
  if (JSON.stringify(left) !== JSON.stringify(right)) return 'the judgements';
  const rows = new Set((await other.former()).map(formerId));
  if ((await one.former()).some((each) => !rows.has(formerId(each)))) return 'what became of claims';
  const [a, b] = [await one.info(), await other.info()];
  if (sorted(a.nodes) !== sorted(b.nodes)) return 'the number of nodes';
  return sorted(a.edges) === sorted(b.edges) ? null : 'the number of edges';
}

const sorted = (counts: StoreInfo['nodes']): string => JSON.stringify(Object.entries(counts).sort());
