import type { GrafeoDB } from '@grafeo-db/js';
import { WhometError } from '../../model/errors.ts';
import { EDGE_TYPES, NODE_TYPES } from '../../model/schema.ts';
import type { Row, StoreInfo, Value } from '../contract.ts';
import { byName, missingParameter } from '../answers.ts';
import { isWhole } from './graph-log.ts';
import { graphDamaged } from './troubles.ts';

export async function engine(): Promise<typeof GrafeoDB> {
  try {
    return (await import('@grafeo-db/js')).default.GrafeoDB;
  } catch (cause) {
    throw new WhometError(
      {
        code: 'store/engine',
        message: 'The embedded graph engine has no build for this machine (such as Alpine Linux, or Windows on ARM).',
        next: 'Use a Neo4j server instead: --store neo4j://host/database.',
      },
      { cause },
    );
  }
}

/** @throws `store/graph-damaged` where the file is not what was written. */
export async function openGraph(path: string): Promise<GrafeoDB> {
  const database = await engine();
  await mustBeWhole(path);
  try {
    return database.openReadOnly(path);
  } catch (error) {
    throw graphDamaged(path, (error as Error).message, error);
  }
}

/** How many nodes and edges of each kind there are: the engine keeps count. */
export function countsOf(database: Pick<GrafeoDB, 'schema'>): Pick<StoreInfo, 'nodes' | 'edges'> {
  const { labels, edge_types: types } = database.schema() as Record<'labels' | 'edge_types', readonly Counted[]>;
  return { nodes: asCounts(labels, NODE_TYPES), edges: asCounts(types, EDGE_TYPES) };
}

interface Counted {
  readonly name: string;
  readonly count: number;
}

const asCounts = (counted: readonly Counted[], own: object): Record<string, number> =>
  Object.fromEntries(
    counted
      .filter(({ name, count }) => name in own && count > 0)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, count }) => [name, count]),
  );

/** @throws `store/graph-damaged` where changes are missing that belong to the graph: the engine would open it without them. */
export async function mustBeWhole(path: string): Promise<void> {
  if (!(await isWhole(path))) throw graphDamaged(path, 'the log of its changes is cut short', undefined);
}

/** Some rows of an answer: those from `from` to before `to`; null: to the end. */
export interface Page {
  readonly from: number;
  readonly to: number | null;
}

/** The engine has all rows of an answer when it answers; each takes room in this program only when it is asked for. */
export async function execute(
  database: Pick<GrafeoDB, 'executeCypher'>,
  text: string,
  parameters: object,
): Promise<EngineResult> {
  try {
    return await database.executeCypher(text, parameters);
  } catch (error) {
    throw queryError(error as Error & { gqlStatus?: string });
  }
}

export type EngineResult = Awaited<ReturnType<GrafeoDB['executeCypher']>>;

export function* rowsIn(result: EngineResult, { from, to }: Page): Generator<Row> {
  const end = Math.min(result.length, to ?? result.length);
  for (let at = from; at < end; at++) yield plainRow(result.get(at));
}

export const plainRow = (row: object): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]));

/** Nodes and edges become their property maps; whole numbers past 2^53 stay exact as strings. */
function plain(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object') return value as Value;
  const isElement = '_id' in value && ('_labels' in value || '_type' in value);
  const own = Object.entries(value)
    .filter(([name]) => !isElement || !INTERNAL.has(name))
    .sort(byName);
  return Object.fromEntries(own.map(([name, item]) => [name, plain(item)]));
}

const INTERNAL = new Set(['_id', '_labels', '_type', '_source', '_target']);

/** GQLSTATUS 25G03: a write in a read-only transaction; class 42: syntax. */
export function queryError(error: { readonly message: string; readonly gqlStatus?: string | undefined }): WhometError {
  const message = error.message.trim();
  if (error.gqlStatus === '25G03') {
    return new WhometError(
      { code: 'query/read-only', message: 'The query writes; queries may only read.', next: 'Use MATCH … RETURN.' },
      { cause: error },
    );
  }
  const [, parameter] = /Missing parameter: \$(\w+)/.exec(message) ?? [];
  if (parameter !== undefined) return missingParameter(parameter, error);
  const code = error.gqlStatus?.startsWith('42') ? 'query/syntax' : 'query/failed';
  return new WhometError({ code, message }, { cause: error });
}
