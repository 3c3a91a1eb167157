import { readFile, stat } from 'node:fs/promises';
import { basename, isAbsolute, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Article } from '../model/article.ts';
import { WhometError, type Trouble } from '../model/errors.ts';
import { decode } from './decode.ts';
import { readJsonLines } from './json-lines.ts';
import { makeArticle, type ReadText } from './make-article.ts';
import { readMarkdown } from './markdown.ts';
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
}

export interface Shard {
  readonly index: number;
  readonly count: number;
}

const MAX_BYTES = 20_000_000;
const SUFFIX = /\.(txt|text|md|markdown|html?|xhtml|pdf|(?:jsonl|ndjson)(?:\.gz)?)$/i;

/** Reads files, folders and globs, in the order of their paths. The trouble of one file is a value, never an exception. */
export async function* readSources(patterns: readonly string[], options: ReadOptions = {}): AsyncGenerator<ReadItem> {
  const table = options.metadata === undefined ? NO_METADATA : readMetadata(options.metadata);
  const { index, count } = options.shard ?? { index: 0, count: 1 };
  let position = 0;
  const isOurs = (): boolean => position++ % count === index;
  if (index === 0) for (const trouble of table.troubles) yield { kind: 'trouble', file: trouble.where ?? '', trouble };
  for (const { file, asked } of await filesOf(patterns)) {
    if (!SUFFIX.test(file)) {
      if (!isOurs()) continue;
      if (!asked) yield { kind: 'skipped', file, reason: 'no article type' };
      else
        yield troubleOf(file, {
          code: 'read/type',
          message: 'This is no article type that whomet reads.',
          next: 'It reads .txt, .md, .html, .pdf, .jsonl and .jsonl.gz.',
        });
    } else yield* readFileItems(file, table, options.maxBytes ?? MAX_BYTES, isOurs);
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
): AsyncGenerator<ReadItem> {
  const suffix = SUFFIX.exec(file)?.[1]?.toLowerCase() ?? '';
  if (/^(jsonl|ndjson)/.test(suffix)) {
    for await (const line of readJsonLines(file)) {
      if (!isOurs()) continue;
      if ('trouble' in line) yield troubleOf(file, line.trouble);
      else yield await articleItem(line.name, file, line.read, {});
    }
    return;
  }
  if (!isOurs()) return;
  try {
    const bytes = await readFile(file);
    if (bytes.length > maxBytes)
      yield troubleOf(file, {
        code: 'read/too-large',
        message: `The file has ${bytes.length} bytes, more than ${maxBytes}.`,
        next: 'Split it.',
      });
    else yield await readDocument(file, suffix, bytes, table);
  } catch (error) {
    yield troubleOf(file, {
      code: 'read/failed',
      message: `It cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      next: 'Check the file and its permissions.',
    });
  }
}

async function readDocument(file: string, suffix: string, bytes: Buffer, table: MetadataTable): Promise<ReadItem> {
  const name = basename(file).replace(SUFFIX, '');
  const read = suffix === 'pdf' ? await (await import('./pdf.ts')).readPdf(bytes) : await readMarked(suffix, bytes);
  if ('trouble' in read) return troubleOf(file, read.trouble);
  return articleItem(name, file, read, table.of(file) ?? {});
}

async function readMarked(suffix: string, bytes: Buffer): Promise<ReadText | { trouble: Trouble }> {
  const html = /^x?html?$/.test(suffix);
  const charset = html
    ? /charset\s*=\s*["']?([\w-]+)/i.exec(bytes.subarray(0, 2048).toString('latin1'))?.[1]
    : undefined;
  const decoded = decode(bytes, charset);
  if ('trouble' in decoded) return decoded;
  if (html) return (await import('./html.ts')).readHtml(decoded.text);
  return suffix.startsWith('m') ? readMarkdown(decoded.text) : { text: decoded.text };
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
