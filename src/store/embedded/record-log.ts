import { createReadStream, existsSync } from 'node:fs';
import { open, truncate, type FileHandle } from 'node:fs/promises';
import { WhometError } from '../../model/errors.ts';
import type { ArticleId } from '../../model/ids.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { ArticleRecord } from '../../model/record.ts';
import type { Former } from '../ledger/former.ts';
import { digestOf } from '../digest.ts';
import { placesOf, type Shelf } from '../shelf.ts';

/** First line of the file. A program that knows only an older number must not read on. */
const FORMAT = 'whomet/record@1';
const HEADER = `${JSON.stringify({ format: FORMAT })}\n`;

interface Entry {
  /** Bytes from the start of the file, without the line end. */
  readonly offset: number;
  readonly length: number;
  readonly digest: string;
}

/** What a line of a record begins with, so that the record itself is parsed only when it is asked for. */
interface Head {
  readonly id: ArticleId;
  readonly digest: string;
  /** As `placesOf` gives them. */
  readonly places?: readonly string[];
  readonly replaces?: readonly ArticleId[];
}

export type Line =
  | (Head & { readonly record: ArticleRecord })
  | { readonly replaced: ArticleId }
  | { readonly removed: ArticleId }
  | { readonly former: Former }
  | { readonly judgement: Judgement };

const RECORD_LINE = Buffer.from('{"id":');
const RECORD_KEY = Buffer.from(',"record":');

export const recordLine = (record: ArticleRecord): Line => ({
  id: record.article.id,
  digest: digestOf(record),
  places: placesOf(record.article),
  ...(record.replaces && { replaces: record.replaces }),
  record,
});

/** Of a text that was replaced itself: what it took the place of, its correction tells. */
export function replacedLine(record: ArticleRecord): Line {
  const { replaces: _, ...line } = recordLine(record) as Head & { record: ArticleRecord };
  return line;
}

/**
 * The append-only truth beside the graph: one JSON object a line, articles' records, what became of them, and people's
 * judgements. A line is there when `append` has resolved. What a crash left of a last line is not read, and the next
 * writer cuts it off.
 */
export class RecordLog {
  readonly path: string;
  readonly #entries = new Map<ArticleId, Entry>();
  /** Texts that corrections took the place of. */
  readonly #replaced = new Map<ArticleId, Entry>();
  /** By the ids of replaced texts: the correction. */
  readonly #replacedBy = new Map<ArticleId, ArticleId>();
  readonly #places = new Map<string, ArticleId[]>();
  readonly #former: Former[] = [];
  readonly #judgements: Judgement[] = [];
  #size = 0;
  #scanned = false;

  constructor(path: string) {
    this.path = path;
  }

  /** Ids of all articles, sorted. */
  async ids(): Promise<ArticleId[]> {
    await this.#scan();
    return [...this.#entries.keys()].sort();
  }

  async judgements(): Promise<readonly Judgement[]> {
    await this.#scan();
    return this.#judgements;
  }

  async former(): Promise<readonly Former[]> {
    await this.#scan();
    return this.#former;
  }

  /** What the log knows of articles without reading a record. */
  async shelf(): Promise<Shelf> {
    await this.#scan();
    return {
      current: (id) => (this.#entries.has(id) ? this.read(id) : Promise.resolve(undefined)),
      at: (place) => this.#places.get(place) ?? [],
      isReplaced: (id) => {
        const by = this.#replacedBy.get(id);
        return by !== undefined && this.#entries.has(by);
      },
    };
  }

  async digest(id: ArticleId): Promise<string | undefined> {
    await this.#scan();
    return this.#entries.get(id)?.digest;
  }

  /** The record of an article, also of a replaced text; throws `store/damaged` where its bytes are not what was written. */
  async read(id: ArticleId): Promise<ArticleRecord | undefined> {
    for await (const record of this.readAll([id])) return record;
    return undefined;
  }

  async *readAll(ids: readonly ArticleId[]): AsyncGenerator<ArticleRecord> {
    await this.#scan();
    if (ids.length === 0 || !existsSync(this.path)) return;
    const file = await open(this.path, 'r');
    try {
      for (const id of ids) {
        const entry = this.#entries.get(id) ?? this.#replaced.get(id);
        if (entry) yield await readEntry(file, entry, this.path);
      }
    } finally {
      await file.close();
    }
  }

  /** Writes lines at the end and waits until the disk has them. */
  async append(lines: readonly Line[]): Promise<void> {
    await this.#scan();
    if (lines.length === 0) return;
    const texts = lines.map((line) => Buffer.from(`${JSON.stringify(line)}\n`));
    const fresh = this.#size === 0;
    const file = await open(this.path, 'a');
    try {
      await file.writeFile(Buffer.concat(fresh ? [Buffer.from(HEADER), ...texts] : texts));
      await file.sync();
    } finally {
      await file.close();
    }
    if (fresh) this.#size = Buffer.byteLength(HEADER);
    lines.forEach((line, index) => this.#note(line, texts[index]?.length ?? 0));
  }

  /** Cuts off what a crash left of a last line. */
  async repair(): Promise<void> {
    await this.#scan();
    if (existsSync(this.path)) await truncate(this.path, this.#size);
  }

  #note(line: Line, bytes: number): void {
    const offset = this.#size;
    this.#size += bytes;
    if ('record' in line) this.#noteRecord(line, { offset, length: bytes - 1, digest: line.digest });
    else if ('replaced' in line) this.#noteReplaced(line.replaced);
    else if ('removed' in line) this.#noteRemoved(line.removed);
    else if ('former' in line) this.#former.push(line.former);
    else this.#judgements.push(line.judgement);
  }

  #noteRecord({ id, places = [], replaces = [] }: Head, entry: Entry): void {
    this.#entries.set(id, entry);
    for (const former of replaces) this.#replacedBy.set(former, id);
    for (const place of places) {
      const known = this.#places.get(place);
      if (known?.includes(id)) continue;
      if (known) known.push(id);
      else this.#places.set(place, [id]);
    }
  }

  #noteReplaced(id: ArticleId): void {
    const entry = this.#entries.get(id);
    if (entry) this.#replaced.set(id, entry);
    this.#entries.delete(id);
  }

  #noteRemoved(id: ArticleId): void {
    this.#entries.delete(id);
    this.#replaced.delete(id);
  }

  async #scan(): Promise<void> {
    if (this.#scanned) return;
    this.#scanned = true;
    if (!existsSync(this.path)) return;
    let number = 0;
    for await (const line of recordLines(this.path)) {
      if (++number === 1) this.#readHeader(line);
      else this.#note(parseLine(line, `${this.path}:${number}`), line.length + 1);
    }
  }

  #readHeader(line: Buffer): void {
    const header = parseJson(line, `${this.path}:1`) as { format?: unknown };
    if (header.format !== FORMAT) {
      throw new WhometError({
        code: 'store/format',
        message: `The record has the format ${String(header.format)}; this program knows ${FORMAT}.`,
        where: this.path,
        next: 'Use the version of whomet that wrote it, or a newer one.',
      });
    }
    this.#size = line.length + 1;
  }
}

async function readEntry(file: FileHandle, { offset, length, digest }: Entry, path: string): Promise<ArticleRecord> {
  const buffer = Buffer.alloc(length);
  await file.read(buffer, 0, length, offset);
  const where = `${path} at byte ${offset}`;
  const { record } = parseJson(buffer, where) as { record: ArticleRecord };
  if (digestOf(record) !== digest) throw damaged(where);
  return record;
}

export function parseLine(line: Buffer, where: string): Line {
  const at = line.subarray(0, RECORD_LINE.length).equals(RECORD_LINE) ? line.indexOf(RECORD_KEY) : -1;
  if (at >= 0) {
    const head = parseJson(Buffer.concat([line.subarray(0, at), Buffer.from('}')]), where) as Head;
    return { ...head, record: undefined as never };
  }
  const parsed = parseJson(line, where) as Line;
  const isKnown = typeof parsed === 'object' && parsed !== null && KINDS.some((kind) => kind in parsed);
  if (!isKnown) throw damaged(where);
  return parsed;
}

const KINDS = ['replaced', 'removed', 'former', 'judgement'];

function parseJson(line: Buffer, where: string): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    throw damaged(where);
  }
}

const damaged = (where: string): WhometError =>
  new WhometError({
    code: 'store/damaged',
    message: 'The record is damaged: this line is not what was written.',
    where,
    next: 'Restore the file from a copy, or delete the line and ingest its article again.',
  });

/** The complete lines of the file, without their ends; the first is its header. */
export async function* recordLines(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      rest.push(chunk.subarray(from, at));
      yield rest.length === 1 ? (rest[0] as Buffer) : Buffer.concat(rest);
      rest = [];
      from = at + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
}
