import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Judgement } from '../model/judgement.ts';
import type { ArticleRecord } from '../model/record.ts';
import {
  EDGE_TYPES,
  NODE_TYPES,
  type EdgeRow,
  type GraphRows,
  type NodeRow,
  type PropertyType,
  type PropertyValue,
} from '../model/schema.ts';
import { digestOf } from '../store/digest.ts';
import type { Former } from '../store/ledger/former.ts';
import { placesOf } from '../store/shelf.ts';
import { FORMAT } from '../store/neo4j/format.ts';
import { formerId } from '../store/neo4j/records.ts';
import { edgeDigest, nodeDigest } from '../store/neo4j/row-digest.ts';
import { ROW } from '../store/neo4j/values.ts';

/** Types as the header of neo4j-admin's CSV names them. */
const TYPES: Readonly<Record<PropertyType, string>> = {
  string: 'string',
  strings: 'string[]',
  integer: 'long',
  integers: 'long[]',
  float: 'double',
  boolean: 'boolean',
  date: 'date',
};

/** Between the entries of a list: a character that no entry keeps. */
const LIST_DELIMITER = '\u001f';

/** All that a store holds. */
export interface WholeStore {
  readonly graph: GraphRows;
  readonly records: readonly ArticleRecord[];
  /** Earlier texts that some of these records correct. */
  readonly replaced: readonly ArticleRecord[];
  readonly judgements: readonly Judgement[];
  readonly former: readonly Former[];
}

/** What was written, and the command that imports it. */
export interface Neo4jImport {
  readonly files: readonly string[];
  readonly command: string;
}

/**
 * Writes the graph as the CSV files of `neo4j-admin database import full`: one a label, and one an edge type with its two
 * labels, each with its header in the first line.
 * Source: Neo4j Operations Manual, "Import", section on CSV header format.
 */
export async function exportNeo4jImport(whole: WholeStore, folder: string): Promise<Neo4jImport> {
  const { graph } = whole;
  mkdirSync(folder, { recursive: true });
  const nodes = grouped(graph.nodes, ({ label }) => label);
  const edges = grouped(graph.edges, ({ type, fromLabel, toLabel }) => `${type}.${fromLabel}.${toLabel}`);
  const options: string[] = [];
  const files: string[] = [];
  const write = async (name: string, lines: Iterable<string>): Promise<void> => {
    await writeLines(join(folder, name), lines);
    files.push(name);
  };
  for (const [label, rows] of nodes) {
    const name = `nodes.${label}.csv`;
    await write(name, nodeLines(rows, NODE_TYPES[label as NodeRow['label']].properties));
    options.push(`--nodes=${label}=${name}`);
  }
  await write('nodes.Record.csv', recordLines(whole));
  await write('nodes.Store.csv', storeLines(whole));
  options.push('--nodes=Record=nodes.Record.csv', '--nodes=Store=nodes.Store.csv');
  for (const [kind, rows] of edges) {
    const name = `edges.${kind}.csv`;
    const [type = ''] = kind.split('.');
    await write(name, edgeLines(rows, EDGE_TYPES[type as EdgeRow['type']].properties));
    options.push(`--relationships=${type}=${name}`);
  }
  const flags = ['--array-delimiter=U+001F', '--multiline-fields=true', '--overwrite-destination'];
  return { files, command: ['neo4j-admin database import full neo4j', ...flags, ...options].join(' \\\n  ') };
}

type Types = Readonly<Record<string, PropertyType>>;

function* nodeLines(rows: readonly NodeRow[], types: Types): Generator<string> {
  const others = Object.entries(types).filter(([name]) => name !== 'id');
  yield csvLine(['id:ID', ...others.map(([name, type]) => `${name}:${TYPES[type]}`), `${ROW}:string`]);
  for (const node of rows) {
    const { properties } = node;
    yield csvLine([String(properties['id']), ...others.map(([name]) => text(properties[name])), nodeDigest(node)]);
  }
}

/** The nodes that make the database a store, as cypher/records has them. A record has the id of its article: a group of its own. */
function* recordLines({ records, replaced, judgements, former }: WholeStore): Generator<string> {
  yield csvLine([
    'id:ID(Record)',
    'kind:string',
    'digest:string',
    'json:string',
    'position:long',
    'by:string',
    'articles:string[]',
  ]);
  const by = new Map(records.flatMap(({ article, replaces = [] }) => replaces.map((id) => [id, article.id] as const)));
  for (const record of [...records, ...replaced]) {
    const { id } = record.article;
    const correction = by.get(id) ?? null;
    const kind = correction === null ? 'article' : 'replaced';
    yield csvLine([id, kind, digestOf(record), JSON.stringify(record), null, correction, null]);
  }
  const places = new Map<string, string[]>();
  for (const { article } of [...records, ...replaced])
    for (const place of placesOf(article)) places.set(place, [...(places.get(place) ?? []), article.id]);
  for (const [place, articles] of places)
    yield csvLine([place, 'place', null, null, null, null, articles.join(LIST_DELIMITER)]);
  for (const [index, row] of rowsOf(judgements, former).entries())
    yield csvLine([row.id, row.kind, null, row.json, String(index + 1), null, null]);
}

/** What is never changed, in the order of its writing. */
const rowsOf = (judgements: readonly Judgement[], former: readonly Former[]) => [
  ...judgements.map((judgement) => ({ id: judgement.id, kind: 'judgement', json: JSON.stringify(judgement) })),
  ...former.map((each) => ({ id: formerId(each), kind: 'former', json: JSON.stringify(each) })),
];

function* storeLines({ judgements, former }: WholeStore): Generator<string> {
  yield csvLine(['id:ID(Store)', 'format:string', 'position:long', 'imported:boolean']);
  yield csvLine(['whomet', FORMAT, String(judgements.length + former.length), 'true']);
}

function* edgeLines(rows: readonly EdgeRow[], types: Types): Generator<string> {
  const all = Object.entries(types);
  yield csvLine([':START_ID', ...all.map(([name, type]) => `${name}:${TYPES[type]}`), `${ROW}:string`, ':END_ID']);
  for (const edge of rows) {
    yield csvLine([edge.from, ...all.map(([name]) => text(edge.properties[name])), edgeDigest(edge), edge.to]);
  }
}

/** Null where there is no value, so that the property is left out. */
function text(value: PropertyValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (!Array.isArray(value)) return String(value);
  return value.map((each) => String(each).replaceAll(LIST_DELIMITER, '\ufffd')).join(LIST_DELIMITER);
}

/** Texts always stand in quotes: an unquoted nothing is no value, a quoted one the empty text. */
const csvLine = (cells: readonly (string | null)[]): string =>
  `${cells.map((cell) => (cell === null ? '' : `"${cell.replaceAll('"', '""')}"`)).join(',')}\n`;

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const file = createWriteStream(path);
  for (const line of lines) if (!file.write(line)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
