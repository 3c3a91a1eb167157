import { once } from 'node:events';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Judgement } from '../model/judgement.ts';
import type { ArticleRecord } from '../model/record.ts';
import {
  EDGE_TYPES,
  NODE_TYPES,
  type EdgeRow,
  type GraphSource,
  type NodeRow,
  type PropertyType,
  type PropertyValue,
} from '../model/schema.ts';
import { digestOf } from '../store/digest.ts';
import { formerId, type Former } from '../store/ledger/former.ts';
import { placesOf } from '../store/shelf.ts';
import { FORMAT } from '../store/neo4j/format.ts';
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
  readonly graph: GraphSource;
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
  mkdirSync(folder, { recursive: true });
  const files = new Files(folder);
  const options: string[] = [];
  for (const node of whole.graph.nodes) {
    const name = `nodes.${node.label}.csv`;
    const types = NODE_TYPES[node.label].properties;
    if (files.begin(name, nodeHead(types))) options.push(`--nodes=${node.label}=${name}`);
    await files.write(name, nodeLine(node, types));
  }
  for (const [label, lines] of [['Record', recordLines(whole)] as const, ['Store', storeLines(whole)] as const]) {
    const name = `nodes.${label}.csv`;
    files.begin(name, '');
    for (const line of lines) await files.write(name, line);
    options.push(`--nodes=${label}=${name}`);
  }
  for (const edge of whole.graph.edges) {
    const name = `edges.${edge.type}.${edge.fromLabel}.${edge.toLabel}.csv`;
    const types = EDGE_TYPES[edge.type].properties;
    if (files.begin(name, edgeHead(types))) options.push(`--relationships=${edge.type}=${name}`);
    await files.write(name, edgeLine(edge, types));
  }
  await files.close();
  const flags = ['--array-delimiter=U+001F', '--multiline-fields=true', '--overwrite-destination'];
  const command = ['neo4j-admin database import full neo4j', ...flags, ...options].join(' \\\n  ');
  return { files: files.names, command };
}

/** Files that grow side by side, in the order of their first lines. */
class Files {
  readonly #folder: string;
  readonly #streams = new Map<string, WriteStream>();
  /** Of the disk, for instance. */
  #error: Error | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get names(): string[] {
    return [...this.#streams.keys()];
  }

  /** False where it was begun before. */
  begin(name: string, head: string): boolean {
    if (this.#streams.has(name)) return false;
    const stream = createWriteStream(join(this.#folder, name));
    this.#streams.set(name, stream);
    stream.on('error', (error) => (this.#error ??= error));
    stream.write(head);
    return true;
  }

  async write(name: string, line: string): Promise<void> {
    if (this.#error) throw this.#error;
    const stream = this.#streams.get(name) as WriteStream;
    if (!stream.write(line)) await once(stream, 'drain');
  }

  async close(): Promise<void> {
    for (const stream of this.#streams.values()) {
      stream.end();
      await finished(stream);
    }
  }
}

type Types = Readonly<Record<string, PropertyType>>;

const nodeHead = (types: Types): string =>
  csvLine(['id:ID', ...ownTypes(types).map(([name, type]) => `${name}:${TYPES[type]}`), `${ROW}:string`]);

function nodeLine(node: NodeRow, types: Types): string {
  const { properties } = node;
  const values = ownTypes(types).map(([name]) => text(properties[name]));
  return csvLine([String(properties['id']), ...values, nodeDigest(node)]);
}

const ownTypes = (types: Types) => Object.entries(types).filter(([name]) => name !== 'id');

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

const edgeHead = (types: Types): string =>
  csvLine([
    ':START_ID',
    ...Object.entries(types).map(([name, type]) => `${name}:${TYPES[type]}`),
    `${ROW}:string`,
    ':END_ID',
  ]);

const edgeLine = (edge: EdgeRow, types: Types): string =>
  csvLine([edge.from, ...Object.keys(types).map((name) => text(edge.properties[name])), edgeDigest(edge), edge.to]);

/** Null where there is no value, so that the property is left out. */
function text(value: PropertyValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (!Array.isArray(value)) return String(value);
  return value.map((each) => String(each).replaceAll(LIST_DELIMITER, '\ufffd')).join(LIST_DELIMITER);
}

/** Texts always stand in quotes: an unquoted nothing is no value, a quoted one the empty text. */
const csvLine = (cells: readonly (string | null)[]): string =>
  `${cells.map((cell) => (cell === null ? '' : `"${cell.replaceAll('"', '""')}"`)).join(',')}\n`;
