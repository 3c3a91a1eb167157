import type { Article } from '../model/article.ts';
import { WhometError } from '../model/errors.ts';
import type { ArticleRecord } from '../model/record.ts';
import { inBatches } from '../pipeline/batches.ts';
import { extractionOf, inputOf, type ExtractionOptions } from '../pipeline/extraction.ts';
import { emptyReport, type ReadReport } from '../pipeline/ingest.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import type { GraphStore, StoreInfo } from './contract.ts';
import { knownRecord } from './known-record.ts';
import { makeCurrent } from './rebuild.ts';

export interface IngestOptions extends ExtractionOptions {
  /** Mine also what the store has from this version already. */
  readonly anew?: boolean;
  /** Called when every record is in the store, before its graph is made. */
  readonly onGraph?: () => void;
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
  const { items, arrived } = inputOf(paths, options);
  const records = extraction.records(items, report, stored);
  let corrected = 0;
  for await (const batch of inBatches(records, BATCH, ({ article }) => arrived(article))) {
    corrected += await append(store, batch, report);
  }
  options.onGraph?.();
  await makeCurrent(store, defaultKnowledge);
  const after = await store.info();
  return {
    report,
    known,
    corrected,
    newArticles: after.articles - before.articles,
    newMeetings: meetings(after) - meetings(before),
  };
}

/** What a server answers that takes no such record. */
const REFUSALS: ReadonlySet<string> = new Set(['store/server', 'query/syntax']);

/**
 * Adds a batch and returns how many texts were corrected. Where the store refuses it, the articles go in one by one, and
 * those that are refused alone are told; where it takes none of them, the fault is not theirs and is thrown.
 */
async function append(store: GraphStore, batch: readonly ArticleRecord[], report: ReadReport): Promise<number> {
  try {
    return (await store.append(batch)).corrected;
  } catch (refusal) {
    if (!isRefusal(refusal)) throw refusal;
    const refused: [ArticleRecord, WhometError][] = [];
    let corrected = 0;
    for (const record of batch)
      try {
        corrected += (await store.append([record])).corrected;
      } catch (error) {
        if (!isRefusal(error)) throw error;
        refused.push([record, error]);
      }
    if (refused.length === batch.length) throw refusal;
    for (const [record, { message }] of refused) noteRefused(record, message, report);
    return corrected;
  }
}

const isRefusal = (error: unknown): error is WhometError => error instanceof WhometError && REFUSALS.has(error.code);

function noteRefused({ article, claims }: ArticleRecord, why: string, report: ReadReport): void {
  report.read--;
  report.claims -= claims.length;
  report.troubles.push({
    code: 'store/refused',
    message: `The store does not take it: ${why}`,
    where: article.file ?? article.name,
    next: 'The other articles went in. Please report this text as a bug.',
  });
}

const meetings = ({ nodes }: StoreInfo): number => nodes['Meeting'] ?? 0;
