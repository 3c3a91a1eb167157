import type { GrafeoDB } from '@grafeo-db/js';
import { WhometError } from '../../model/errors.ts';
import { EDGE_TYPES, NODE_TYPES, type GraphRows, type PropertyType, type PropertyValue } from '../../model/schema.ts';
import type { QueryResult, StoreInfo, Value } from '../contract.ts';
import { readCypher, statements } from '../cypher-files.ts';
import { byName, missingParameter } from '../answers.ts';
import { batches } from '../load-plan.ts';
import { isWhole } from './graph-log.ts';
import { graphDamaged } from './troubles.ts';

type Properties = Readonly<Record<string, PropertyValue>>;

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

/**
 * Writes the rows into a new graph file. The engine packs what it holds only when it opens a file: so it is closed once
 * between nodes and edges. Indexes come last: kept up row by row they would take longer and more memory.
 */
export async function writeGraph(path: string, graph: GraphRows): Promise<void> {
  const grafeo = await engine();
  const numbers = await during(grafeo.create(path), (database) => createNodes(database, graph.nodes));
  await during(grafeo.open(path), async (database) => {
    await createEdges(database, graph.edges, numbers);
    for (const file of ['schema/constraints', 'schema/indexes']) {
      for (const text of statements(readCypher(file))) await database.executeCypher(text);
    }
  });
}

async function during<Result>(database: GrafeoDB, work: (database: GrafeoDB) => Promise<Result>): Promise<Result> {
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** The engine's batch calls take a third of the time of the same rows by UNWIND. Gives the engine's numbers by our ids. */
async function createNodes(database: GrafeoDB, nodes: GraphRows['nodes']): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  for (const { key: label, rows } of batches(nodes, (node) => node.label)) {
    const typed = rows.map(({ properties }) => typedProperties(properties, NODE_TYPES[label].properties));
    const created = await database.batchCreateNodesWithProps(label, typed);
    const before = numbers.size;
    rows.forEach(({ properties }, index) => numbers.set(String(properties['id']), created[index] ?? -1));
    // A constraint that comes after the rows does not look at them.
    if (numbers.size < before + rows.length)
      throw new WhometError({ code: 'graph/bad-row', message: 'Two nodes have one id.', where: label });
  }
  return numbers;
}

async function createEdges(
  database: GrafeoDB,
  edges: GraphRows['edges'],
  numbers: ReadonlyMap<string, number>,
): Promise<void> {
  for (const { rows } of batches(edges, () => '')) {
    const typed = rows.map(({ type, from, to, properties }) => ({
      src: numbers.get(from) ?? -1,
      dst: numbers.get(to) ?? -1,
      type,
      properties: typedProperties(properties, EDGE_TYPES[type].properties),
    }));
    await database.batchCreateEdges(typed);
  }
}

/** Days travel as `{ $date }`, the engine's own form of a native date. */
export function typedProperties(properties: Properties, types: Readonly<Record<string, PropertyType>>): object {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      value !== null && types[name] === 'date' ? { $date: value } : value,
    ]),
  );
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

export async function runQuery(
  database: Pick<GrafeoDB, 'executeCypher'>,
  text: string,
  parameters: object,
): Promise<QueryResult> {
  try {
    const result = await database.executeCypher(text, parameters);
    return plainResult(result.columns, result.toArray());
  } catch (error) {
    throw queryError(error as Error & { gqlStatus?: string });
  }
}

export const plainResult = (columns: readonly string[], rows: readonly object[]): QueryResult => ({
  columns,
  rows: rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]))),
});

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
