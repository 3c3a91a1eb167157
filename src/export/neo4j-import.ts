import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
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
import { madeFrom } from '../store/made-from.ts';
import { FIRST_STATE, FORMAT } from '../store/neo4j/format.ts';
import { edgeDigest, nodeDigest } from '../store/neo4j/row-digest.ts';
import { ROW } from '../store/neo4j/values.ts';
import { GrowingFile } from './growing-file.ts';

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
export function exportNeo4jImport(whole: WholeStore, folder: string): Neo4jImport {
  mkdirSync(folder, { recursive: true });
  const files = new Map<string, GrowingFile>();
  const options: string[] = [];
  /** The file of this name, begun with a head where there was none, and an option of the command. */
  const fileOf = (name: string, head: () => string, option: string): GrowingFile => {
    const known = files.get(name);
    if (known) return known;
    const file = new GrowingFile(join(folder, name));
    files.set(name, file);
    options.push(`--${option}=${name}`);
    file.write(head());
    return file;
  };
  try {
    for (const node of whole.graph.nodes) {
      const types = NODE_TYPES[node.label].properties;
      const file = fileOf(`nodes.${node.label}.csv`, () => nodeHead(types), `nodes=${node.label}`);
      file.write(nodeLine(node, types));
    }
    for (const [label, head, lines] of STORE_NODES) {
      const file = fileOf(`nodes.${label}.csv`, () => csvLine(head), `nodes=${label}`);
      for (const line of lines(whole)) file.write(line);
    }
    for (const edge of whole.graph.edges) {
      const types = EDGE_TYPES[edge.type].properties;
      const name = `edges.${edge.type}.${edge.fromLabel}.${edge.toLabel}.csv`;
      fileOf(name, () => edgeHead(types), `relationships=${edge.type}`).write(edgeLine(edge, types));
    }
  } finally {
    for (const file of files.values()) file.close();
  }
  const flags = ['--array-delimiter=U+001F', '--multiline-fields=true', '--overwrite-destination'];
  const command = ['neo4j-admin database import full neo4j', ...flags, ...options].join(' \\\n  ');
  return { files: [...files.keys()], command };
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
const STORE_NODES = [
  [
    'Record',
    ['id:ID(Record)', 'kind:string', 'digest:string', 'json:string', 'position:long', 'by:string', 'articles:string[]'],
    recordLines,
  ],
  ['Store', ['id:ID(Store)', 'format:string', 'position:long', 'imported:boolean', 'madeFrom:string'], storeLines],
] as const;

function* recordLines({ records, replaced, judgements, former }: WholeStore): Generator<string> {
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
  yield csvLine(['whomet', FORMAT, String(judgements.length + former.length), 'true', madeFrom(FIRST_STATE)]);
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
