import type { Article } from '../model/article.ts';
import type { ArticleRecord } from '../model/record.ts';
import { readSources, type ReadItem, type ReadOptions } from '../read/sources.ts';
import { emptyReport, extractAll, type ReadReport } from './ingest.ts';
import { defaultWorkers, extractWorkers } from './workers.ts';

/** A way to get from articles to records. */
export interface Extraction {
  /** `known` gives a record that need not be made again, or null. Threads live as long as records are taken. */
  records(
    items: AsyncIterable<ReadItem>,
    report: ReadReport,
    known?: (article: Article) => Promise<ArticleRecord | null>,
  ): AsyncGenerator<ArticleRecord>;
  /** By whomet alone: what the same version made before is what it makes now. */
  readonly plain: boolean;
  /** Further lines of the report: what a language model took. */
  lines(): readonly (readonly [string, string | number])[];
}

const nothing = (): Promise<null> => Promise.resolve(null);

/**
 * By rules and models of whomet, without a network, in so many threads (each takes some 200 MB of memory).
 * `people`: path of a CSV of people that the user knows.
 */
export const offline = (workers = defaultWorkers(), people?: string): Extraction => ({
  async *records(items, report, known = nothing) {
    const threads = extractWorkers(workers, people);
    const extract = async (article: Article): Promise<ArticleRecord> =>
      (await known(article)) ?? threads.extract(article);
    try {
      yield* extractAll(items, extract, report, { ahead: threads.ahead });
    } finally {
      await threads.close();
    }
  },
  plain: people === undefined,
  lines: () => [],
});

/** What is read, and how it is mined. */
export interface ExtractionOptions extends ReadOptions {
  /** Threads that mine; one a core unless told otherwise. */
  readonly workers?: number;
  /** Path of a CSV of people that you know: name, and perhaps wikidata,aliases,short,country,organization,office,from,to,sex. */
  readonly people?: string;
  /** Another way to mine than whomet's own; then `workers` and `people` are not looked at. */
  readonly extraction?: Extraction;
  /** Counts what happened to the input; see `emptyReport`. */
  readonly report?: ReadReport;
}

export const extractionOf = ({ workers, people, extraction }: ExtractionOptions): Extraction =>
  extraction ?? offline(workers, people);

/**
 * Reads files, folders, globs and addresses, and gives one record an article: its text, who is named in it, and its
 * claims of meetings, each with its quotes. Needs no store. What cannot be read is counted in `report` and does not stop
 * the rest.
 * @throws `read/none` where a path names nothing; `usage/metadata` where the table of metadata is none.
 */
export async function* extract(
  paths: string | readonly string[],
  options: ExtractionOptions = {},
): AsyncGenerator<ArticleRecord> {
  const items = readSources([paths].flat(), options);
  yield* extractionOf(options).records(items, options.report ?? emptyReport());
}
