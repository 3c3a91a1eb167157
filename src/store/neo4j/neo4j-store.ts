import type { Alert } from '../../model/alert.ts';
import { WhometError } from '../../model/errors.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { ArticleRecord } from '../../model/record.ts';
import { EDGE_TYPES, NODE_TYPES, type GraphSource } from '../../model/schema.ts';
import { inBatches } from '../../pipeline/batches.ts';
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
import { countGraph } from '../count-graph.ts';
import { readCypher, statements } from '../cypher-files.ts';
import type { Former } from '../ledger/former.ts';
import { readOnlyQuery } from '../cypher-guard/guard.ts';
import { madeFrom } from '../made-from.ts';
import { otherFormat } from '../other-format.ts';
import { fill } from '../load-plan.ts';
import { connect, parseAddress, type Connection, type Run } from './connection.ts';
import { finishImport } from './finish-import.ts';
import { FORMAT } from './format.ts';
import { publishGraph } from './publish.ts';
import { addJudgements, addPast, appendRecords, parsed, purgeArticle, takeOut, text } from './records.ts';

const OWN_LABELS = [...Object.keys(NODE_TYPES), 'Record', 'Store'];
/** The id of the row that keeps it. */
const alertId = (name: string): string => `alert ${name}`;
/** Records travel in groups of this many: an article with its claims is some 20 kB. */
const GROUP = 200;

export interface ServerOptions extends OpenOptions {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

/**
 * A database of a Neo4j 5 server or later. Articles' records and judgements are (:Record) nodes, the truth; the rest is
 * the graph made from them. `write` makes an empty database a store and throws `store/foreign` where somebody else's
 * nodes are in it, unless `?label-prefix=` of the address keeps the two apart; `read` throws `store/none` where there is no store.
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
  throw otherFormat('store', format, FORMAT, where);
}

async function prepare(connection: Connection, where: string): Promise<void> {
  const { prefix } = parseAddress(where);
  if (await (prefix === '' ? hasOthers(connection) : isTaken(connection))) throw foreign(where, prefix);
  for (const file of ['schema/constraints', 'schema/indexes', 'schema/records']) {
    for (const statement of statements(readCypher(file, 'neo4j'))) await connection.alone(statement);
  }
  await connection.write((run) => run(text('records/mark'), { format: FORMAT }));
  await finishImport(connection);
  await mustBeStore(connection, where);
}

const countOf = async (connection: Connection, query: string): Promise<number> =>
  Number((await connection.read(query)).rows[0]?.['count']);

const countOwn = async (connection: Connection): Promise<number> => {
  const counts = OWN_LABELS.map((label) => countOf(connection, fill('records/count-label', 'neo4j', { Label: label })));
  return (await Promise.all(counts)).reduce((sum, each) => sum + each, 0);
};

/**
 * Are there somebody else's nodes in the database? Counting is quick, but another program may write meanwhile: only where
 * the counts differ are the nodes looked at. Nodes with whomet's labels are somebody else's where nothing marks a store;
 * that is asked for last, as a store is marked before anything is written to it.
 */
async function hasOthers(connection: Connection): Promise<boolean> {
  const total = await countOf(connection, text('records/count-all'));
  if (total === 0) return false;
  const own = await countOwn(connection);
  if ((await formatOf(connection)) === null) return true;
  return own < total && (await connection.read(text('records/foreign'))).rows.length > 0;
}

/** Does somebody else use the labels of whomet with this prefix? */
const isTaken = async (connection: Connection): Promise<boolean> =>
  (await countOwn(connection)) > 0 && (await formatOf(connection)) === null;

const foreign = (where: string, prefix: string): WhometError =>
  new WhometError({
    code: 'store/foreign',
    message:
      prefix === ''
        ? 'The database holds nodes that are not whomet’s.'
        : `The database holds nodes that are not whomet’s, with labels that begin with ${prefix}.`,
    where,
    next:
      prefix === ''
        ? 'Name an empty database, neo4j://HOST/DATABASE, or give whomet labels of its own, such as --label-prefix Met_.'
        : 'Choose another --label-prefix.',
  });

/** Whether there was still something to delete, of which some is gone now. */
const dropSome = async (run: Run, query: string): Promise<boolean> => Number((await run(query))[0]?.['count']) > 0;

const dropLabel = (label: string): string => fill('records/drop-label', 'neo4j', { Label: label });
const dropType = (type: string): string => fill('records/drop-edges', 'neo4j', { Type: type });

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
    const total = { added: 0, known: 0, corrected: 0 };
    for await (const group of inBatches(records, GROUP)) {
      const { added, known, replaced } = await this.#connection.write((run) => appendRecords(run, group));
      total.added += added;
      total.known += known;
      total.corrected += replaced.length;
    }
    return total;
  }

  async *records(): AsyncGenerator<ArticleRecord> {
    const { rows } = await this.#connection.read(text('records/ids'));
    for await (const group of inBatches(rows, GROUP)) yield* await this.read(group.map(({ id }) => String(id)));
  }

  async read(articles: readonly string[]): Promise<ArticleRecord[]> {
    const { rows } = await this.#connection.read(text('records/read'), { ids: articles });
    return rows.map(({ json }) => parsed<ArticleRecord>(json));
  }

  async judgements(): Promise<readonly Judgement[]> {
    const { rows } = await this.#connection.read(text('records/rows'), { kind: 'judgement' });
    return rows.map(({ json }) => parsed<Judgement>(json));
  }

  async judge(judgements: readonly Judgement[]): Promise<number> {
    this.#mustWrite();
    return this.#connection.write((run) => addJudgements(run, judgements));
  }

  async remove(article: string): Promise<boolean> {
    this.#mustWrite();
    return (await this.#connection.write((run) => takeOut(run, article, 'removed'))) !== null;
  }

  async purge(article: string): Promise<boolean> {
    this.#mustWrite();
    return this.#connection.write((run) => purgeArticle(run, article));
  }

  async former(): Promise<readonly Former[]> {
    const { rows } = await this.#connection.read(text('records/rows'), { kind: 'former' });
    return rows.map(({ json }) => parsed<Former>(json));
  }

  async alerts(): Promise<readonly Alert[]> {
    const { rows } = await this.#connection.read(text('records/rows'), { kind: 'alert' });
    return rows.map(({ json }) => parsed<Alert>(json)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async keepAlert(alert: Alert): Promise<void> {
    const row = { id: alertId(alert.name), json: JSON.stringify(alert) };
    await this.#connection.write((run) => run(text('records/alert'), row));
  }

  async removeAlert(name: string): Promise<boolean> {
    if (!(await this.alerts()).some((alert) => alert.name === name)) return false;
    await this.#connection.write((run) => run(text('records/remove'), { ids: [alertId(name)] }));
    return true;
  }

  async keep(past: Past): Promise<void> {
    this.#mustWrite();
    await this.#connection.write((run) => addPast(run, past));
  }

  async state(): Promise<string> {
    return String((await this.#states())?.['state'] ?? '0');
  }

  async isCurrent(): Promise<boolean> {
    const states = await this.#states();
    return states?.['madeFrom'] === madeFrom(String(states?.['state']));
  }

  async #states() {
    return (await this.#connection.read(text('records/state'))).rows[0];
  }

  async publish(graph: GraphSource, state?: string): Promise<void> {
    this.#mustWrite();
    await publishGraph(this.#connection, graph, madeFrom(state ?? (await this.state())));
  }

  async query(query: string, parameters: object = {}, limits: QueryLimits = {}): Promise<QueryResult> {
    return this.#connection.read(readOnlyQuery(query), parameters, limits);
  }

  async stream(query: string, parameters: object = {}, limits: QueryLimits = {}): Promise<QueryStream> {
    return this.#connection.stream(readOnlyQuery(query), parameters, limits);
  }

  async info(): Promise<StoreInfo> {
    return {
      location: this.location,
      engine: await this.#connection.agent(),
      articles: await countOf(this.#connection, text('records/count')),
      judgements: (await this.judgements()).length,
      ...(await countGraph(this)),
    };
  }

  async drop(): Promise<void> {
    this.#mustWrite();
    // Edges first: those of a few thousand nodes may be more than the server's memory holds in one transaction.
    const parts = [
      ...Object.keys(EDGE_TYPES).map(dropType),
      ...OWN_LABELS.filter((each) => each !== 'Store').map(dropLabel),
    ];
    for (const part of parts) while (await this.#connection.write((run) => dropSome(run, part)));
    // What others wrote meanwhile goes together with the store's own node, without which nobody writes.
    await this.#connection.write(async (run) => {
      await run(text('records/lock'));
      for (const label of OWN_LABELS) while (await dropSome(run, dropLabel(label)));
    });
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
