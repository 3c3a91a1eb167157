import type { CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import type { ReadReport } from '../pipeline/ingest.ts';
import { isAddress } from '../read/files.ts';
import type { GraphStore } from '../store/contract.ts';
import { ingest, type IngestOptions } from '../store/ingest.ts';
import { extractorOption, openExtraction, workersOption, type ExtractorFlags } from './extractor-option.ts';
import { follow, followOptions } from './follow.ts';
import { progress } from './progress.ts';
import { reportLines, tellSkipped, troubleLines } from './report.ts';
import { evidenceOf, locationOf, storeOption, withStore } from './store-option.ts';
import { complain, isQuiet } from './terminal.ts';

interface Flags extends ExtractorFlags {
  readonly paths: readonly string[];
  readonly store: string | undefined;
  readonly metadata: string | undefined;
  readonly mapping: string | undefined;
  readonly anew: boolean;
  readonly feed: readonly string[] | undefined;
  readonly follow: boolean;
  readonly ocr: boolean;
  readonly every: number;
  readonly allowHost: readonly string[] | undefined;
}

export const metadataOption = {
  metadata: {
    type: 'string',
    requiresArg: true,
    describe: 'CSV with columns file,published and perhaps publisher,url,title',
  },
} as const;

export const mappingOption = {
  mapping: {
    type: 'string',
    requiresArg: true,
    describe: 'YAML that says what the columns of a CSV register are; some registers are known',
  },
} as const;

export const ocrOption = {
  ocr: {
    type: 'boolean',
    default: false,
    describe: 'Pages of PDF without text go through tesseract, which must be installed',
  },
} as const;

const addressOptions = {
  feed: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'Address of a feed, sitemap or robots.txt that names sitemaps; the next time only what is new',
  },
  'allow-host': {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'Host of this machine or a private network that may be fetched',
  },
} as const;

const nothingNamed = (): WhometError =>
  new WhometError({
    code: 'usage/arguments',
    message: 'There is nothing to read.',
    next: 'Name files, folders, globs or addresses, or a feed with --feed.',
  });

const noAddress = (given: string): WhometError =>
  new WhometError({
    code: 'usage/feed',
    message: `--feed takes an address (https://…), not "${given}".`,
    next: 'Name files and folders without --feed.',
  });

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
        ...mappingOption,
        ...ocrOption,
        ...workersOption,
        anew: { type: 'boolean', default: false, describe: 'Mine also what the store has from this version already' },
        ...addressOptions,
        ...followOptions,
        ...extractorOption,
      })
      .example('$0 ingest articles/ --metadata dates.csv', 'Everything in a folder, with dates from a table')
      .example('$0 ingest --feed https://example.org/rss', 'The pages of a feed; the next time what is new')
      .example(
        '$0 ingest "archive/**/*.pdf" --store neo4j://localhost',
        'All PDFs of an archive, into a server',
      ) as never,
  handler: async ({ paths, store, metadata, mapping, anew, feed, allowHost, follow: stays, every, ocr, ...flags }) => {
    if (paths.length === 0 && !feed) throw nothingNamed();
    for (const each of feed ?? []) if (!isAddress(each)) throw noAddress(each);
    const extraction = await openExtraction(flags);
    const options: IngestOptions = {
      evidence: evidenceOf(locationOf(store)),
      feeds: feed ?? [],
      allowHosts: allowHost ?? [],
      ...(metadata !== undefined && { metadata }),
      ...(mapping !== undefined && { mapping }),
      anew,
      ocr,
      extraction,
    };
    if (stays) return follow(store, paths, options, every);
    const report = await withStore(store, 'write', (opened) => ingestAndTell(opened, paths, options));
    for (const line of troubleLines(report)) complain(line);
    if (report.troubles.length > 0) process.exitCode = 1;
  },
};

/** Ingests with a line of progress, and prints the report. */
export async function ingestAndTell(
  store: GraphStore,
  paths: readonly string[],
  options: IngestOptions = {},
): Promise<ReadReport> {
  const bar = progress('articles');
  const ingested = await ingest(store, paths, {
    ...options,
    onItem: tellSkipped,
    onArticle: (article, share) => bar.step(article.name, share),
    onGraph: () => bar.phase('making the graph'),
  });
  bar.done();
  const { report, known, corrected, newArticles, newMeetings } = ingested;
  const lines = reportLines(report, [
    ...(known > 0 ? [['mined before', known] as const] : []),
    ['new articles', newArticles],
    ...(corrected > 0 ? [['corrected articles', corrected] as const] : []),
    ['new meetings', newMeetings],
    ...(options.extraction?.lines() ?? []),
  ]);
  if (!isQuiet()) process.stdout.write(`${lines.join('\n')}\n`);
  return report;
}
