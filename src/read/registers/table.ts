import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import type { Row } from './columns.ts';

/** Tables of rows: `.csv`, `.tsv`, also packed; `.xlsx`, each sheet a table. */
export const TABLE_TYPE = /\.((?:csv|tsv)(?:\.gz)?|xlsx)$/i;
const SHEETS = /\.xlsx$/i;

/** A file, by its path, or one that lies in an archive. */
export interface TableFile {
  /** Tells the type by its ending; of a file in an archive it is no path. */
  readonly name: string;
  readonly bytes?: Buffer;
}

/** The tables of a file, each as its rows one by one. */
export async function tablesOf(file: TableFile): Promise<AsyncGenerator<Row>[]> {
  if (!SHEETS.test(file.name)) return [readRows(file)];
  const { readSheets } = await import('./sheets.ts');
  return readSheets(file.bytes ?? (await readFile(file.name)));
}

const chunksOf = ({ name, bytes }: TableFile): AsyncIterable<Buffer> => {
  const packed = bytes ? Readable.from([bytes]) : createReadStream(name, { highWaterMark: 1 << 20 });
  if (!/\.gz$/i.test(name)) return packed as AsyncIterable<Buffer>;
  return pipeline(packed, createGunzip(), () => {}) as unknown as AsyncIterable<Buffer>;
};

/** UTF-16 by its mark, UTF-8 where all of it is, else windows-1252. */
async function encodingOf(file: TableFile): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of chunksOf(file)) {
      if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
      if (first && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
      first = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}

async function* textOf(file: TableFile): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(file));
  for await (const chunk of chunksOf(file)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** The sign that stands most often in the first lines outside quotes. */
function delimiterOf(sample: string): string {
  const plain = sample.slice(0, 4000).replace(/"(?:[^"]|"")*"/g, '');
  const count = (sign: string): number => plain.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** The rows of a table one by one, so that a file of any size needs the memory of one row. Empty rows are left out. */
async function* readRows(file: TableFile): AsyncGenerator<Row> {
  const text = textOf(file);
  const start = String((await text.next()).value ?? '');
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(start),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  });
  const rows = pipeline(Readable.from(behind(start, text)), parser, () => {});
  let line = 1;
  for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    yield { cells: record, line };
    line = info.lines + 1;
  }
}

async function* behind(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}
