import { createReadStream, existsSync } from 'node:fs';
import { open, truncate, type FileHandle } from 'node:fs/promises';
import { WhometError } from '../../model/errors.ts';
import type { ArticleId } from '../../model/ids.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { ArticleRecord } from '../../model/record.ts';
import { digestOf } from '../digest.ts';

/** First line of the file. A program that knows only an older number must not read on. */
const FORMAT = 'whomet/record@1';
const HEADER = `${JSON.stringify({ format: FORMAT })}\n`;

interface Entry {
  /** Bytes from the start of the file, without the line end. */
  readonly offset: number;
  readonly length: number;
  readonly digest: string;
}

type Line =
  | { readonly id: ArticleId; readonly digest: string; readonly record: ArticleRecord }
  | { readonly removed: ArticleId }
  | { readonly judgement: Judgement };

const ARTICLE_LINE = /^\{"id":"([^"]+)","digest":"([0-9a-f]{64})","record":/;

/**
 * The append-only truth beside the graph: one JSON object a line, articles' records, removals and judgements. A line is
 * there when `append` has resolved. What a crash left of a last line is not read, and the next writer cuts it off.
 */
export class RecordLog {
  readonly path: string;
  readonly #entries = new Map<ArticleId, Entry>();
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

  async digest(id: ArticleId): Promise<string | undefined> {
    await this.#scan();
    return this.#entries.get(id)?.digest;
  }

  /** The record of an article; throws `store/damaged` where its bytes are not what was written. */
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
        const entry = this.#entries.get(id);
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
    if ('record' in line) this.#entries.set(line.id, { offset, length: bytes - 1, digest: line.digest });
    else if ('removed' in line) this.#entries.delete(line.removed);
    else this.#judgements.push(line.judgement);
  }

  async #scan(): Promise<void> {
    if (this.#scanned) return;
    this.#scanned = true;
    if (!existsSync(this.path)) return;
    let number = 0;
    for await (const line of lines(this.path)) {
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

/** Articles are known by the head of their line: the record itself is parsed only when it is asked for. */
function parseLine(line: Buffer, where: string): Line {
  const head = ARTICLE_LINE.exec(line.toString('latin1', 0, 256));
  if (head) return { id: head[1] as ArticleId, digest: head[2] ?? '', record: undefined as never };
  const parsed = parseJson(line, where) as Line;
  if (typeof parsed !== 'object' || parsed === null || !('removed' in parsed || 'judgement' in parsed))
    throw damaged(where);
  return parsed;
}

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

/** The complete lines of a file, without their ends. */
async function* lines(path: string): AsyncGenerator<Buffer> {
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
