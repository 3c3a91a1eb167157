import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Alert } from '../../model/alert.ts';
import type { ArticleId } from '../../model/ids.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { ArticleRecord } from '../../model/record.ts';
import type { GraphSource } from '../../model/schema.ts';
import type {
  Appended,
  GraphStore,
  OpenOptions,
  Past,
  QueryLimits,
  QueryResult,
  QueryStream,
  StoreInfo,
} from '../contract.ts';
import { madeFrom, stateIn } from '../made-from.ts';
import type { Patches } from '../patches.ts';
import { dropPages } from '../../read/evidence.ts';
import { formerClaims, type Former } from '../ledger/former.ts';
import { collected, later } from '../answers.ts';
import { withoutPurged } from '../ledger/purged.ts';
import { placeRecords } from '../shelf.ts';
import { systemFailure } from '../system-failure.ts';
import { deleteAlert, readAlerts, writeAlert } from './alert-files.ts';
import { syncFolder } from './durable.ts';
import { answerOf } from './answer-of.ts';
import { countsOf } from './grafeo.ts';
import type { Lock } from './lock.ts';
import { purgedCopy } from './purge.ts';
import { PublishedGraph } from './published-graph.ts';
import { clearSpills } from './spills.ts';
import { changed, foreignFolder, noGraph, noStore, readOnly } from './troubles.ts';
import { RecordLog, recordLine } from './record-log.ts';
import { NOTHING } from './record-state.ts';
import { GRAPH, isStore, lockFolder, namesIn, RECORD } from './store-folder.ts';

/** Fetched pages, which `ingest` keeps. */
const EVIDENCE = 'evidence';
/** What is watched, and what was seen last. */
const ALERTS = 'alerts';
const EMPTY: GraphSource = { nodes: [], edges: [] };
/** Of a record that is written beside the one that it will replace. */
const FRESH = '.new';

/**
 * A folder: `record.jsonl`, the truth; `graph/`, made from it; `lock`, while somebody writes. `write` makes the folder
 * where there is none; `read` throws `store/none`.
 */
export async function openEmbedded(location: string, { mode, acceptChanged }: OpenOptions): Promise<GraphStore> {
  const folder = resolve(location);
  clearSpills();
  if (mode === 'read') {
    if (!isStore(folder)) throw noStore(location);
    return new EmbeddedStore(location, folder, null);
  }
  if (existsSync(folder) && !isStore(folder) && namesIn(folder).length > 0) throw foreignFolder(location);
  const store = new EmbeddedStore(location, folder, lockFolder(folder, location));
  await store.prepare(acceptChanged ?? false);
  return store;
}

class EmbeddedStore implements GraphStore {
  readonly location: string;
  readonly engine = 'grafeo';
  readonly #folder: string;
  readonly #lock: Lock | null;
  #log: RecordLog;
  /** States that the record has come by. */
  #marks: readonly string[] = [];
  readonly #graph: PublishedGraph;

  constructor(location: string, folder: string, lock: Lock | null) {
    this.location = location;
    this.#folder = folder;
    this.#lock = lock;
    this.#graph = new PublishedGraph(join(folder, GRAPH), () => noGraph(location));
    this.#log = this.#openLog();
  }

  /** The marks are read before the file, which only grows: what they tell of must be in it. */
  #openLog(): RecordLog {
    this.#marks = [this.#madeFrom(), this.#graph.purged()].filter((state) => state !== null);
    return new RecordLog(join(this.#folder, RECORD), this.#marks);
  }

  /** The state of the record that the graph was made from. */
  #madeFrom(): string | null {
    const said = this.#graph.madeFrom();
    return said === null ? null : stateIn(said);
  }

  /** What a writer does first. Gives the lock back where it fails. */
  async prepare(acceptChanged: boolean): Promise<void> {
    try {
      if (!acceptChanged) await this.#mustBeWhole();
      rmSync(`${this.#log.path}${FRESH}`, { force: true });
      await this.#log.repair();
      this.#graph.clearWorking();
      if (!this.#graph.isThere) await this.publish(EMPTY, NOTHING);
    } catch (error) {
      this.#lock?.release();
      throw systemFailure(error, this.location);
    }
  }

  /** Nothing that a graph was made from is gone but what was purged, perhaps while this store was opened. */
  async #mustBeWhole(): Promise<void> {
    for (let attempt = 0; attempt < 2; attempt++) {
      const reached = await Promise.all(this.#marks.map((state) => this.#log.reached(state)));
      if (reached.length === 0 || reached.includes(true)) return;
      this.#log = this.#openLog();
    }
    throw changed(this.location);
  }

  /** As it is now: a reader that stays open follows the writer. */
  async #record(): Promise<RecordLog> {
    if (this.#lock === null && !(await this.#log.follow())) this.#log = this.#openLog();
    return this.#log;
  }

  async state(): Promise<string> {
    return (await this.#record()).state();
  }

  async isCurrent(): Promise<boolean> {
    await this.#record();
    await this.#mustBeWhole();
    return this.#graph.madeFrom() === madeFrom(await this.state());
  }

  async append(records: Iterable<ArticleRecord>): Promise<Appended> {
    this.#mustWrite();
    const { put, replaced, former, added, known } = await placeRecords(records, await this.#log.shelf());
    await this.#log.append([...former.map((each) => ({ former: each })), ...put.map(recordLine)]);
    return { added, known, corrected: replaced.length };
  }

  async *records(): AsyncGenerator<ArticleRecord> {
    const log = await this.#record();
    yield* log.readAll(await log.ids());
  }

  async read(articles: readonly string[]): Promise<ArticleRecord[]> {
    return collected((await this.#record()).readAll(articles as ArticleId[]));
  }

  async judgements(): Promise<readonly Judgement[]> {
    return (await this.#record()).judgements();
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
    const gone = await this.#goneWith(article, 'removed');
    if (!gone) return false;
    await this.#log.append([...gone.former, ...gone.ids.map((id) => ({ removed: id }))]);
    return true;
  }

  async purge(article: string): Promise<boolean> {
    const gone = await this.#goneWith(article, 'purged');
    if (!gone) return false;
    const { path } = this.#log;
    dropPages(join(this.#folder, EVIDENCE), gone.pages);
    const state = await purgedCopy(path, `${path}${FRESH}`, new Set(gone.ids), gone.former);
    await this.#graph.notePurge(state);
    await rename(`${path}${FRESH}`, path);
    await syncFolder(this.#folder);
    this.#log = this.#openLog();
    return true;
  }

  /** What goes with an article, itself last, and the line that tells of its claims; null where there is no such article. */
  async #goneWith(article: string, fate: Former['fate']) {
    this.#mustWrite();
    const id = article as ArticleId;
    if (!(await this.#log.has(id))) return null;
    const record = (await this.#log.read(id)) as ArticleRecord;
    const former = formerClaims(record, null, fate);
    const all = [record, ...(await this.read(record.replaces ?? []))];
    const pages = all.flatMap(({ article: { capture } }) => (capture ? [capture.sha256] : []));
    return { ids: [...(record.replaces ?? []), id], former: former ? [{ former }] : [], pages };
  }

  async keep({ replaced, former }: Past): Promise<void> {
    this.#mustWrite();
    const ids = replaced.map(({ record }) => record.article.id);
    const known = new Set((await this.read(ids)).map(({ article }) => article.id));
    const told = new Set((await this.former()).map((each) => JSON.stringify(each)));
    await this.#log.append([
      ...former.filter((each) => !told.has(JSON.stringify(each))).map((each) => ({ former: each })),
      ...replaced.filter(({ record }) => !known.has(record.article.id)).map(({ record }) => recordLine(record)),
    ]);
  }

  async former(): Promise<readonly Former[]> {
    return (await this.#record()).former();
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

  async publish(graph: GraphSource, state?: string): Promise<void> {
    this.#mustWrite();
    await this.#graph.publish(graph, madeFrom(state ?? (await this.state())));
  }

  readonly patches: Patches = {
    mark: () => ({ log: this.#log, ...this.#log.moment(), articles: this.#log.articles }),
    since: ({ log, ...moment }) => (log === this.#log ? this.#log.addedSince(moment) : null),
    prepare: async () => {
      this.#mustWrite();
      await this.#graph.prepare();
    },
    publish: async (patch, state) => this.#graph.patch(patch, madeFrom(state)),
  };

  async query(text: string, parameters: object = {}, limits: QueryLimits = {}): Promise<QueryResult> {
    const { columns, rows } = await answerOf(this.#graph, text, parameters, limits);
    return { columns, rows: await collected(rows) };
  }

  async stream(text: string, parameters: object = {}, limits: QueryLimits = {}): Promise<QueryStream> {
    const { columns, rows } = await answerOf(this.#graph, text, parameters, limits);
    return { columns, rows: later(rows) };
  }

  async info(): Promise<StoreInfo> {
    const log = await this.#record();
    return this.#graph.use(async (database) => ({
      location: this.location,
      engine: `Grafeo ${database.version()}`,
      articles: (await log.ids()).length,
      judgements: (await log.judgements()).length,
      ...countsOf(database),
    }));
  }

  async drop(): Promise<void> {
    this.#mustWrite();
    await this.#graph.close();
    rmSync(join(this.#folder, GRAPH), { recursive: true, force: true });
    rmSync(this.#log.path, { force: true });
    for (const own of [EVIDENCE, ALERTS]) rmSync(join(this.#folder, own), { recursive: true, force: true });
    this.#lock?.release();
    if (readdirSync(this.#folder).length === 0) rmdirSync(this.#folder);
  }

  async close(): Promise<void> {
    await this.#graph.close();
    this.#lock?.release();
  }

  #mustWrite(): void {
    if (this.#lock) return;
    throw readOnly(this.location);
  }
}
