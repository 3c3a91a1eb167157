import { parse } from 'csv-parse/sync';
import { csvText, type Row } from '../model/csv.ts';
import { jsonText } from '../model/json.ts';
import { VERSION } from '../model/version.ts';
import type { ViewData } from '../view/view-data.ts';
import { exportCsv } from './csv.ts';
import { exportCoverage, exportDyads, type CoverageRow, type Period } from './dyads.ts';
import { COLUMNS, typeOf } from './codebook.ts';
import { sha256, sumsOf, type ExportedFile } from './files.ts';

/** What a data set was made from; the same gives the same bytes. */
export interface DatasetOrigin {
  readonly filters: ViewData['filters'];
  readonly by: Period;
  /** SHA-256 of each article's text, by id. */
  readonly articles: Readonly<Record<string, string>>;
  /** SHA-256 of the judgements of people. */
  readonly ledger: string;
  /** SHA-256 of each file of data/models. */
  readonly models: Readonly<Record<string, string>>;
}

export const MANIFEST_SCHEMA = 'whomet/dataset@1';

/** Tidy CSV files with a codebook, a Frictionless descriptor (datapackage.json), a manifest, a citation and check sums. */
export function exportDataset(data: ViewData, coverage: readonly CoverageRow[], origin: DatasetOrigin): ExportedFile[] {
  const tables: ExportedFile[] = [
    { path: 'meetings.csv', text: exportCsv(data, 'meetings').text },
    { path: 'participants.csv', text: csvText(participantRows(data)) },
    { path: 'parties.csv', text: exportCsv(data, 'people').text },
    { path: 'places.csv', text: csvText(placeRows(data)) },
    { path: 'evidence.csv', text: exportCsv(data, 'evidence').text },
    { path: 'dyads.csv', text: exportDyads(data, origin.by, coverage).text },
    { path: 'coverage.csv', text: exportCoverage(data, coverage, origin.by).text },
  ];
  const described = [
    ...tables,
    { path: 'codebook.md', text: codebook(tables) },
    { path: 'datapackage.json', text: json(descriptor(data.title, tables)) },
    { path: 'CITATION.cff', text: citation(data.title) },
  ];
  const files = Object.fromEntries(described.map(({ path, text }) => [path, sha256(text)]));
  const manifest = {
    path: 'manifest.json',
    text: json({ schema: MANIFEST_SCHEMA, whomet: VERSION, ...origin, files }),
  };
  return [...described, manifest, sumsOf([...described, manifest])];
}

const json = (value: unknown): string => `${jsonText(value, 2)}\n`;

const participantRows = (data: ViewData): Row[] => [
  ['meeting', 'party', 'role'],
  ...data.meetings.flatMap(({ id, participants }) => participants.map(({ party, role }): Row => [id, party, role])),
];

const placeRows = (data: ViewData): Row[] => [
  ['id', 'name', 'kind', 'latitude', 'longitude', 'country', 'partOf'],
  ...data.places.map(({ id, name, kind, latitude, longitude, country, partOf }): Row => [
    id,
    name,
    kind,
    latitude,
    longitude,
    country,
    partOf,
  ]),
];

const rowsOf = (text: string): string[][] => parse(text, { bom: true });

function codebook(tables: readonly ExportedFile[]): string {
  const sections = tables.flatMap(({ path, text }) => {
    const [head = [], ...rows] = rowsOf(text);
    const lines = head.map((column, at) => {
      const filled = rows.filter((row) => row[at] !== '' && row[at] !== 'NA').length;
      return `| \`${column}\` | ${COLUMNS[column] ?? ''} | ${filled} of ${rows.length} |`;
    });
    return [`## ${path}`, '', '| Column | Means | Filled |', '| --- | --- | --- |', ...lines, ''];
  });
  return `${['# Codebook', '', 'Empty: unknown. NA: nothing was observed, which is not zero.', '', ...sections].join('\n').trimEnd()}\n`;
}

const descriptor = (title: string, tables: readonly ExportedFile[]): unknown => ({
  profile: 'tabular-data-package',
  name: 'who-met-whom',
  title,
  resources: tables.map(({ path, text }) => describe(path.replace('.csv', ''), path, text)),
});

const describe = (table: string, path: string, text: string): unknown => ({
  profile: 'tabular-data-resource',
  name: table,
  path,
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  hash: `sha256:${sha256(text)}`,
  schema: {
    fields: (rowsOf(text)[0] ?? []).map((name) => ({
      name,
      type: typeOf(table, name),
      description: COLUMNS[name] ?? '',
    })),
    missingValues: ['', 'NA'],
  },
});

const citation = (title: string): string =>
  [
    'cff-version: 1.2.0',
    'message: Please cite the data set with the manifest that it was made from.',
    'type: dataset',
    `title: ${jsonText(title)}`,
    'authors:',
    '  - name: the person who collected the articles',
    'references:',
    '  - type: software',
    '    title: whomet',
    `    version: ${VERSION}`,
    '    authors:',
    '      - name: whomet',
    '',
  ].join('\n');
