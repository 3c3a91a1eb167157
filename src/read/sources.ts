import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FetchSettings } from './addresses.ts';
import { DOCUMENT_TYPE } from './documents.ts';
import { filesOf, isAddress } from './files.ts';
import { articleItem, failed, readBytes, troubleOf, typeOf, type ReadItem } from './items.ts';
import { readJsonLines } from './json-lines.ts';
import { measureOf, NO_MEASURE } from './measure.ts';
import { NO_METADATA, readMetadata, type MetadataTable } from './metadata.ts';
import { GDELT_TYPE } from './registers/gdelt.ts';
import { readMapping } from './registers/mapping.ts';
import { TABLE_TYPE } from './registers/table.ts';
import { WARC_TYPE } from './warc.ts';
import { needTesseract } from './pdf-ocr.ts';

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
  /** Hears, before each item, which share of the bytes of all files lies behind, 0 to 1; never where addresses are read. */
  readonly onShare?: (share: number) => void;
  /** Path of a mapping (YAML): how to read the columns of tables that are no register whomet knows. */
  readonly mapping?: string;
  /** Pages of PDF without a text layer go through tesseract, which must be installed. */
  readonly ocr?: boolean;
  /** Of the files only these, by their full paths. */
  readonly only?: ReadonlySet<string>;
}

export interface Shard {
  readonly index: number;
  readonly count: number;
}

const MAX_BYTES = 20_000_000;
const ZIP_TYPE = /\.zip$/i;
const JSON_LINES = /\.(jsonl|ndjson)(\.gz)?$/i;

/**
 * Reads files, folders and globs, in the order of their paths. The trouble of one file is a value, never an exception.
 * @throws WhometError where the mapping cannot be read, or `ocr` is wanted and there is no tesseract for it.
 */
export async function* readSources(patterns: readonly string[], options: ReadOptions = {}): AsyncGenerator<ReadItem> {
  if (options.ocr === true) await needTesseract();
  const table = options.metadata === undefined ? NO_METADATA : readMetadata(options.metadata);
  const { index, count } = options.shard ?? { index: 0, count: 1 };
  const mapping = options.mapping === undefined ? undefined : readMapping(options.mapping);
  const { maxBytes = MAX_BYTES, allowHosts = [], evidence, ocr = false } = options;
  const settings: FetchSettings = { maxBytes, allowHosts, ocr, ...(evidence !== undefined && { evidence }) };
  let position = 0;
  const isOurs = (): boolean => position++ % count === index;
  if (index === 0) for (const trouble of table.troubles) yield { kind: 'trouble', file: trouble.where ?? '', trouble };
  const addresses = [...new Set(patterns.filter(isAddress))].filter(isOurs);
  const feeds = index === 0 ? (options.feeds ?? []) : [];
  if (addresses.length + feeds.length > 0) {
    const { readAddress, readFeed } = await import('./addresses.ts');
    for (const url of addresses) yield* readAddress(url, table, settings);
    for (const feed of feeds) yield* readFeed(feed, table, settings);
  }
  const paths = patterns.filter((pattern) => !isAddress(pattern));
  const files = await filesOf(paths);
  const measure =
    paths.length < patterns.length || options.feeds?.length ? NO_MEASURE : await measureOf(files, options);
  for (const { file, asked } of files) {
    if (options.only && !options.only.has(resolve(file))) continue;
    measure.begin(file);
    const isMetadata = options.metadata !== undefined && resolve(file) === resolve(options.metadata);
    if ((TABLE_TYPE.test(file) || GDELT_TYPE.test(file)) && !isMetadata)
      yield* (await import('./tables.ts')).readTableItems({ name: file }, asked, mapping, table.of(file), isOurs);
    else if (WARC_TYPE.test(file)) yield* (await import('./archive.ts')).readArchive(file, table, settings, isOurs);
    else if (!DOCUMENT_TYPE.test(file) && !JSON_LINES.test(file)) {
      if (!isOurs()) continue;
      if (!asked) yield { kind: 'skipped', file, reason: 'no article type' };
      else
        yield troubleOf(file, {
          code: 'read/type',
          message: 'This is no article type that whomet reads.',
          next: 'It reads .txt, .md, .html, .pdf, .docx, .eml, .mbox, .ics, .zip, .warc, .jsonl, .jsonl.gz, and .csv, .tsv and .xlsx of registers.',
        });
    } else {
      yield* readFileItems(file, table, settings, isOurs, measure.read);
      if (!ZIP_TYPE.test(file)) continue;
      const { readPackedTables } = await import('./tables.ts');
      yield* readPackedTables(file, mapping, table.of(file), settings.maxBytes, isOurs);
    }
  }
}

async function* readFileItems(
  file: string,
  table: MetadataTable,
  settings: FetchSettings,
  isOurs: () => boolean,
  onBytes: (bytes: number) => void,
): AsyncGenerator<ReadItem> {
  if (JSON_LINES.test(file)) {
    for await (const line of readJsonLines(file, settings.maxBytes, onBytes)) {
      if (!isOurs()) continue;
      if ('trouble' in line) yield troubleOf(file, line.trouble);
      else yield await articleItem(line.name, file, line.read, {});
    }
    return;
  }
  if (!isOurs()) return;
  try {
    const { size } = await stat(file);
    onBytes(size);
    if (size > settings.maxBytes)
      yield troubleOf(file, {
        code: 'read/too-large',
        message: `The file has ${size} bytes, more than ${settings.maxBytes}.`,
        next: 'Split it.',
      });
    else yield* readBytes(file, typeOf(file), await readFile(file), table, settings);
  } catch (error) {
    yield troubleOf(file, failed(error));
  }
}
