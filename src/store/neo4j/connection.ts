import { setTimeout as sleep } from 'node:timers/promises';
import neo4j, { type Driver, type Record, type Result as Asked, type Session } from 'neo4j-driver';
import type { QueryLimits, QueryResult, QueryStream, Row as QueryRow } from '../contract.ts';
import { checkPrefix, prefixed } from './label-prefix.ts';
import { serverError } from './server-error.ts';
import { listen } from './silence.ts';
import { plain, toParameter } from './values.ts';

export interface Address {
  /** What the driver takes: scheme, host and port. */
  readonly uri: string;
  /** Undefined: the server's default database. */
  readonly database: string | undefined;
  /** What labels, edge types, constraints and indexes of the store begin with: `?label-prefix=`; else nothing. */
  readonly prefix: string;
}

export interface Row {
  readonly [name: string]: unknown;
}

/** Runs one query within a transaction; parameters go as they are, with the driver's own types for days and integers. */
export type Run = (text: string, parameters?: object) => Promise<QueryResult['rows']>;

/** A driver and a database, with sessions opened and closed around each piece of work. */
export interface Connection {
  read(text: string, parameters?: object, limits?: QueryLimits): Promise<QueryResult>;
  /** The same, row by row as the server sends them. */
  stream(text: string, parameters?: object, limits?: QueryLimits): Promise<QueryStream>;
  /** One transaction; the driver runs `work` again where the server asks for it. */
  write<Result>(work: (run: Run) => Promise<Result>): Promise<Result>;
  /** A statement outside a transaction of ours: constraints and indexes. */
  alone(text: string): Promise<void>;
  /** Product and version, as the server says. */
  agent(): Promise<string>;
  close(): Promise<void>;
}

const PREFIX = 'label-prefix';

/** The address of the store whose names begin with `prefix`; one that the address has already stays. */
export function withLabelPrefix(location: string, prefix: string): string {
  const url = new URL(location);
  if (!url.searchParams.has(PREFIX)) url.searchParams.set(PREFIX, checkPrefix(prefix));
  return url.toString();
}

/** @throws `usage/label-prefix`. */
export function parseAddress(location: string): Address {
  const url = new URL(location);
  const database = decodeURIComponent(url.pathname.replace(/^\//, ''));
  const prefix = url.searchParams.get(PREFIX);
  return {
    uri: `${url.protocol}//${url.host}`,
    database: database === '' ? undefined : database,
    prefix: prefix === null ? '' : checkPrefix(prefix),
  };
}

/** Milliseconds that a server which does not answer is asked again for: at the beginning, and in between, where it may start anew. */
const CONNECT_MS = 10_000;
const RETRY_MS = 60_000;
/** Milliseconds that a server which took the connection may be silent for. */
const SILENT_MS = 600_000;
/** Milliseconds that it may be late after the time limit of a query, which is its own to keep. */
const LATE_MS = 10_000;
const FAREWELL_MS = 2000;

/**
 * Connects; a server that is just starting is waited for. Throws `store/connect` or `store/auth` where that cannot be.
 */
export async function connect(location: string, username = 'neo4j', password = ''): Promise<Connection> {
  const address = parseAddress(location);
  const { uri, database } = address;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), {
    telemetryDisabled: true,
    userAgent: 'whomet',
    connectionTimeout: CONNECT_MS,
    maxTransactionRetryTime: RETRY_MS,
  });
  try {
    await untilItAnswers(() => driver.verifyConnectivity(database === undefined ? {} : { database }), CONNECT_MS);
  } catch (error) {
    await farewell(driver.close());
    throw serverError(error, location);
  }
  return connection(driver, address, location);
}

function connection(driver: Driver, { database, prefix }: Address, location: string): Connection {
  const own = (query: string): string => prefixed(query, prefix);
  const bookmarkManager = neo4j.bookmarkManager();
  const where = database === undefined ? {} : { database };
  const sessionFor = (defaultAccessMode: 'READ' | 'WRITE'): Session =>
    driver.session({ defaultAccessMode, bookmarkManager, ...where });
  const within = async <Result>(work: (heard: () => void) => Promise<Result>, silence = SILENT_MS): Promise<Result> => {
    const { heard, silent, end } = listen(silence, location);
    const working = work(heard);
    try {
      return await Promise.race([working, silent]);
    } catch (error) {
      throw serverError(error, location);
    } finally {
      end();
      await farewell(working);
    }
  };
  const writing = <Result>(work: (session: Session, heard: () => void) => Promise<Result>): Promise<Result> =>
    within(async (heard) => {
      const session = sessionFor('WRITE');
      try {
        return await work(session, heard);
      } finally {
        await farewell(session.close());
      }
    });
  return {
    // One query in a transaction of the driver's: it begins with the query itself, which spares a way to the server and back.
    read: (text, parameters = {}, { timeout, limit, offset } = {}) =>
      within(
        (heard) =>
          driver.executeQuery(own(text), toParameter(parameters) as Row, {
            ...where,
            routing: 'READ',
            bookmarkManager,
            resultTransformer: (result) => collect(result, heard, limit, offset),
            ...(timeout !== undefined && { transactionConfig: { timeout } }),
          }),
        timeout === undefined ? SILENT_MS : timeout + LATE_MS,
      ),
    stream: (text, parameters = {}, limits = {}) =>
      streamed(sessionFor('READ'), own(text), toParameter(parameters) as Row, limits, location),
    write: (work) =>
      writing((session, heard) =>
        session.executeWrite((transaction) =>
          work(async (text, parameters = {}) => (await collect(transaction.run(own(text), parameters), heard)).rows),
        ),
      ),
    alone: (text) => writing((session) => untilItAnswers(async () => void (await session.run(own(text))), RETRY_MS)),
    agent: async () => (await driver.getServerInfo(where)).agent ?? 'Neo4j',
    close: () => farewell(driver.close()),
  };
}

/** A server that is silent does not answer a farewell either. */
const farewell = async (closing: Promise<unknown>): Promise<void> =>
  Promise.race([closing.then(none, none), sleep(FAREWELL_MS, undefined, { ref: false })]);
const none = (): void => undefined;

/** Two programs made the same index at once: `IF NOT EXISTS` looks before another has finished. The next try finds it. */
const AT_ONCE = 'Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists';

/** Does what may be done twice again while the server says that it is away or not ready, for so many milliseconds. */
async function untilItAnswers<Result>(work: () => Promise<Result>, limit: number): Promise<Result> {
  const end = Date.now() + limit;
  for (let pause = 250; ; pause *= 2) {
    try {
      return await work();
    } catch (error) {
      const mayWork = error instanceof neo4j.Neo4jError && (error.retriable || error.code === AT_ONCE);
      if (!mayWork || Date.now() + pause > end) throw error;
      await sleep(pause);
    }
  }
}

/** At most `limit` rows after the first `offset`; the server is told to keep the rest. Whatever comes is `heard`. */
async function collect(result: Asked, heard: () => void, limit = Infinity, offset = 0): Promise<QueryResult> {
  const columns = await result.keys().then((keys) => keys.map(String));
  heard();
  const rows: QueryResult['rows'][number][] = [];
  if (limit > 0) {
    let position = 0;
    for await (const record of result) {
      heard();
      if (position++ < offset) continue;
      rows.push(rowOf(record, columns));
      if (rows.length >= limit) break;
    }
  }
  return { columns, rows };
}

/** Rows as they come. The server is asked again where it is away before the first; reading may pause as long as it will. */
async function streamed(
  session: Session,
  text: string,
  parameters: Row,
  { timeout, limit = Infinity, offset = 0 }: QueryLimits,
  location: string,
): Promise<QueryStream> {
  const silence = timeout === undefined ? SILENT_MS : timeout + LATE_MS;
  const run = async () => {
    const result = session.run(text, parameters, timeout === undefined ? {} : { timeout });
    return { records: result[Symbol.asyncIterator](), columns: (await result.keys()).map(String) };
  };
  const leave = () => farewell(session.close());
  try {
    const { records, columns } = await heardWithin(silence, location, untilItAnswers(run, RETRY_MS));
    return { columns, rows: rowsOf(records, columns, { silence, limit, offset, location, leave }) };
  } catch (error) {
    await leave();
    throw serverError(error, location);
  }
}

interface Reading {
  readonly silence: number;
  readonly limit: number;
  readonly offset: number;
  readonly location: string;
  readonly leave: () => Promise<void>;
}

async function* rowsOf(
  records: AsyncIterator<Record>,
  columns: readonly string[],
  { silence, limit, offset, location, leave }: Reading,
): AsyncGenerator<QueryRow> {
  let more = true;
  const next = async (): Promise<Record | null> => {
    try {
      const { done, value } = await heardWithin(silence, location, records.next());
      more = !done;
      return done ? null : value;
    } catch (error) {
      more = false;
      throw serverError(error, location);
    }
  };
  try {
    for (let position = 0; position < offset + limit; position++) {
      const record = await next();
      if (record === null) return;
      if (position >= offset) yield rowOf(record, columns);
    }
  } finally {
    // The server is told to keep the rest; of an answer that has failed the driver would wait for the end for ever.
    if (more) await farewell(Promise.resolve(records.return?.()).then(() => undefined));
    await leave();
  }
}

/** @throws `store/slow` where nothing comes for so many milliseconds. */
async function heardWithin<Result>(milliseconds: number, location: string, work: Promise<Result>): Promise<Result> {
  const { silent, end } = listen(milliseconds, location);
  try {
    return await Promise.race([work, silent]);
  } finally {
    end();
  }
}

const rowOf = (record: Record, columns: readonly string[]): QueryRow =>
  Object.fromEntries(columns.map((column) => [column, plain(record.get(column))]));
