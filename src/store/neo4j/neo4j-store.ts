import { WhometError } from '../../model/errors.ts';
import type { ArticleId } from '../../model/ids.ts';
import type { ArticleRecord, Judgement } from '../../model/record.ts';
import { NODE_TYPES, type GraphRows } from '../../model/schema.ts';
import type { Appended, GraphStore, OpenOptions, QueryLimits, QueryResult, StoreInfo } from '../contract.ts';
import { countGraph } from '../count-graph.ts';
import { readCypher, statements } from '../cypher-files.ts';
import { digestOf } from '../digest.ts';
import { checkQuery } from '../guard.ts';
import { fill } from '../load-plan.ts';
import { mergeRecord } from '../merge-record.ts';
import { connect, type Connection } from './connection.ts';
import { finishImport } from './finish-import.ts';
import { FORMAT } from './format.ts';
import { publishGraph } from './publish.ts';

const OWN_LABELS = [...Object.keys(NODE_TYPES), 'Record', 'Store'];
/** Records travel in groups of this many: an article with its claims is some 20 kB. */
const GROUP = 200;

export interface ServerOptions extends OpenOptions {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

/**
 * A database of a Neo4j 5 server or later. Articles' records and judgements are (:Record) nodes, the truth; the rest is
 * the graph made from them. `write` makes an empty database a store and throws `store/foreign` where somebody else's
 * nodes are in it; `read` throws `store/none` where there is no store.
 */
export async function openNeo4j(location: string, { mode, username, password }: ServerOptions): Promise<GraphStore> {
  const connection = await connect(location, username, password);
  try {
    await (mode === 'write' ? prepare(connection, location) : mustBeStore(connection, location));
  } catch (error) {
    await connection.close();
    throw error;
  }
  return new Neo4jStore(location, connection, mode === 'write');
}

const text = (path: string): string => readCypher(path, 'neo4j').text;

async function formatOf(connection: Connection): Promise<string | null> {
  const [row] = (await connection.read(text('records/marker'))).rows;
  return row ? String(row['format']) : null;
}

async function mustBeStore(connection: Connection, where: string): Promise<void> {
  const format = await formatOf(connection);
  if (format === FORMAT) return;
  if (format === null) {
    const next = 'Make one with `whomet ingest FILES --store neo4j://…`.';
    throw new WhometError({ code: 'store/none', message: 'There is no store in this database.', where, next });
  }
  throw new WhometError({
    code: 'store/format',
    message: `The store has the format ${format}; this program knows ${FORMAT}.`,
    where,
  });
}

async function prepare(connection: Connection, where: string): Promise<void> {
  const count = async (query: string) => Number((await connection.read(query)).rows[0]?.['count']);
  const own = await Promise.all(
    OWN_LABELS.map((label) => count(fill('records/count-label', 'neo4j', { Label: label }))),
  );
  const total = await count(text('records/count-all'));
  const isStore = (await formatOf(connection)) !== null;
  if (isStore ? total !== own.reduce((sum, each) => sum + each, 0) : total > 0) {
    throw new WhometError({
      code: 'store/foreign',
      message: 'The database holds nodes that are not whomet’s.',
      where,
      next: 'Name an empty database: neo4j://HOST/DATABASE.',
    });
  }
  for (const file of ['schema/constraints', 'schema/indexes', 'schema/records']) {
    for (const statement of statements(readCypher(file, 'neo4j'))) await connection.alone(statement);
  }
  await connection.write((run) => run(text('records/mark'), { format: FORMAT }));
  await finishImport(connection);
  await mustBeStore(connection, where);
}

class Neo4jStore implements GraphStore {
  readonly location: string;
  readonly engine = 'neo4j';
  readonly #connection: Connection;
  readonly #writes: boolean;

  constructor(location: string, connection: Connection, writes: boolean) {
    this.location = location;
    this.#connection = connection;
    this.#writes = writes;
  }

  async append(records: Iterable<ArticleRecord>): Promise<Appended> {
    this.#mustWrite();
    const all = [...records];
    let appended: Appended = { added: 0, known: 0 };
    for (let from = 0; from < all.length; from += GROUP) {
      const { added, known } = await this.#appendGroup(all.slice(from, from + GROUP));
      appended = { added: appended.added + added, known: appended.known + known };
    }
    return appended;
  }

  /** Reads, merges and writes under the store's lock, so that two writers lose nothing of each other. */
  #appendGroup(records: readonly ArticleRecord[]): Promise<Appended> {
    return this.#connection.write(async (run) => {
      await run(text('records/lock'));
      const rows = await run(text('records/read'), { ids: records.map(({ article }) => article.id) });
      const stored = new Map(
        rows.map(({ json }) => parsed<ArticleRecord>(json)).map((record) => [record.article.id, record]),
      );
      const changed = new Set<ArticleId>();
      let added = 0;
      for (const record of records) {
        const { id } = record.article;
        const known = stored.get(id);
        const merged = known ? mergeRecord(known, record) : record;
        if (!merged) continue;
        stored.set(id, merged);
        changed.add(id);
        added++;
      }
      const fresh = [...stored.values()].filter(({ article }) => changed.has(article.id));
      const json = fresh.map((record) => ({
        id: record.article.id,
        digest: digestOf(record),
        json: JSON.stringify(record),
      }));
      await run(text('records/put'), { rows: json });
      return { added, known: records.length - added };
    });
  }

  async *records(): AsyncGenerator<ArticleRecord> {
    const { rows } = await this.#connection.read(text('records/ids'));
    for (let from = 0; from < rows.length; from += GROUP) {
      const ids = rows.slice(from, from + GROUP).map(({ id }) => id);
      const group = await this.#connection.read(text('records/read'), { ids });
      for (const { json } of group.rows) yield parsed<ArticleRecord>(json);
    }
  }

  async record(article: string): Promise<ArticleRecord | null> {
    const [row] = (await this.#connection.read(text('records/read'), { ids: [article] })).rows;
    return row ? parsed<ArticleRecord>(row['json']) : null;
  }

  async judgements(): Promise<readonly Judgement[]> {
    const { rows } = await this.#connection.read(text('records/judgements'));
    return rows.map(({ json }) => parsed<Judgement>(json));
  }

  async judge(judgement: Judgement): Promise<void> {
    this.#mustWrite();
    const json = JSON.stringify(judgement);
    await this.#connection.write((run) => run(text('records/judge'), { id: judgement.id, json }));
  }

  async remove(article: string): Promise<boolean> {
    this.#mustWrite();
    const rows = await this.#connection.write((run) => run(text('records/remove'), { id: article }));
    return Number(rows[0]?.['count']) > 0;
  }

  async publish(graph: GraphRows): Promise<void> {
    this.#mustWrite();
    await publishGraph(this.#connection, graph);
  }

  async query(query: string, parameters: object = {}, limits: QueryLimits = {}): Promise<QueryResult> {
    checkQuery(query);
    return this.#connection.read(query, parameters, limits);
  }

  async info(): Promise<StoreInfo> {
    return {
      location: this.location,
      engine: await this.#connection.agent(),
      articles: (await this.#connection.read(text('records/ids'))).rows.length,
      judgements: (await this.judgements()).length,
      ...(await countGraph(this)),
    };
  }

  async drop(): Promise<void> {
    this.#mustWrite();
    for (const label of OWN_LABELS) {
      const some = () => this.#connection.write((run) => run(fill('records/drop-label', 'neo4j', { Label: label })));
      while (Number((await some())[0]?.['count']) > 0);
    }
    for (const statement of statements(readCypher('schema/drop', 'neo4j'))) await this.#connection.alone(statement);
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  #mustWrite(): void {
    if (this.#writes) return;
    throw new WhometError({
      code: 'store/read-only',
      message: 'The store was opened for reading.',
      where: this.location,
    });
  }
}

const parsed = <Kind>(json: unknown): Kind => JSON.parse(String(json)) as Kind;
