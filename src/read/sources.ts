import { readFile, stat } from 'node:fs/promises';
import { basename, isAbsolute, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Article } from '../model/article.ts';
import { WhometError, type Trouble } from '../model/errors.ts';
import { decode } from './decode.ts';
import { DOCUMENT_TYPE, readDocuments } from './documents.ts';
import { capturesIn, keepEvidence } from './evidence.ts';
import { feedLinks } from './feed.ts';
import { fetchPage, type Page } from './fetch-page.ts';
import { readJsonLines } from './json-lines.ts';
import { makeArticle, type ReadText } from './make-article.ts';
import { measureOf, NO_MEASURE } from './measure.ts';
import { NO_METADATA, readMetadata, type MetadataTable } from './metadata.ts';

/** What comes of one file or record. */
export type ReadItem =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'trouble'; readonly file: string; readonly trouble: Trouble }
  | { readonly kind: 'skipped'; readonly file: string; readonly reason: string };

export interface ReadOptions {
  /** Path of a CSV with columns file,published and perhaps publisher,url,title. */
  readonly metadata?: string;
  /** Largest document in bytes; JSON Lines files may be larger. */
  readonly maxBytes?: number;
  /** Only every `count`th document, from the one at `index` (0 is the first): the share of one of several machines. */
  readonly shard?: Shard;
  /** Folder that keeps what is fetched. */
  readonly evidence?: string;
  /** Addresses of feeds (RSS, Atom) and sitemaps; of their pages those are read that `evidence` does not hold yet. */
  readonly feeds?: readonly string[];
  /** Hosts whose private addresses may be fetched. */
  readonly allowHosts?: readonly string[];
  /** Hears, before each item, which share of the bytes of all files lies behind, 0 to 1; never where addresses are read. */
  readonly onShare?: (share: number) => void;
}

export interface Shard {
  readonly index: number;
  readonly count: number;
}

const MAX_BYTES = 20_000_000;
const JSON_LINES = /\.(jsonl|ndjson)(\.gz)?$/i;

/** Reads files, folders and globs, in the order of their paths. The trouble of one file is a value, never an exception. */
export async function* readSources(patterns: readonly string[], options: ReadOptions = {}): AsyncGenerator<ReadItem> {
  const table = options.metadata === undefined ? NO_METADATA : readMetadata(options.metadata);
  const { index, count } = options.shard ?? { index: 0, count: 1 };
  let position = 0;
  const isOurs = (): boolean => position++ % count === index;
  if (index === 0) for (const trouble of table.troubles) yield { kind: 'trouble', file: trouble.where ?? '', trouble };
  for (const url of new Set(patterns.filter(isAddress))) if (isOurs()) yield* readAddress(url, table, options);
  if (index === 0) for (const feed of options.feeds ?? []) yield* readFeed(feed, table, options);
  const paths = patterns.filter((pattern) => !isAddress(pattern));
  const files = await filesOf(paths);
  const measure =
    paths.length < patterns.length || options.feeds?.length ? NO_MEASURE : await measureOf(files, options);
  for (const { file, asked } of files) {
    measure.begin(file);
    if (!DOCUMENT_TYPE.test(file) && !JSON_LINES.test(file)) {
      if (!isOurs()) continue;
      if (!asked) yield { kind: 'skipped', file, reason: 'no article type' };
      else
        yield troubleOf(file, {
          code: 'read/type',
          message: 'This is no article type that whomet reads.',
          next: 'It reads .txt, .md, .html, .pdf, .docx, .eml, .mbox, .ics, .zip, .jsonl and .jsonl.gz.',
        });
    } else yield* readFileItems(file, table, options.maxBytes ?? MAX_BYTES, isOurs, measure.read);
  }
}

interface Found {
  readonly file: string;
  /** Named itself by the user, not found in a folder. */
  readonly asked: boolean;
}

async function filesOf(patterns: readonly string[]): Promise<Found[]> {
  const found = new Map<string, Found>();
  for (const pattern of patterns) {
    for (const each of await expand(pattern)) if (!found.has(resolve(each.file))) found.set(resolve(each.file), each);
  }
  return [...found.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** @throws `read/none` where a path does not exist or a glob finds nothing. */
async function expand(pattern: string): Promise<Found[]> {
  const info = await stat(pattern).catch(() => undefined);
  if (info?.isFile()) return [{ file: pattern, asked: true }];
  const folder = info?.isDirectory();
  if (!folder && !isDynamicPattern(pattern)) throw nothingAt(pattern);
  const files = folder
    ? (await glob('**/*', { cwd: pattern, ignore: ['**/node_modules/**'] })).map(
        (file) => `${pattern.replace(/\/+$/, '')}/${file}`,
      )
    : await glob(pattern, { ignore: ['**/node_modules/**'], expandDirectories: false, absolute: isAbsolute(pattern) });
  if (files.length === 0) throw nothingAt(pattern);
  return files.map((file) => ({ file, asked: false }));
}

const nothingAt = (where: string): WhometError =>
  new WhometError({
    code: 'read/none',
    message: 'There is nothing to read.',
    where,
    next: 'Check the path; quote globs so that the shell leaves them alone.',
  });

const troubleOf = (file: string, trouble: Trouble): ReadItem => ({
  kind: 'trouble',
  file,
  trouble: { where: file, ...trouble },
});

async function* readFileItems(
  file: string,
  table: MetadataTable,
  maxBytes: number,
  isOurs: () => boolean,
  onBytes: (bytes: number) => void,
): AsyncGenerator<ReadItem> {
  if (JSON_LINES.test(file)) {
    for await (const line of readJsonLines(file, onBytes)) {
      if (!isOurs()) continue;
      if ('trouble' in line) yield troubleOf(file, line.trouble);
      else yield await articleItem(line.name, file, line.read, {});
    }
    return;
  }
  if (!isOurs()) return;
  try {
    const bytes = await readFile(file);
    onBytes(bytes.length);
    if (bytes.length > maxBytes)
      yield troubleOf(file, {
        code: 'read/too-large',
        message: `The file has ${bytes.length} bytes, more than ${maxBytes}.`,
        next: 'Split it.',
      });
    else yield* readBytes(file, typeOf(file), bytes, table, maxBytes);
  } catch (error) {
    yield troubleOf(file, failed(error));
  }
}

const failed = (error: unknown): Trouble => ({
  code: 'read/failed',
  message: `It cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  next: 'Check the file and its permissions.',
});

const typeOf = (file: string): string => DOCUMENT_TYPE.exec(file)?.[1]?.toLowerCase() ?? '';

async function* readBytes(
  file: string,
  type: string,
  bytes: Buffer,
  table: MetadataTable,
  maxBytes: number,
): AsyncGenerator<ReadItem> {
  for await (const found of readDocuments(type, bytes, maxBytes)) {
    const where = found.name === null ? file : `${file}/${found.name}`;
    if ('trouble' in found) yield troubleOf(where, found.trouble);
    else yield await articleItem(basename(where).replace(DOCUMENT_TYPE, ''), where, found.read, table.of(file) ?? {});
  }
}

const isAddress = (pattern: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(pattern);

/** Types of pages by what the server says they are; anything else is taken for HTML. */
const MEDIA: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/calendar': 'ics',
  'message/rfc822': 'eml',
  'application/mbox': 'mbox',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

async function* readFeed(feed: string, table: MetadataTable, options: ReadOptions): AsyncGenerator<ReadItem> {
  const page = await fetchPage(feed, fetchOptions(options));
  if ('trouble' in page) return yield troubleOf(feed, page.trouble);
  const decoded = decode(page.body, /encoding=["']([\w-]+)/.exec(page.body.subarray(0, 200).toString('latin1'))?.[1]);
  const links = 'trouble' in decoded ? [] : feedLinks(decoded.text, page.url);
  if (links.length === 0)
    return yield troubleOf(feed, {
      code: 'read/feed',
      message: 'It names no pages.',
      next: 'Give the address of an RSS or Atom feed or of a sitemap; a sitemap index names sitemaps: give one of those.',
    });
  const known = new Set(options.evidence === undefined ? [] : capturesIn(options.evidence).map(({ asked }) => asked));
  for (const link of links) if (!known.has(link)) yield* readAddress(link, table, options);
}

const fetchOptions = ({ maxBytes = MAX_BYTES, allowHosts = [] }: ReadOptions) => ({ maxBytes, allowHosts });

async function* readAddress(url: string, table: MetadataTable, options: ReadOptions): AsyncGenerator<ReadItem> {
  const page = await fetchPage(url, fetchOptions(options));
  if ('trouble' in page) return yield troubleOf(url, page.trouble);
  const capture = options.evidence === undefined ? undefined : keepEvidence(options.evidence, url, page, new Date());
  const type = MEDIA[page.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''] ?? 'html';
  try {
    for await (const item of readBytes(url, type, asUtf8(page, type), table, fetchOptions(options).maxBytes)) {
      if (item.kind !== 'article') yield item;
      else yield { kind: 'article', article: { ...located(item.article, page.url), ...(capture && { capture }) } };
    }
  } catch (error) {
    yield troubleOf(url, failed(error));
  }
}

/** Text in the encoding that the server names becomes UTF-8; where it names none, the page's own word counts. */
function asUtf8({ headers, body }: Page, type: string): Buffer {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1];
  if (charset === undefined || !/^(html|txt|md)$/.test(type)) return body;
  try {
    return Buffer.from(new TextDecoder(charset).decode(body));
  } catch {
    return body;
  }
}

/** A page came from an address, not from a file. */
function located(article: Article, address: string): Article {
  const url = article.url ?? address;
  return { ...article, url, file: null, locations: article.locations.map((each) => ({ ...each, url, file: null })) };
}

async function articleItem(
  name: string,
  file: string,
  read: ReadText,
  metadata: Parameters<typeof makeArticle>[3],
): Promise<ReadItem> {
  if (read.text.trim() === '')
    return troubleOf(file, {
      code: 'read/no-text',
      message: 'There is no text in it.',
      next: 'Scans need text recognition first.',
    });
  return { kind: 'article', article: await makeArticle(name, file, read, metadata) };
}
