import type { CommandModule } from 'yargs';
import type { ArticleRecord } from '../model/record.ts';
import { emptyReport, type ReadReport } from '../pipeline/ingest.ts';
import { readSources } from '../read/sources.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import type { GraphStore } from '../store/contract.ts';
import { rebuildGraph } from '../store/rebuild.ts';
import { extractorOption, openExtraction, type Extraction, type ExtractorFlags } from './extractor-option.ts';
import { progress } from './progress.ts';
import { reportLines, troubleLines } from './report.ts';
import { storeOption, withStore } from './store-option.ts';

interface Flags extends ExtractorFlags {
  readonly paths: readonly string[];
  readonly store: string | undefined;
  readonly metadata: string | undefined;
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
      .options({ ...storeOption, ...metadataOption, ...extractorOption })
      .example('$0 ingest articles/ --metadata dates.csv', 'Everything in a folder, with dates from a table') as never,
  handler: async ({ paths, store, metadata, ...flags }) => {
    const extraction = await openExtraction(flags);
    const report = await withStore(store, 'write', (opened) => ingest(opened, paths, metadata, extraction));
    for (const line of troubleLines(report)) process.stderr.write(`${line}\n`);
    if (report.troubles.length > 0) process.exitCode = 1;
  },
};

/** Records go in by batches: what was reported as read is safe even if the rest fails. */
const BATCH = 200;

/** Reads, extracts, appends and resolves; prints the report. */
export async function ingest(
  store: GraphStore,
  paths: readonly string[],
  metadata: string | undefined,
  extraction: Extraction,
): Promise<ReadReport> {
  const before = await store.info();
  const report = emptyReport();
  const bar = progress('articles');
  let batch: ArticleRecord[] = [];
  let [added, corrected] = [0, 0];
  const flush = async (): Promise<void> => {
    const appended = await store.append(batch);
    added += appended.added;
    corrected += appended.corrected;
    batch = [];
  };
  const sources = readSources(paths, metadata === undefined ? {} : { metadata });
  for await (const record of extraction.records(sources, report)) {
    bar.step(record.article.name);
    batch.push(record);
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  bar.done();
  if (added > 0) await rebuildGraph(store, defaultKnowledge);
  const after = await store.info();
  const count = (info: typeof after): number => info.nodes['Meeting'] ?? 0;
  const lines = reportLines(report, [
    ['new articles', after.articles - before.articles],
    ...(corrected > 0 ? [['corrected articles', corrected] as const] : []),
    ['new meetings', count(after) - count(before)],
    ...extraction.lines(),
  ]);
  process.stdout.write(`${lines.join('\n')}\n`);
  return report;
}
