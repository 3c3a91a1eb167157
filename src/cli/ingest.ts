import { join } from 'node:path';
import type { CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import type { ArticleRecord } from '../model/record.ts';
import { extractArticle } from '../pipeline/extract-article.ts';
import { emptyReport, extractAll, type ReadReport } from '../pipeline/ingest.ts';
import { readSources, type ReadOptions } from '../read/sources.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import type { GraphStore } from '../store/contract.ts';
import { rebuildGraph } from '../store/rebuild.ts';
import { progress } from './progress.ts';
import { reportLines, troubleLines } from './report.ts';
import { locationOf, storeOption, withStore } from './store-option.ts';

interface Flags {
  readonly paths: readonly string[];
  readonly store: string | undefined;
  readonly metadata: string | undefined;
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
      .options({ ...storeOption, ...metadataOption, ...addressOptions })
      .example('$0 ingest articles/ --metadata dates.csv', 'Everything in a folder, with dates from a table') as never,
  handler: async ({ paths, store, metadata, feed, allowHost }) => {
    if (paths.length === 0 && !feed) throw nothingNamed();
    const options = { evidence: evidenceOf(locationOf(store)), feeds: feed ?? [], allowHosts: allowHost ?? [] };
    const report = await withStore(store, 'write', (opened) => ingest(opened, paths, metadata, options));
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
  options: ReadOptions = {},
): Promise<ReadReport> {
  const before = await store.info();
  const report = emptyReport();
  const bar = progress('articles');
  let batch: ArticleRecord[] = [];
  let added = 0;
  const flush = async (): Promise<void> => {
    added += (await store.append(batch)).added;
    batch = [];
  };
  for await (const record of extractAll(
    readSources(paths, { ...options, ...(metadata !== undefined && { metadata }) }),
    extractArticle,
    report,
  )) {
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
    ['new meetings', count(after) - count(before)],
  ]);
  process.stdout.write(`${lines.join('\n')}\n`);
  return report;
}
