import { join } from 'node:path';
import type { CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import type { ArticleRecord } from '../model/record.ts';
import { inBatches } from '../pipeline/batches.ts';
import { emptyReport, type ReadReport } from '../pipeline/ingest.ts';
import { readSources, type ReadOptions } from '../read/sources.ts';
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
import { locationOf, storeOption, withStore } from './store-option.ts';

interface Flags extends ExtractorFlags {
  readonly paths: readonly string[];
  readonly store: string | undefined;
  readonly metadata: string | undefined;
  readonly anew: boolean;
  readonly feed: readonly string[] | undefined;
  readonly allowHost: readonly string[] | undefined;
}

export const metadataOption = {
  metadata: {
    type: 'string',
    requiresArg: true,
    describe: 'CSV with columns file,published and perhaps publisher,url,title',
  },
} as const;

const addressOptions = {
  feed: {
    type: 'string',
    array: true,
    requiresArg: true,
    describe: 'Address of a feed or sitemap; the next time only what is new',
  },
  'allow-host': {
    type: 'string',
    array: true,
    requiresArg: true,
    describe: 'Host of this machine or a private network that may be fetched',
  },
} as const;

const nothingNamed = (): WhometError =>
  new WhometError({
    code: 'usage/arguments',
    message: 'There is nothing to read.',
    next: 'Name files, folders, globs or addresses, or a feed with --feed.',
  });

/** Fetched pages lie in the store's folder; beside the current one where the store is a server. */
const evidenceOf = (location: string): string =>
  location.includes('://') ? 'whomet-evidence' : join(location, 'evidence');

export const ingestCommand: CommandModule<object, Flags> = {
  command: 'ingest [paths..]',
  describe: 'Read articles, find meetings, add them to the store',
  builder: (yargs) =>
    yargs
      .positional('paths', {
        type: 'string',
        array: true,
        default: [],
        describe: 'Files, folders, globs, addresses',
      })
      .options({
        ...storeOption,
        ...metadataOption,
        ...workersOption,
        anew: { type: 'boolean', default: false, describe: 'Mine also what the store has from this version already' },
        ...addressOptions,
        ...extractorOption,
      })
      .example('$0 ingest articles/ --metadata dates.csv', 'Everything in a folder, with dates from a table') as never,
  handler: async ({ paths, store, metadata, anew, feed, allowHost, ...flags }) => {
    if (paths.length === 0 && !feed) throw nothingNamed();
    const extraction = await openExtraction(flags);
    const read: ReadOptions = {
      evidence: evidenceOf(locationOf(store)),
      feeds: feed ?? [],
      allowHosts: allowHost ?? [],
      ...(metadata !== undefined && { metadata }),
    };
    const report = await withStore(store, 'write', (opened) => ingest(opened, paths, { read, anew, extraction }));
    for (const line of troubleLines(report)) process.stderr.write(`${line}\n`);
    if (report.troubles.length > 0) process.exitCode = 1;
  },
};

/** Records go in by batches: what was reported as read is safe even if the rest fails. */
const BATCH = 200;

export interface IngestOptions {
  readonly read?: ReadOptions;
  /** Mine also what the store has from this version already. */
  readonly anew?: boolean;
  readonly extraction?: Extraction;
}

/**
 * Reads, extracts, appends and resolves; prints the report. What an earlier run that was stopped has mined is not mined
 * again, and the graph that it did not come to make is made.
 */
export async function ingest(
  store: GraphStore,
  paths: readonly string[],
  { read, anew = false, extraction = offline() }: IngestOptions = {},
): Promise<ReadReport> {
  const before = await store.info();
  const report = emptyReport();
  let known = 0;
  const stored = async (article: Parameters<typeof knownRecord>[1]): Promise<ArticleRecord | null> => {
    const record = anew || !extraction.plain ? null : await knownRecord(store, article);
    if (record) known++;
    return record;
  };
  const appended = await appendAll(store, extraction.records(readSources(paths, read), report, stored));
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
