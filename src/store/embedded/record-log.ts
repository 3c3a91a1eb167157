import { createReadStream, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { open, stat, truncate, type FileHandle } from 'node:fs/promises';
import type { ArticleId } from '../../model/ids.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { ArticleRecord } from '../../model/record.ts';
import type { Former } from '../ledger/former.ts';
import { digestOf } from '../digest.ts';
import { linesOf } from '../lines.ts';
import type { Moment } from '../patches.ts';
import { placesOf, type Shelf } from '../shelf.ts';
import { systemFailure } from '../system-failure.ts';
import { syncFolder } from './durable.ts';
import { RecordIndex, type Extent } from './record-index.ts';
import { checkFormat, damaged, FORMAT, parseJson, parseLine, type Head, type Line } from './record-lines.ts';
import { StateTrack } from './record-state.ts';

const HEADER = `${JSON.stringify({ format: FORMAT })}\n`;

export const recordLine = (record: ArticleRecord): Line => ({
  id: record.article.id,
  digest: digestOf(record),
  places: placesOf(record.article),
  ...(record.replaces && { replaces: record.replaces }),
  record,
});

/**
 * The append-only truth beside the graph: one JSON object a line, articles' records, what became of them, and people's
 * judgements. A line is there when `append` has resolved. What a crash left of a last line is not read, and the next
 * writer cuts it off. Lines that belong together are written so that the file is a whole store after each of them.
 */
export class RecordLog {
  readonly path: string;
  readonly #index = new RecordIndex();
  /** By what they say, without the time. */
  readonly #former = new Map<string, Former>();
  /** Lines since the file was read that are something else than a new article. */
  #changes = 0;
  readonly #track: StateTrack;
  readonly #judgements: Judgement[] = [];
  #size = 0;
  #scanned: Promise<void> | null = null;
  /** Of the file that was read, by which it is told from one in its place. */
  #inode: number | null = null;
  #growing: Promise<void> | null = null;
  /** How many lines were read from the file. */
  #lines = 0;

  /** `marked`: earlier states, of which `reached` tells whether the file has come by them. */
  constructor(path: string, marked: readonly string[] = []) {
    this.path = path;
    this.#track = new StateTrack(marked);
  }

  /** Names all that the file holds: another one for each other content. */
  async state(): Promise<string> {
    await this.#scan();
    return this.#track.state;
  }

  /** Whether the file begins with all that it held in an earlier state. */
  async reached(state: string): Promise<boolean> {
    await this.#scan();
    return this.#track.reached(state);
  }

  /** How many articles there are, once the file was read. */
  get articles(): number {
    return this.#index.size;
  }

  /** Ids of all articles, sorted. */
  async ids(): Promise<ArticleId[]> {
    await this.#scan();
    return this.#index.ids();
  }

  async judgements(): Promise<readonly Judgement[]> {
    await this.#scan();
    return this.#judgements;
  }

  async former(): Promise<readonly Former[]> {
    await this.#scan();
    return [...this.#former.values()];
  }

  /** What the log knows of articles without reading a record. */
  async shelf(): Promise<Shelf> {
    await this.#scan();
    return {
      current: (id) => (this.#index.has(id) ? this.read(id) : Promise.resolve(undefined)),
      at: (place) => this.#index.at(place),
      isReplaced: (id) => this.#index.isReplaced(id),
    };
  }

  /** Whether there is such an article, and it counts. */
  async has(id: ArticleId): Promise<boolean> {
    await this.#scan();
    return this.#index.has(id);
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
        const extent = this.#index.extentOf(id);
        if (extent) yield await readRecord(file, id, extent, this.path);
      }
    } finally {
      await file.close();
    }
  }

  /** Writes lines at the end and waits until the disk has them. Where that fails, none of them counts. */
  async append(lines: readonly Line[]): Promise<void> {
    await this.#scan();
    if (lines.length === 0) return;
    const texts = lines.map((line) => Buffer.from(`${JSON.stringify(line)}\n`));
    const fresh = this.#size === 0;
    try {
      await this.#write(Buffer.concat(fresh ? [Buffer.from(HEADER), ...texts] : texts));
      if (fresh) await syncFolder(dirname(this.path));
    } catch (error) {
      throw systemFailure(error, this.path);
    }
    if (fresh) this.#noteHeader(Buffer.from(HEADER));
    lines.forEach((line, index) => {
      if (!this.#isAddition(line)) this.#changes++;
      this.#note(line, texts[index] as Buffer);
    });
  }

  #isAddition(line: Line): boolean {
    return 'record' in line && !line.replaces && this.#index.isUnknown(line.id);
  }

  /** The present moment, once the file was read. */
  moment(): Moment {
    return { known: this.#index.known, changes: this.#changes };
  }

  /** Articles that came since; null where anything else happened too. */
  addedSince({ known, changes }: Moment): ArticleId[] | null {
    return changes === this.#changes ? this.#index.since(known) : null;
  }

  async #write(bytes: Buffer): Promise<void> {
    const file = await open(this.path, 'a');
    try {
      // What is there beyond is the half of an append that failed.
      if ((await file.stat()).size > this.#size) await file.truncate(this.#size);
      await file.writeFile(bytes);
      await file.sync();
    } catch (error) {
      await file.truncate(this.#size).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
  }

  /** Cuts off what a crash left of a last line. */
  async repair(): Promise<void> {
    await this.#scan();
    if (existsSync(this.path)) await truncate(this.path, this.#size);
  }

  #noteHeader(bytes: Buffer): void {
    this.#size = bytes.length;
    this.#track.add(bytes);
  }

  /** `bytes`: the line with its end. */
  #note(line: Line, bytes: Buffer): void {
    const offset = this.#size;
    this.#size += bytes.length;
    this.#track.add(bytes);
    if ('record' in line) this.#index.put(line, { offset, length: bytes.length - 1 });
    else if ('replaced' in line) this.#index.replace(line.replaced);
    else if ('removed' in line) this.#index.remove(line.removed);
    else if ('former' in line) this.#noteFormer(line.former);
    else this.#judgements.push(line.judgement);
  }

  #noteFormer(former: Former): void {
    const said = JSON.stringify({ ...former, time: '' });
    if (!this.#former.has(said)) this.#former.set(said, former);
  }

  /** Once, whoever asks meanwhile. */
  #scan(): Promise<void> {
    return (this.#scanned ??= this.#scanAll());
  }

  /** Reads what others have added since. False where another file stands in its place: then open that one. */
  async follow(): Promise<boolean> {
    await this.#scan();
    const file = await stat(this.path).catch(() => null);
    if (file === null) return this.#inode === null;
    if (file.ino !== this.#inode || file.size < this.#size) return false;
    if (file.size > this.#size) await (this.#growing ??= this.#readOn().finally(() => (this.#growing = null)));
    return true;
  }

  async #scanAll(): Promise<void> {
    if (!existsSync(this.path)) return;
    this.#inode = (await stat(this.path)).ino;
    await this.#readOn();
  }

  async #readOn(): Promise<void> {
    for await (const line of recordLines(this.path, this.#size)) {
      const bytes = Buffer.concat([line, LINE_END]);
      if (++this.#lines === 1) {
        checkFormat(line, this.path);
        this.#noteHeader(bytes);
      } else this.#note(parseLine(line, `${this.path}:${this.#lines}`), bytes);
    }
  }
}

const LINE_END = Buffer.from('\n');

async function readRecord(file: FileHandle, id: ArticleId, extent: Extent, path: string): Promise<ArticleRecord> {
  const { offset, length } = extent;
  const buffer = Buffer.alloc(length);
  await file.read(buffer, 0, length, offset);
  const where = `${path} at byte ${offset}`;
  const { record, digest } = parseJson(buffer, where) as Head & { readonly record: ArticleRecord };
  if (digestOf(record) !== digest || record.article.id !== id) throw damaged(where);
  return record;
}

/** The complete lines of the file from a byte on, without their ends; the first of all is its header. */
export const recordLines = (path: string, start = 0): AsyncGenerator<Buffer> =>
  linesOf(createReadStream(path, { highWaterMark: 1 << 20, start }) as AsyncIterable<Buffer>);
