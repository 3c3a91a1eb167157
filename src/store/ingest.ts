import type { Article } from '../model/article.ts';
import type { ArticleRecord } from '../model/record.ts';
import { inBatches } from '../pipeline/batches.ts';
import { extractionOf, type ExtractionOptions } from '../pipeline/extraction.ts';
import { emptyReport, type ReadReport } from '../pipeline/ingest.ts';
import { readSources } from '../read/sources.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import type { GraphStore, StoreInfo } from './contract.ts';
import { knownRecord } from './known-record.ts';
import { rebuildGraph } from './rebuild.ts';

export interface IngestOptions extends ExtractionOptions {
  /** Mine also what the store has from this version already. */
  readonly anew?: boolean;
  /** Hears of each article as its record comes. */
  readonly onArticle?: (article: Article) => void;
}

/** What `ingest` did. */
export interface Ingested {
  /** What happened to the input; its troubles are those of single files. */
  readonly report: ReadReport;
  /** Articles that the store had from this version already. */
  readonly known: number;
  /** Texts that replaced an earlier text of the same place. */
  readonly corrected: number;
  /** How many articles and meetings the store has more than before; fewer where accounts became one meeting. */
  readonly newArticles: number;
  readonly newMeetings: number;
}

/** Records go in by batches: what was reported as read is safe even if the rest fails. */
const BATCH = 200;

/**
 * Reads files, folders, globs and addresses, mines them, adds them to a store that is open for writing and makes its
 * graph. The same article again changes nothing. What an earlier run that was stopped has mined is not mined again, and
 * the graph that it did not come to make is made.
 * @throws `read/none` where a path names nothing; `usage/metadata` where the table of metadata is none;
 * `store/read-only`.
 */
export async function ingest(
  store: GraphStore,
  paths: string | readonly string[],
  options: IngestOptions = {},
): Promise<Ingested> {
  const extraction = extractionOf(options);
  const report = options.report ?? emptyReport();
  const before = await store.info();
  let known = 0;
  const stored = async (article: Article): Promise<ArticleRecord | null> => {
    const record = options.anew || !extraction.plain ? null : await knownRecord(store, article);
    if (record) known++;
    return record;
  };
  const records = extraction.records(readSources([paths].flat(), options), report, stored);
  let [added, corrected] = [0, 0];
  for await (const batch of inBatches(records, BATCH, ({ article }) => options.onArticle?.(article))) {
    const appended = await store.append(batch);
    added += appended.added;
    corrected += appended.corrected;
  }
  if (added > 0 || !hasGraph(before)) await rebuildGraph(store, defaultKnowledge);
  const after = await store.info();
  return {
    report,
    known,
    corrected,
    newArticles: after.articles - before.articles,
    newMeetings: meetings(after) - meetings(before),
  };
}

const meetings = ({ nodes }: StoreInfo): number => nodes['Meeting'] ?? 0;

/** Whether the graph holds every article of the record. */
export const hasGraph = ({ articles, nodes }: StoreInfo): boolean => articles === (nodes['Article'] ?? 0);
