import type { Article } from '../model/article.ts';
import type { Trouble } from '../model/errors.ts';
import type { ArticleId } from '../model/ids.ts';
import type { ArticleRecord } from '../model/record.ts';
import { mergeLocations } from '../read/merge.ts';
import type { ReadItem } from '../read/sources.ts';

/** What extraction makes of one article. */
export type Extract = (article: Article) => ArticleRecord | Promise<ArticleRecord>;

/** What happened to the input; printed at the end of `ingest` and `extract`. */
export interface ReadReport {
  read: number;
  /** The same text under another name. */
  repeated: number;
  skipped: number;
  withoutText: number;
  withoutDate: number;
  /** Articles by language, other than English. */
  otherLanguage: Map<string, number>;
  withoutMeeting: number;
  claims: number;
  readonly troubles: Trouble[];
}

export const emptyReport = (): ReadReport => ({
  read: 0,
  repeated: 0,
  skipped: 0,
  withoutText: 0,
  withoutDate: 0,
  otherLanguage: new Map(),
  withoutMeeting: 0,
  claims: 0,
  troubles: [],
});

/** Codes of troubles that mean "there is no text in it". */
const NO_TEXT = new Set(['read/no-text', 'read/empty']);

/**
 * Reads, extracts and counts; the records come out one by one, in the order of the input. The trouble of one article
 * never stops the others. An article that was seen before in this run comes out again with its locations merged.
 * At most `ahead` articles are being extracted at a time: nothing more is read until the first of them is taken.
 */
export async function* extractAll(
  items: AsyncIterable<ReadItem>,
  extract: Extract,
  report: ReadReport,
  ahead = 1,
): AsyncGenerator<ArticleRecord> {
  const seen = new Map<ArticleId, Article>();
  const underway: Promise<ArticleRecord | undefined>[] = [];
  for await (const item of items) {
    if (item.kind === 'skipped') report.skipped++;
    if (item.kind === 'trouble') noteTrouble(item.trouble, report);
    if (item.kind !== 'article') continue;
    const { text } = item.article;
    const earlier = seen.get(item.article.id);
    const article = earlier ? { ...mergeLocations(earlier, item.article), text } : item.article;
    seen.set(article.id, { ...article, text: '' });
    underway.push(extractOne(article, extract, report, earlier !== undefined));
    if (underway.length >= ahead) yield* await taken(underway);
  }
  while (underway.length > 0) yield* await taken(underway);
}

async function taken(underway: Promise<ArticleRecord | undefined>[]): Promise<ArticleRecord[]> {
  const record = await underway.shift();
  return record ? [record] : [];
}

function noteTrouble(trouble: Trouble, report: ReadReport): void {
  if (NO_TEXT.has(trouble.code)) report.withoutText++;
  report.troubles.push(trouble);
}

async function extractOne(
  article: Article,
  extract: Extract,
  report: ReadReport,
  repeated: boolean,
): Promise<ArticleRecord | undefined> {
  try {
    const record = await extract(article);
    if (repeated) report.repeated++;
    else count(record, report);
    return record;
  } catch (error) {
    report.troubles.push({
      code: 'extract/failed',
      message: `could not be mined: ${error instanceof Error ? error.message : String(error)}`,
      where: article.file ?? article.name,
      next: 'The other articles went in. Please report this text as a bug.',
    });
    return undefined;
  }
}

function count({ article, claims }: ArticleRecord, report: ReadReport): void {
  report.read++;
  if (article.published === null) report.withoutDate++;
  if (article.language !== 'en') {
    report.otherLanguage.set(article.language, (report.otherLanguage.get(article.language) ?? 0) + 1);
  } else if (claims.length === 0) report.withoutMeeting++;
  report.claims += claims.length;
}
