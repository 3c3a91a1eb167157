import type { CommandModule } from 'yargs';
import type { Article } from '../model/article.ts';
import type { ArticleRecord } from '../model/record.ts';
import { inBatches } from '../pipeline/batches.ts';
import { emptyReport, extractAll, type ReadReport } from '../pipeline/ingest.ts';
import { defaultWorkers, extractWorkers } from '../pipeline/workers.ts';
import { readSources } from '../read/sources.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import type { GraphStore } from '../store/contract.ts';
import { knownRecord } from '../store/known-record.ts';
import { rebuildGraph } from '../store/rebuild.ts';
import { numberOf } from './number-of.ts';
import { progress } from './progress.ts';
import { reportLines, troubleLines } from './report.ts';
import { storeOption, withStore } from './store-option.ts';

interface Flags {
  readonly paths: readonly string[];
  readonly store: string | undefined;
  readonly metadata: string | undefined;
  readonly workers: number;
  readonly anew: boolean;
}

export const workersOption = {
  workers: {
    default: defaultWorkers(),
    defaultDescription: 'one a core',
    requiresArg: true,
    coerce: numberOf('workers', 1, 256),
    describe: 'Threads that mine articles',
  },
} as const;

export const metadataOption = {
  metadata: {
    type: 'string',
    requiresArg: true,
    describe: 'CSV with columns file,published and perhaps publisher,url,title',
  },
} as const;

export const ingestCommand: CommandModule<object, Flags> = {
  command: 'ingest <paths..>',
  describe: 'Read articles, find meetings, add them to the store',
  builder: (yargs) =>
    yargs
      .positional('paths', { type: 'string', array: true, demandOption: true, describe: 'Files, folders or globs' })
      .options({
        ...storeOption,
        ...metadataOption,
        ...workersOption,
        anew: { type: 'boolean', default: false, describe: 'Mine also what the store has from this version already' },
      })
      .example('$0 ingest articles/ --metadata dates.csv', 'Everything in a folder, with dates from a table') as never,
  handler: async ({ paths, store, ...options }) => {
    const report = await withStore(store, 'write', (opened) => ingest(opened, paths, options));
    for (const line of troubleLines(report)) process.stderr.write(`${line}\n`);
    if (report.troubles.length > 0) process.exitCode = 1;
  },
};

/** Records go in by batches: what was reported as read is safe even if the rest fails. */
const BATCH = 200;

export interface IngestOptions {
  readonly metadata?: string | undefined;
  readonly workers?: number;
  /** Mine also what the store has from this version already. */
  readonly anew?: boolean;
}

/**
 * Reads, extracts, appends and resolves; prints the report. What an earlier run that was stopped has mined is not mined
 * again, and the graph that it did not come to make is made.
 */
export async function ingest(
  store: GraphStore,
  paths: readonly string[],
  { metadata, workers = defaultWorkers(), anew = false }: IngestOptions = {},
): Promise<ReadReport> {
  const before = await store.info();
  const report = emptyReport();
  const threads = extractWorkers(workers);
  let known = 0;
  const extract = async (article: Article): Promise<ArticleRecord> => {
    const stored = anew ? null : await knownRecord(store, article);
    if (stored) known++;
    return stored ?? threads.extract(article);
  };
  let added: number;
  try {
    const items = readSources(paths, metadata === undefined ? {} : { metadata });
    added = await appendAll(store, extractAll(items, extract, report, threads.ahead));
  } finally {
    await threads.close();
  }
  const hasGraph = before.articles === (before.nodes['Article'] ?? 0);
  if (added > 0 || !hasGraph) await rebuildGraph(store, defaultKnowledge);
  const after = await store.info();
  const count = (info: typeof after): number => info.nodes['Meeting'] ?? 0;
  const lines = reportLines(report, [
    ...(known > 0 ? [['mined before', known] as const] : []),
    ['new articles', after.articles - before.articles],
    ['new meetings', count(after) - count(before)],
  ]);
  process.stdout.write(`${lines.join('\n')}\n`);
  return report;
}

/** How many of the records were new to the store. */
async function appendAll(store: GraphStore, records: AsyncIterable<ArticleRecord>): Promise<number> {
  const bar = progress('articles');
  let added = 0;
  for await (const batch of inBatches(records, BATCH, ({ article }) => bar.step(article.name))) {
    added += (await store.append(batch)).added;
  }
  bar.done();
  return added;
}
