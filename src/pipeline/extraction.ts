import type { Article } from '../model/article.ts';
import type { ArticleId } from '../model/ids.ts';
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
  /** Hears of each file or record as it is read, also of those that are skipped. */
  readonly onItem?: (item: ReadItem) => void;
  /** Hears of each article as its record comes; `share` of the input lies behind it, 0 to 1, null where nobody knows. */
  readonly onArticle?: (article: Article, share: number | null) => void;
}

export const extractionOf = ({ workers, people, extraction }: ExtractionOptions): Extraction =>
  extraction ?? offline(workers, people);

/** What is read, and how far a record is from the end once it comes out. */
export interface Input {
  readonly items: AsyncIterable<ReadItem>;
  /** Tells `onArticle` of an article whose record is there. */
  readonly arrived: (article: Article) => void;
}

/** Reads as the options say. Articles are read ahead of their records: the share that lies behind is kept for each. */
export function inputOf(paths: string | readonly string[], options: ExtractionOptions): Input {
  const shares = new Map<ArticleId, number>();
  let share: number | null = null;
  const onShare = (now: number): void => {
    share = now;
    options.onShare?.(now);
  };
  const items = async function* (): AsyncGenerator<ReadItem> {
    for await (const item of readSources([paths].flat(), { ...options, onShare })) {
      if (item.kind === 'article' && share !== null) shares.set(item.article.id, share);
      options.onItem?.(item);
      yield item;
    }
  };
  const arrived = (article: Article): void => {
    options.onArticle?.(article, shares.get(article.id) ?? null);
    shares.delete(article.id);
  };
  return { items: items(), arrived };
}

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
  const { items, arrived } = inputOf(paths, options);
  for await (const record of extractionOf(options).records(items, options.report ?? emptyReport())) {
    arrived(record.article);
    yield record;
  }
}
