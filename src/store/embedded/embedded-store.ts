import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Alert } from '../../model/alert.ts';
import { WhometError } from '../../model/errors.ts';
import type { ArticleId } from '../../model/ids.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { ArticleRecord } from '../../model/record.ts';
import type { GraphRows } from '../../model/schema.ts';
import type { Appended, GraphStore, OpenOptions, QueryLimits, QueryResult, StoreInfo } from '../contract.ts';
import { countGraph } from '../count-graph.ts';
import { formerClaims, type Former } from '../ledger/former.ts';
import { readOnlyQuery } from '../cypher-guard/guard.ts';
import { withoutPurged } from '../ledger/purged.ts';
import { placeRecords } from '../shelf.ts';
import { deleteAlert, readAlerts, writeAlert } from './alert-files.ts';
import { generations, type Generations } from './generations.ts';
import { runQuery, writeGraph } from './grafeo.ts';
import { GraphReader } from './graph-reader.ts';
import { takeLock, type Lock } from './lock.ts';
import { purgeRecord } from './purge.ts';
import { queryInProcess, withTimeout } from './query-process.ts';
import { RecordLog, recordLine } from './record-log.ts';

const RECORD = 'record.jsonl';
/** Fetched pages, which `ingest` keeps. */
const EVIDENCE = 'evidence';
/** What is watched, and what was seen last. */
const ALERTS = 'alerts';
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
  #log: RecordLog;
  /** False from a purge to the next publication: no file may hold what was purged. */
  #keepsPrevious = true;
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
    const { put, replaced, former, added, known } = await placeRecords(records, await this.#log.shelf());
    await this.#log.append([
      ...put.map(recordLine),
      ...replaced.map(({ id }) => ({ replaced: id })),
      ...former.map((each) => ({ former: each })),
    ]);
    return { added, known, corrected: replaced.length };
  }

  async *records(): AsyncGenerator<ArticleRecord> {
    yield* this.#log.readAll(await this.#log.ids());
  }

  async read(articles: readonly string[]): Promise<ArticleRecord[]> {
    const records: ArticleRecord[] = [];
    for await (const record of this.#log.readAll(articles as ArticleId[])) records.push(record);
    return records;
  }

  judgements(): Promise<readonly Judgement[]> {
    return this.#log.judgements();
  }

  async judge(judgements: readonly Judgement[]): Promise<number> {
    this.#mustWrite();
    const known = new Set((await this.judgements()).map(({ id }) => id));
    const ids = new Set<string>(await this.#log.ids());
    const fresh = withoutPurged(
      judgements.filter(({ id }) => !known.has(id)),
      await this.former(),
      (article) => ids.has(article),
    );
    await this.#log.append(fresh.map((judgement) => ({ judgement })));
    return fresh.length;
  }

  async remove(article: string): Promise<boolean> {
    return this.#takeOut(article, 'removed');
  }

  async purge(article: string): Promise<boolean> {
    const [record] = await this.read([article]);
    if (!(await this.#takeOut(article, 'purged'))) return false;
    await purgeRecord(this.#log.path, new Set([article, ...(record?.replaces ?? [])]));
    this.#log = new RecordLog(this.#log.path);
    this.#keepsPrevious = false;
    return true;
  }

  async #takeOut(article: string, fate: Former['fate']): Promise<boolean> {
    this.#mustWrite();
    const id = article as ArticleId;
    if ((await this.#log.digest(id)) === undefined) return false;
    const record = (await this.#log.read(id)) as ArticleRecord;
    const former = formerClaims(record, null, fate);
    await this.#log.append([
      ...[id, ...(record.replaces ?? [])].map((each) => ({ removed: each })),
      ...(former ? [{ former }] : []),
    ]);
    return true;
  }

  former(): Promise<readonly Former[]> {
    return this.#log.former();
  }

  async alerts(): Promise<readonly Alert[]> {
    return readAlerts(join(this.#folder, ALERTS));
  }

  async keepAlert(alert: Alert): Promise<void> {
    writeAlert(join(this.#folder, ALERTS), alert);
  }

  async removeAlert(name: string): Promise<boolean> {
    return deleteAlert(join(this.#folder, ALERTS), name);
  }

  async publish(graph: GraphRows): Promise<void> {
    this.#mustWrite();
    await this.#generations.publish((path) => writeGraph(path, graph), this.#keepsPrevious);
    this.#keepsPrevious = true;
  }

  async query(text: string, parameters: object = {}, limits: QueryLimits = {}): Promise<QueryResult> {
    const checked = readOnlyQuery(text);
    const { timeout, limit, offset = 0, endsAfterTimeout = false } = limits;
    const rows = limit === undefined ? null : offset + limit;
    const here = () => this.#reader.use((database) => runQuery(database, checked, parameters));
    const result =
      timeout === undefined
        ? await here()
        : endsAfterTimeout
          ? await withTimeout(here(), timeout)
          : await queryInProcess({ path: this.#graphPath(), text: checked, parameters, timeout, rows });
    return { ...result, rows: result.rows.slice(offset, rows ?? undefined) };
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
    for (const own of [EVIDENCE, ALERTS]) rmSync(join(this.#folder, own), { recursive: true, force: true });
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
