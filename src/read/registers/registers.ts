import { basename } from 'node:path';
import { readDataYaml } from '../../lexicon/package-data.ts';
import { lazily } from '../../lexicon/tables.ts';
import type { Article, Location } from '../../model/article.ts';
import type { Trouble } from '../../model/errors.ts';
import { makeId } from '../../model/ids.ts';
import type { RegisterEntry } from '../../model/register.ts';
import type { Metadata } from '../make-article.ts';
import { publishedDay } from '../published.ts';
import { Columns, missingColumns, type Row } from './columns.ts';
import { dateIn } from './days.ts';
import { entryOf, type Entry } from './entry.ts';
import { gdeltLines, gdeltRow } from './gdelt.ts';
import { mappingOf, type Mapping } from './mapping.ts';
import { TABLE_TYPE } from './table.ts';

/** What comes of a register: an article for each meeting, troubles, and rows that tell of none. */
export type RegisterItem =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'trouble'; readonly line: number; readonly trouble: Trouble }
  | { readonly kind: 'left out'; readonly reason: string; readonly rows: number };

/** The registers whose columns are known: files of data/registers. */
const NAMES = ['uk-ministers', 'eu-commission', 'eu-parliament', 'white-house'] as const;
const known = lazily(() =>
  NAMES.map((name) => mappingOf(name, readDataYaml(`registers/${name}.yaml`), `data/registers/${name}.yaml`, false)),
);

/** Rows in front of the head: titles, notes. */
const MOST_BEFORE_HEAD = 10;

interface Head {
  readonly mapping: Mapping;
  readonly columns: Columns;
}

/** The first row that is the head of a register, among the first of a table. */
function headIn(rows: readonly Row[], own: Mapping | undefined): { head: Head; at: number } | undefined {
  for (const [at, { cells }] of rows.entries()) {
    const columns = new Columns(cells);
    const mapping = [...(own ? [own] : []), ...known()].find((each) => missingColumns(columns, each).length === 0);
    if (mapping) return { head: { mapping, columns }, at };
  }
  return undefined;
}

/**
 * A table as a register, by the user's mapping or one that is known; null where it is none that is known. With the
 * user's own, a table that it does not fit is a trouble that names the missing columns.
 */
export async function openRegister(
  file: string,
  rows: AsyncGenerator<Row>,
  own: Mapping | undefined,
  metadata: Metadata = {},
): Promise<AsyncGenerator<RegisterItem> | { readonly trouble: Trouble } | null> {
  const first: Row[] = [];
  while (first.length < MOST_BEFORE_HEAD) {
    const { value, done } = await rows.next();
    if (done) break;
    first.push(value);
  }
  const found = headIn(first, own);
  if (found) return entries(file, found.head, metadata, behind(first.slice(found.at + 1), rows));
  await rows.return(undefined);
  if (!own) return null;
  const missing = missingColumns(new Columns(first[0]?.cells ?? []), own);
  return {
    trouble: {
      code: 'read/columns',
      message: `The table has no column ${missing.join(', ')}, which the mapping names.`,
      next: `Its columns: ${(first[0]?.cells ?? []).join(', ')}.`,
    },
  };
}

async function* behind(first: readonly Row[], rest: AsyncGenerator<Row>): AsyncGenerator<Row> {
  yield* first;
  yield* rest;
}

async function* entries(
  file: string,
  head: Head,
  metadata: Metadata,
  rows: AsyncIterable<Row>,
): AsyncGenerator<RegisterItem> {
  const leftOut = new Map<string, number>();
  for await (const group of grouped(head, filled(head, rows))) {
    const entry = entryOf(head.columns, head.mapping, group);
    if (typeof entry === 'string') {
      leftOut.set(entry, (leftOut.get(entry) ?? 0) + group.length);
      continue;
    }
    const line = group[0]?.line ?? 0;
    if (entry.ambiguous !== null) yield { kind: 'trouble', line, trouble: ambiguous(entry.ambiguous) };
    yield { kind: 'article', article: articleOf(file, head, metadata, group[0] as Row, entry) };
  }
  for (const [reason, count] of leftOut) yield { kind: 'left out', reason, rows: count };
}

const ambiguous = (cell: string): Trouble => ({
  code: 'read/date',
  message: `"${cell}" may be read as day and month or as month and day; the meeting goes in without a date.`,
  next: 'Say which in the mapping: days: dmy, or days: mdy.',
});

/** Cells that mean the one above get its text. */
async function* filled({ columns, mapping }: Head, rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  const positions = mapping.parties.filter(({ fill }) => fill).flatMap(({ from }) => columns.positions(from) ?? []);
  const above = new Map<number, string>();
  for await (const row of rows) {
    const cells = [...row.cells];
    for (const at of positions) {
      if ((cells[at] ?? '').trim() === '') cells[at] = above.get(at) ?? '';
      else above.set(at, cells[at] ?? '');
    }
    yield { ...row, cells };
  }
}

/** Rows of one meeting, in the order of their first; only a mapping that groups needs all rows in memory. */
async function* grouped({ columns, mapping }: Head, rows: AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  if (mapping.group.length === 0) {
    for await (const row of rows) yield [row];
    return;
  }
  const groups = new Map<string, Row[]>();
  for await (const row of rows) {
    const key = JSON.stringify(mapping.group.map((source) => columns.value(source, row)));
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  yield* groups.values();
}

function articleOf(
  file: string,
  { columns, mapping }: Head,
  metadata: Metadata,
  row: Row,
  { text, entry }: Entry,
): Article {
  const key = mapping.key.map((source) => columns.value(source, row)).join(' ');
  const published = columns.value(mapping.published, row);
  const day = published === '' ? null : dateIn(published, mapping.days);
  return registerArticle(file, key, text, entry, {
    title: metadata.title ?? mapping.title,
    published: publishedDay(day) ?? metadata.published ?? null,
    publisher: metadata.publisher ?? mapping.publisher,
    url: (columns.value(mapping.url, row) || metadata.url) ?? null,
  });
}

/** Events of a GDELT export as articles, a row each. */
export async function* gdeltItems(file: string): AsyncGenerator<RegisterItem> {
  const leftOut = new Map<string, number>();
  let number = 0;
  for await (const line of gdeltLines(file)) {
    number++;
    if (line === '') continue;
    const row = gdeltRow(line, number);
    if (typeof row === 'string') {
      leftOut.set(row, (leftOut.get(row) ?? 0) + 1);
      continue;
    }
    const { id, host, published, text, entry } = row;
    const article = registerArticle(file, id, text, entry, {
      title: 'GDELT 2.0 event',
      published,
      publisher: host,
      url: null,
    });
    yield { kind: 'article', article };
  }
  for (const [reason, rows] of leftOut) yield { kind: 'left out', reason, rows };
}

/**
 * The name comes from the row's key or, without one, from its text, never from its line: a register to which rows were
 * added is read again without a change to the old ones.
 */
function registerArticle(
  file: string,
  key: string,
  text: string,
  register: RegisterEntry,
  metadata: Pick<Location, 'title' | 'published' | 'publisher' | 'url'>,
): Article {
  const id = makeId('art', text);
  const base = basename(file)
    .replace(/\.zip$/i, '')
    .replace(TABLE_TYPE, '');
  const location: Location = { name: `${base}-${key || id.slice(4, 12)}`, ...metadata, file };
  return { ...location, id, text, language: 'und', locations: [location], register };
}
