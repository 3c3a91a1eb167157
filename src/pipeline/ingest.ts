import type { Article } from '../model/article.ts';
import { WhometError, type Trouble } from '../model/errors.ts';
import type { ArticleId } from '../model/ids.ts';
import { NumberedIds } from '../model/numbered-ids.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { ReadItem } from '../read/sources.ts';
import { noNeeds, noteDate, noteNeeds, type Needs } from './needs.ts';
import { registerRecord } from './record.ts';

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
  /** Rows of registers that tell of no meeting, by the reason. */
  readonly rowsLeftOut: Map<string, number>;
  readonly troubles: Trouble[];
  /** How many of how many files need what. */
  readonly needs: Needs;
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
  rowsLeftOut: new Map(),
  troubles: [],
  needs: noNeeds(),
});

/** Codes of troubles that mean "there is no text in it". */
const NO_TEXT = new Set(['read/no-text', 'read/scan', 'read/empty']);

export interface ExtractOptions {
  readonly ahead?: number;
  readonly isFatal?: (error: unknown) => boolean;
}

const never = (): boolean => false;

/**
 * Reads, extracts and counts; the records come out one by one, in the order of the input, while up to `ahead` of them
 * are being extracted: nothing more is read until the first of these is taken. The trouble of one article never stops
 * the others. A text that was found before in this run comes out again, as it was found there: who keeps the records merges them.
 * @throws what `isFatal` takes for a trouble of every article to come.
 */
export async function* extractAll(
  items: AsyncIterable<ReadItem>,
  extract: Extract,
  report: ReadReport,
  { ahead = 1, isFatal = never }: ExtractOptions = {},
): AsyncGenerator<ArticleRecord> {
  const seen = new NumberedIds<ArticleId>('art_');
  const pending: Promise<Extracted>[] = [];
  const next = async (): Promise<ArticleRecord[]> => settled(await pending.shift(), report, isFatal);
  for await (const item of items) {
    noteNeeds(report.needs, item);
    if (item.kind === 'skipped') report.skipped++;
    if (item.kind === 'trouble') noteTrouble(item.trouble, report);
    if (item.kind === 'left out')
      report.rowsLeftOut.set(item.reason, (report.rowsLeftOut.get(item.reason) ?? 0) + item.rows);
    if (item.kind !== 'article') continue;
    const { article } = item;
    const isRepeated = seen.numberOf(article.id) !== undefined;
    seen.add(article.id);
    pending.push(extractOne(article, isRepeated, extract));
    if (pending.length >= ahead) yield* await next();
  }
  while (pending.length > 0) yield* await next();
}

/** An article on its way: its record, or what went wrong. */
interface Extracted {
  readonly article: Article;
  readonly repeated: boolean;
  readonly record?: ArticleRecord;
  readonly error?: unknown;
}

async function extractOne(article: Article, repeated: boolean, extract: Extract): Promise<Extracted> {
  try {
    const record = article.register ? registerRecord(article, article.register) : await extract(article);
    return { article, repeated, record };
  } catch (error) {
    return { article, repeated, error };
  }
}

function settled(
  extracted: Extracted | undefined,
  report: ReadReport,
  isFatal: (error: unknown) => boolean,
): ArticleRecord[] {
  if (!extracted) return [];
  const { article, repeated, record, error } = extracted;
  if (!record) {
    if (isFatal(error)) throw error;
    report.troubles.push(troubleWith(article, error));
    return [];
  }
  if (repeated) report.repeated++;
  else count(record, report);
  return [record];
}

function troubleWith(article: Article, error: unknown): Trouble {
  const where = article.file ?? article.name;
  if (error instanceof WhometError) {
    const { code, message, next } = error;
    return { code, message, where, ...(next && { next }) };
  }
  return {
    code: 'extract/failed',
    message: `could not be mined: ${error instanceof Error ? error.message : String(error)}`,
    where,
    next: 'The other articles went in. Please report this text as a bug.',
  };
}

function noteTrouble(trouble: Trouble, report: ReadReport): void {
  if (NO_TEXT.has(trouble.code)) report.withoutText++;
  report.troubles.push(trouble);
}

function count({ article, claims }: ArticleRecord, report: ReadReport): void {
  report.read++;
  if (!article.register) noteDate(report.needs, article);
  if (article.published === null && !article.register) report.withoutDate++;
  if (article.language !== 'en' && !article.register) {
    report.otherLanguage.set(article.language, (report.otherLanguage.get(article.language) ?? 0) + 1);
  } else if (claims.length === 0) report.withoutMeeting++;
  report.claims += claims.length;
}
