import { WhometError } from '../model/errors.ts';
import type { ArticleRecord } from '../model/record.ts';
import { inBatches } from '../pipeline/batches.ts';
import { keepPage } from '../read/evidence.ts';
import type { Knowledge } from '../resolve/resolve.ts';
import { backupEntries, checkBackup, type BackupSummary, type Entry } from './backup-file.ts';
import { contentDigest } from './content.ts';
import type { GraphStore } from './contract.ts';
import { rebuildGraph } from './rebuild.ts';

const BATCH = 500;

/**
 * Puts a backup into a store, of any kind, that holds nothing else, and makes its graph. The whole file is checked
 * before anything is written, and the store is compared with it in the end; one that was stopped goes on when it is
 * called again.
 * @throws `store/not-empty`, what `checkBackup` throws, and `backup/unequal` where the store is not what the file says.
 */
export async function restoreBackup(
  store: GraphStore,
  file: string,
  evidence: string,
  knowledge: Knowledge,
): Promise<BackupSummary> {
  const inFile = new Set<string>();
  const summary = await checkBackup(file, (entry) => void inFile.add(idOf(entry)));
  await mustHoldNothingElse(store, inFile);
  for await (const batch of inBatches(backupEntries(file), BATCH)) await put(store, batch, evidence);
  await rebuildGraph(store, knowledge);
  if ((await contentDigest(store)) === summary.record) return summary;
  throw new WhometError({
    code: 'backup/unequal',
    message: `The store is not equal to ${file}.`,
    where: store.location,
    next: 'Restore into a new store.',
  });
}

function idOf(entry: Entry): string {
  if ('article' in entry) return entry.article.article.id;
  return 'judgement' in entry ? entry.judgement.id : '';
}

async function mustHoldNothingElse(store: GraphStore, inFile: ReadonlySet<string>): Promise<void> {
  const ids: string[] = (await store.judgements()).map(({ id }) => id);
  for await (const { article } of store.records()) ids.push(article.id);
  if (ids.every((id) => inFile.has(id))) return;
  throw new WhometError({
    code: 'store/not-empty',
    message: 'The store holds articles or judgements that are not in the backup.',
    where: store.location,
    next: 'Name a new store with --store; to add one store to another there is `whomet store copy --to`.',
  });
}

/** In the order of the file: articles before the texts that they correct. */
async function put(store: GraphStore, batch: readonly Entry[], evidence: string): Promise<void> {
  const articles: ArticleRecord[] = batch.flatMap((entry) => ('article' in entry ? [entry.article] : []));
  if (articles.length > 0) await store.append(articles);
  const replaced = batch.flatMap((entry) => ('replaced' in entry ? [{ record: entry.replaced, by: entry.by }] : []));
  const former = batch.flatMap((entry) => ('former' in entry ? [entry.former] : []));
  if (replaced.length + former.length > 0) await store.keep({ replaced, former });
  const judgements = batch.flatMap((entry) => ('judgement' in entry ? [entry.judgement] : []));
  if (judgements.length > 0) await store.judge(judgements);
  for (const entry of batch) {
    if ('alert' in entry) await store.keepAlert(entry.alert);
    if ('page' in entry)
      keepPage(evidence, entry.page, entry.body === undefined ? null : Buffer.from(entry.body, 'base64'));
  }
}
