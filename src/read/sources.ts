import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { WhometError } from '../model/errors.ts';
import { isAddress, readAddress, readFeed, type FetchSettings } from './addresses.ts';
import { DOCUMENT_TYPE } from './documents.ts';
import { articleItem, failed, readBytes, troubleOf, typeOf, type ReadItem } from './items.ts';
import { readJsonLines } from './json-lines.ts';
import { NO_METADATA, readMetadata, type MetadataTable } from './metadata.ts';
import { GDELT_TYPE } from './registers/gdelt.ts';
import { readMapping } from './registers/mapping.ts';
import { TABLE_TYPE } from './registers/table.ts';
import { readTableItems } from './tables.ts';

export type { ReadItem } from './items.ts';

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
  /** Path of a mapping (YAML): how to read the columns of tables that are no register whomet knows. */
  readonly mapping?: string;
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
  const mapping = options.mapping === undefined ? undefined : readMapping(options.mapping);
  const { maxBytes = MAX_BYTES, allowHosts = [], evidence } = options;
  const settings: FetchSettings = { maxBytes, allowHosts, ...(evidence !== undefined && { evidence }) };
  let position = 0;
  const isOurs = (): boolean => position++ % count === index;
  if (index === 0) for (const trouble of table.troubles) yield { kind: 'trouble', file: trouble.where ?? '', trouble };
  for (const url of new Set(patterns.filter(isAddress))) if (isOurs()) yield* readAddress(url, table, settings);
  if (index === 0) for (const feed of options.feeds ?? []) yield* readFeed(feed, table, settings);
  const paths = patterns.filter((pattern) => !isAddress(pattern));
  for (const { file, asked } of await filesOf(paths)) {
    const isMetadata = options.metadata !== undefined && resolve(file) === resolve(options.metadata);
    if ((TABLE_TYPE.test(file) || GDELT_TYPE.test(file)) && !isMetadata)
      yield* readTableItems(file, asked, mapping, table.of(file), isOurs);
    else if (!DOCUMENT_TYPE.test(file) && !JSON_LINES.test(file)) {
      if (!isOurs()) continue;
      if (!asked) yield { kind: 'skipped', file, reason: 'no article type' };
      else
        yield troubleOf(file, {
          code: 'read/type',
          message: 'This is no article type that whomet reads.',
          next: 'It reads .txt, .md, .html, .pdf, .docx, .eml, .mbox, .ics, .zip, .jsonl, .jsonl.gz, and .csv of registers.',
        });
    } else yield* readFileItems(file, table, maxBytes, isOurs);
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

async function* readFileItems(
  file: string,
  table: MetadataTable,
  maxBytes: number,
  isOurs: () => boolean,
): AsyncGenerator<ReadItem> {
  if (JSON_LINES.test(file)) {
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
    else yield* readBytes(file, typeOf(file), bytes, table, maxBytes);
  } catch (error) {
    yield troubleOf(file, failed(error));
  }
}
