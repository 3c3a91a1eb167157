import type { CommandModule } from 'yargs';
import type { ArticleRecord } from '../model/record.ts';
import { inBatches } from '../pipeline/batches.ts';
import { emptyReport, type ReadReport } from '../pipeline/ingest.ts';
import { readSources } from '../read/sources.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import type { GraphStore } from '../store/contract.ts';
import { knownRecord } from '../store/known-record.ts';
import { rebuildGraph } from '../store/rebuild.ts';
import {
  extractorOption,
  offline,
  openExtraction,
  workersOption,
  type Extraction,
  type ExtractorFlags,
} from './extractor-option.ts';
import { progress } from './progress.ts';
import { reportLines, troubleLines } from './report.ts';
import { storeOption, withStore } from './store-option.ts';

interface Flags extends ExtractorFlags {
  readonly paths: readonly string[];
  readonly store: string | undefined;
  readonly metadata: string | undefined;
  readonly anew: boolean;
}

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
        ...extractorOption,
      })
      .example('$0 ingest articles/ --metadata dates.csv', 'Everything in a folder, with dates from a table') as never,
  handler: async ({ paths, store, metadata, anew, ...flags }) => {
    const extraction = await openExtraction(flags);
    const report = await withStore(store, 'write', (opened) => ingest(opened, paths, { metadata, anew, extraction }));
    for (const line of troubleLines(report)) process.stderr.write(`${line}\n`);
    if (report.troubles.length > 0) process.exitCode = 1;
  },
};

/** Records go in by batches: what was reported as read is safe even if the rest fails. */
const BATCH = 200;

export interface IngestOptions {
  readonly metadata?: string | undefined;
  /** Mine also what the store has from this version already. */
  readonly anew?: boolean;
  /** Closed at the end. */
  readonly extraction?: Extraction;
}

/**
 * Reads, extracts, appends and resolves; prints the report. What an earlier run that was stopped has mined is not mined
 * again, and the graph that it did not come to make is made.
 */
export async function ingest(
  store: GraphStore,
  paths: readonly string[],
  { metadata, anew = false, extraction = offline() }: IngestOptions = {},
): Promise<ReadReport> {
  const before = await store.info();
  const report = emptyReport();
  let known = 0;
  const stored = async (article: Parameters<typeof knownRecord>[1]): Promise<ArticleRecord | null> => {
    const record = anew || !extraction.plain ? null : await knownRecord(store, article);
    if (record) known++;
    return record;
  };
  let appended: { readonly added: number; readonly corrected: number };
  try {
    const items = readSources(paths, metadata === undefined ? {} : { metadata });
    appended = await appendAll(store, extraction.records(items, report, stored));
  } finally {
    await extraction.close();
  }
  const hasGraph = before.articles === (before.nodes['Article'] ?? 0);
  if (appended.added > 0 || !hasGraph) await rebuildGraph(store, defaultKnowledge);
  const after = await store.info();
  const count = (info: typeof after): number => info.nodes['Meeting'] ?? 0;
  const lines = reportLines(report, [
    ...(known > 0 ? [['mined before', known] as const] : []),
    ['new articles', after.articles - before.articles],
    ...(appended.corrected > 0 ? [['corrected articles', appended.corrected] as const] : []),
    ['new meetings', count(after) - count(before)],
    ...extraction.lines(),
  ]);
  process.stdout.write(`${lines.join('\n')}\n`);
  return report;
}

/** How many of the records were new to the store, and how many corrected an earlier text. */
async function appendAll(
  store: GraphStore,
  records: AsyncIterable<ArticleRecord>,
): Promise<{ readonly added: number; readonly corrected: number }> {
  const bar = progress('articles');
  let [added, corrected] = [0, 0];
  for await (const batch of inBatches(records, BATCH, ({ article }) => bar.step(article.name))) {
    const appended = await store.append(batch);
    added += appended.added;
    corrected += appended.corrected;
  }
  bar.done();
  return { added, corrected };
}
