import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { WhometError } from '../../model/errors.ts';
import type { ArticleId } from '../../model/ids.ts';
import type { ArticleRecord, Judgement } from '../../model/record.ts';
import type { GraphRows } from '../../model/schema.ts';
import type { Appended, GraphStore, OpenOptions, QueryLimits, QueryResult, StoreInfo } from '../contract.ts';
import { countGraph } from '../count-graph.ts';
import { digestOf } from '../digest.ts';
import { checkQuery } from '../guard.ts';
import { mergeRecord } from '../merge-record.ts';
import { generations, type Generations } from './generations.ts';
import { runQuery, writeGraph } from './grafeo.ts';
import { GraphReader } from './graph-reader.ts';
import { takeLock, type Lock } from './lock.ts';
import { queryInProcess } from './query-process.ts';
import { RecordLog } from './record-log.ts';

const RECORD = 'record.jsonl';
/** Fetched pages, which `ingest` keeps. */
const EVIDENCE = 'evidence';
const LOCK = 'lock';
const GRAPH = 'graph';
const EMPTY: GraphRows = { nodes: [], edges: [] };

/**
 * A folder: `record.jsonl`, the truth; `graph/`, made from it; `lock`, while somebody writes. `write` makes the folder
 * where there is none; `read` throws `store/none`.
 */
export async function openEmbedded(location: string, { mode }: OpenOptions): Promise<GraphStore> {
  const folder = resolve(location);
  if (mode === 'read') {
    if (!isStore(folder)) throw noStore(location);
    return new EmbeddedStore(location, folder, null);
  }
  if (existsSync(folder) && readdirSync(folder).length > 0 && !isStore(folder)) throw foreignFolder(location);
  mkdirSync(folder, { recursive: true });
  const store = new EmbeddedStore(location, folder, takeLock(join(folder, LOCK), location));
  await store.prepare();
  return store;
}

const isStore = (folder: string): boolean => existsSync(join(folder, RECORD)) || existsSync(join(folder, GRAPH));

const noStore = (location: string): WhometError =>
  new WhometError({
    code: 'store/none',
    message: 'There is no store here.',
    where: location,
    next: 'Make one with `whomet ingest FILES --store PATH`, or name another with --store or WHOMET_STORE.',
  });

const foreignFolder = (location: string): WhometError =>
  new WhometError({
    code: 'store/foreign',
    message: 'The folder holds other files and no store.',
    where: location,
    next: 'Name an empty or new folder with --store.',
  });

class EmbeddedStore implements GraphStore {
  readonly location: string;
  readonly engine = 'grafeo';
  readonly #folder: string;
  readonly #lock: Lock | null;
  readonly #log: RecordLog;
  readonly #generations: Generations;
  readonly #reader: GraphReader;

  constructor(location: string, folder: string, lock: Lock | null) {
    this.location = location;
    this.#folder = folder;
    this.#lock = lock;
    this.#log = new RecordLog(join(folder, RECORD));
    this.#generations = generations(join(folder, GRAPH));
    this.#reader = new GraphReader(() => this.#graphPath());
  }

  /** What a writer does first. Gives the lock back where it fails. */
  async prepare(): Promise<void> {
    try {
      await this.#log.repair();
      if (this.#generations.current() === null) await this.publish(EMPTY);
    } catch (error) {
      this.#lock?.release();
      throw error;
    }
  }

  async append(records: Iterable<ArticleRecord>): Promise<Appended> {
    this.#mustWrite();
    const counts = { added: 0, known: 0 };
    const pending = new Map<ArticleId, ArticleRecord>();
    for (const record of records) {
      const { id } = record.article;
      const stored = pending.get(id) ?? (await this.#stored(record));
      const merged = stored === 'same' ? null : stored ? mergeRecord(stored, record) : record;
      if (merged) pending.set(id, merged);
      counts[merged ? 'added' : 'known']++;
    }
    await this.#log.append([...pending].map(([id, record]) => ({ id, digest: digestOf(record), record })));
    return counts;
  }

  /** The stored record of the same text, unread where the digest tells already that they are the same. */
  async #stored(record: ArticleRecord): Promise<ArticleRecord | 'same' | undefined> {
    const digest = await this.#log.digest(record.article.id);
    if (digest === undefined) return undefined;
    return digest === digestOf(record) ? 'same' : this.#log.read(record.article.id);
  }

  async *records(): AsyncGenerator<ArticleRecord> {
    yield* this.#log.readAll(await this.#log.ids());
  }

  judgements(): Promise<readonly Judgement[]> {
    return this.#log.judgements();
  }

  async judge(judgement: Judgement): Promise<void> {
    this.#mustWrite();
    if ((await this.judgements()).some(({ id }) => id === judgement.id)) return;
    await this.#log.append([{ judgement }]);
  }

  async remove(article: string): Promise<boolean> {
    this.#mustWrite();
    const id = article as ArticleId;
    if ((await this.#log.digest(id)) === undefined) return false;
    await this.#log.append([{ removed: id }]);
    return true;
  }

  async publish(graph: GraphRows): Promise<void> {
    this.#mustWrite();
    await this.#generations.publish((path) => writeGraph(path, graph));
  }

  async query(text: string, parameters: object = {}, limits: QueryLimits = {}): Promise<QueryResult> {
    checkQuery(text);
    const { timeout, limit } = limits;
    const result =
      timeout === undefined
        ? await this.#reader.use((database) => runQuery(database, text, parameters))
        : await queryInProcess(this.#graphPath(), text, parameters, timeout);
    return limit === undefined ? result : { ...result, rows: result.rows.slice(0, limit) };
  }

  async info(): Promise<StoreInfo> {
    return {
      location: this.location,
      engine: `Grafeo ${await this.#reader.use(async (database) => database.version())}`,
      articles: (await this.#log.ids()).length,
      judgements: (await this.#log.judgements()).length,
      ...(await countGraph(this)),
    };
  }

  async drop(): Promise<void> {
    this.#mustWrite();
    await this.#reader.close();
    rmSync(join(this.#folder, GRAPH), { recursive: true, force: true });
    rmSync(join(this.#folder, RECORD), { force: true });
    rmSync(join(this.#folder, EVIDENCE), { recursive: true, force: true });
    this.#lock?.release();
    if (readdirSync(this.#folder).length === 0) rmdirSync(this.#folder);
  }

  async close(): Promise<void> {
    await this.#reader.close();
    this.#lock?.release();
  }

  #graphPath(): string {
    const path = this.#generations.current();
    if (path !== null) return path;
    throw new WhometError({
      code: 'store/no-graph',
      message: 'The store has no graph.',
      where: this.location,
      next: 'Make it anew from the record with `whomet store rebuild`.',
    });
  }

  #mustWrite(): void {
    if (this.#lock) return;
    throw new WhometError({
      code: 'store/read-only',
      message: 'The store was opened for reading.',
      where: this.location,
    });
  }
}
