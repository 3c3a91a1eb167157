import type { Alert } from '../model/alert.ts';
import type { Judgement } from '../model/judgement.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { GraphSource } from '../model/schema.ts';
import type { Former } from './ledger/former.ts';
import type { Patches } from './patches.ts';

/** A value in a query's answer: plain JSON; dates are YYYY-MM-DD strings; nodes and edges are their property maps. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export type Row = Readonly<Record<string, Value>>;

export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** An answer that need not be in memory as a whole. Its rows are gone through once, to the end or until the loop is left. */
export interface QueryStream {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<Row>;
}

export interface QueryLimits {
  /** Milliseconds. Of a stream, the embedded store counts those until the first row, a server those until the last. */
  readonly timeout?: number;
  /** Rows. */
  readonly limit?: number;
  /** Rows to leave out before the first. */
  readonly offset?: number;
  /**
   * The program ends when the time is over: the embedded engine, which cannot be stopped, may then run in this process,
   * which is quicker than one of its own.
   */
  readonly endsAfterTimeout?: boolean;
}

export interface StoreInfo {
  readonly location: string;
  readonly engine: string;
  readonly articles: number;
  readonly judgements: number;
  readonly nodes: Readonly<Record<string, number>>;
  readonly edges: Readonly<Record<string, number>>;
}

export interface Appended {
  /** Records that are new, or replace an older extraction of the same text. */
  readonly added: number;
  /** Texts that a correction replaced. */
  readonly corrected: number;
  /** Records that were there already, byte for byte. */
  readonly known: number;
}

/** What counts no longer and is kept: texts that corrections replaced, and what became of claims. */
export interface Past {
  /** Each with the article that corrects it. */
  readonly replaced: readonly { readonly record: ArticleRecord; readonly by: string }[];
  readonly former: readonly Former[];
}

/**
 * Where a graph lives. The records (articles with their claims) and the judgements are the truth; the graph is computed
 * from them and can always be made anew. One contract suite (tests/contract) runs against every implementation.
 */
export interface GraphStore {
  readonly location: string;
  /** Which wording of a query file it takes. */
  readonly engine: 'grafeo' | 'neo4j';
  /**
   * Adds records; one that the store has already changes nothing; a corrected text takes the place of the one that was
   * found in its place before. Durable when the promise resolves.
   */
  append(records: Iterable<ArticleRecord>): Promise<Appended>;
  /** Every article's record, in the order of article ids. */
  records(): AsyncIterable<ArticleRecord>;
  /** Records by the ids of their articles, also of texts that a correction replaced. Unknown ids are left out. */
  read(articles: readonly string[]): Promise<ArticleRecord[]>;
  /** The ledger, in the order of its writing. */
  judgements(): Promise<readonly Judgement[]>;
  /**
   * Adds to the ledger; a judgement whose id is there already changes nothing, and what one says of purged articles is
   * not kept. Returns how many are new.
   */
  judge(judgements: readonly Judgement[]): Promise<number>;
  /** Takes an article out: graph and exports as if never ingested. False if it was not there. */
  remove(article: string): Promise<boolean>;
  /** Takes an article out and destroys its text, quotes and judgements, with those of the texts that it corrected. */
  purge(article: string): Promise<boolean>;
  /** What became of claims that are no longer made, in the order of their going. */
  former(): Promise<readonly Former[]>;
  /** Adds the past of another store, whose records are in this one; what is there already stays as it is. */
  keep(past: Past): Promise<void>;
  /** Names all that records and judgements say; each change gives it another name. */
  state(): Promise<string>;
  /**
   * Whether the graph was made from the records and judgements as they are, by this version of the program.
   * @throws `store/changed` where the record lost what the graph was made from.
   */
  isCurrent(): Promise<boolean>;
  /** What is watched, by name. */
  alerts(): Promise<readonly Alert[]>;
  /**
   * Keeps an alert, in the place of the one of its name. Also where the store was opened for reading, without the
   * writer's lock: no answer depends on it.
   */
  keepAlert(alert: Alert): Promise<void>;
  /** False if there was none of that name. */
  removeAlert(name: string): Promise<boolean>;
  /** The graph becomes exactly these rows, in one step for every reader. `state`: what they were made from, else the present one. */
  publish(graph: GraphSource, state?: string): Promise<void>;
  /** Where a store can publish what differs, and tells what was added. */
  readonly patches?: Patches;
  /** Runs a read-only query; a write is refused with the code `query/read-only`. Values travel as parameters only. */
  query(text: string, parameters?: Readonly<Record<string, unknown>>, limits?: QueryLimits): Promise<QueryResult>;
  /** The same, row by row: what goes wrong after the first row is thrown where the rows are read. */
  stream(text: string, parameters?: Readonly<Record<string, unknown>>, limits?: QueryLimits): Promise<QueryStream>;
  info(): Promise<StoreInfo>;
  /** Deletes everything that is the store's own. */
  drop(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** `read` never takes the writer's lock. */
  readonly mode: 'read' | 'write';
  /** Of `write`: take a record from which something is gone as it is. */
  readonly acceptChanged?: boolean;
}
