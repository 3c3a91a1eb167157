import { spawnSync } from 'node:child_process';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { COLUMNS } from '../../src/export/codebook.ts';
import { exportDataset } from '../../src/export/dataset.ts';
import { DIPLOMATIC_COLUMNS } from '../../src/export/diplomatic.ts';
import { exportView, type ExportFormat } from '../../src/export/formats.ts';
import { PAIR_LIMIT } from '../../src/model/schema.ts';
import type { CoverageRow } from '../../src/export/dyads.ts';
import { countPairs, DATA, HELD } from './fixture.ts';

const COVERAGE: CoverageRow[] = [
  { published: '2023-05-01', publisher: 'Plain Record', articles: 3 },
  { published: null, publisher: null, articles: 2 },
];
const written = (format: ExportFormat, by?: 'year' | 'month'): string =>
  exportView(DATA, format, { graph: 'people', table: 'meetings', coverage: COVERAGE, ...(by && { by }) }).text;
const csv = (text: string): Record<string, string>[] => parse(text, { columns: true });

test('diplomatic: exactly the columns, a row a pair of a held meeting', () => {
  const rows = csv(written('diplomatic'));
  expect(Object.keys(rows[0] ?? {})).toEqual(DIPLOMATIC_COLUMNS);
  const pairs = [...countPairs(PAIR_LIMIT).values()].reduce((sum, count) => sum + count, 0);
  expect(rows.filter(({ counterpart }) => counterpart !== '')).toHaveLength(pairs);
  const large = HELD.filter(({ participants }) => participants.length > PAIR_LIMIT);
  const parties = large.reduce((sum, { participants }) => sum + participants.length, 0);
  expect(rows.filter(({ counterpart }) => counterpart === '')).toHaveLength(parties);
});

test('dyads: balanced, NA where nothing was observed, articles beside it', () => {
  const rows = csv(written('dyads', 'month'));
  const pairs = new Set(rows.map(({ country1, country2 }) => `${country1} ${country2}`));
  const periods = new Set(rows.map(({ period }) => period));
  expect(rows).toHaveLength(pairs.size * periods.size);
  expect(rows.every(({ country1 = '', country2 = '' }) => country1 < country2 && /^[A-Z]{3}$/.test(country1))).toBe(
    true,
  );
  const seen = rows.filter(({ held }) => held !== 'NA');
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.every((row) => Number(row['held']) + Number(row['planned']) + Number(row['cancelled']) >= 0)).toBe(true);
  expect(rows.filter(({ period }) => period === '2023-05').every(({ articles }) => articles === '3')).toBe(true);
});

test('iCalendar, read by ical.js: whole days, the end exclusive', () => {
  const calendar = new ICAL.Component(ICAL.parse(written('ics')) as ConstructorParameters<typeof ICAL.Component>[0]);
  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  const planned = DATA.meetings.filter(({ status, precision }) => status === 'planned' && precision === 'day');
  for (const { id, start } of planned) {
    const event = events.find(({ uid }) => uid === `${id}@whomet`);
    expect(event?.startDate.toString()).toBe(start);
    expect(event?.startDate.isDate).toBe(true);
    expect(event?.duration.toSeconds()).toBe(86_400);
  }
  expect(planned.length).toBeGreaterThan(0);
});

test('JSON-LD: an Event a meeting, with those who attended', () => {
  const { '@graph': events } = JSON.parse(written('jsonld')) as { '@graph': Record<string, unknown>[] };
  expect(events.map((event) => event['@id'])).toEqual(DATA.meetings.map(({ id }) => `urn:whomet:${id}`));
});

test('PLOVER: a line a meeting; what was refused is no CONSULT', () => {
  const events = written('plover')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const refused = DATA.meetings.filter(({ status }) => ['cancelled', 'declined', 'denied'].includes(status)).length;
  expect(events.filter(({ event }) => event === 'REJECT')).toHaveLength(refused);
  expect(events).toHaveLength(DATA.meetings.length);
});

test('the dossier quotes every sentence once, and every mark has its note', () => {
  const text = written('dossier');
  const quotes = DATA.meetings.flatMap(({ claims }) => claims.flatMap((claim) => claim.quotes)).length;
  expect(text.match(/^\[\^\d+\]: /gm)).toHaveLength(quotes);
  expect(text.match(/\[\^\d+\](?!:)/g)).toHaveLength(quotes);
});

test.each(['diplomatic', 'dyads', 'coverage', 'jsonld', 'ftm', 'plover', 'ics', 'dossier', 'cypher'] as const)(
  '%s: the same data gives the same bytes',
  (format) => expect(written(format)).toBe(written(format)),
);

const ORIGIN = { filters: {}, by: 'year', articles: {}, ledger: '', models: {} } as const;

test('data set: the codebook explains every column', () => {
  const files = exportDataset(DATA, COVERAGE, ORIGIN);
  const heads = files
    .filter(({ path }) => path.endsWith('.csv'))
    .flatMap(({ text }) => (parse(text) as string[][])[0] ?? []);
  expect(heads.filter((column) => !(column in COLUMNS))).toEqual([]);
  expect(exportDataset(DATA, COVERAGE, ORIGIN)).toEqual(files);
});

const python = process.env['WHOMET_PYTHON'] ?? 'python3';
const runs = (code: string, input = ''): { readonly ok: boolean; readonly out: string } => {
  const { status, stdout, stderr } = spawnSync(python, ['-c', code], { input, encoding: 'utf8' });
  return { ok: status === 0, out: stdout + stderr };
};
const has = (module: string): boolean => runs(`import ${module}`).ok;
const skipped = (module: string): string => (has(module) ? '' : ` (skipped: ${python} has no ${module})`);

describe.skipIf(!has('followthemoney'))(`followthemoney${skipped('followthemoney')}`, () => {
  test('validates every entity, and loses no property', { timeout: 60_000 }, () => {
    const code = `
import sys, json
from followthemoney import model
n = 0
for line in sys.stdin:
    raw = json.loads(line)
    model.get(raw['schema']).validate(raw)
    proxy = model.get_proxy(raw)
    for name, values in raw['properties'].items():
        assert set(proxy.get(name)) == set(values), (name, values, proxy.get(name))
    n += 1
print(n)`;
    const { ok, out } = runs(code, written('ftm'));
    expect(out.trim()).toBe(String(DATA.parties.length + DATA.articles.length + DATA.meetings.length));
    expect(ok).toBe(true);
  });
});

describe.skipIf(!has('rdflib'))(`rdflib${skipped('rdflib')}`, () => {
  test('reads the JSON-LD: as many Events as meetings', { timeout: 60_000 }, () => {
    const code = `
import sys
from rdflib import Graph, RDF, URIRef
graph = Graph().parse(data=sys.stdin.read(), format='json-ld')
print(len(set(graph.subjects(RDF.type, URIRef('https://schema.org/Event')))))`;
    expect(runs(code, written('jsonld')).out.trim()).toBe(String(DATA.meetings.length));
  });
});

describe.skipIf(!has('networkx'))(`networkx${skipped('networkx')}`, () => {
  test('reads GraphML: every meeting a node with its bounds, every part in one an edge', { timeout: 60_000 }, () => {
    const code = `
import sys, json, networkx
graph = networkx.parse_graphml(sys.stdin.read())
meetings = [[id, each.get('start'), each.get('end'), each.get('precision')] for id, each in graph.nodes(data=True) if each['node'] == 'meeting']
print(json.dumps([sorted(meetings), graph.number_of_edges()]))`;
    const text = exportView(DATA, 'graphml', { graph: 'people-meetings', table: 'meetings' }).text;
    const [meetings, edges] = JSON.parse(runs(code, text).out) as [unknown[][], number];
    const own = DATA.meetings.map(({ id, start, end, precision }) => [id, start, end, precision]);
    expect(meetings).toEqual(own.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
    const parts = DATA.meetings.flatMap(({ id, participants }) => participants.map(({ party }) => `${party} ${id}`));
    expect(edges).toBe(new Set(parts).size);
  });
});

describe.skipIf(!has('markdown_it'))(`markdown-it${skipped('markdown_it')}`, () => {
  test('reads the dossier: no HTML of its own, every heading one', { timeout: 60_000 }, () => {
    const code = `
import sys, json
from markdown_it import MarkdownIt
tokens = MarkdownIt('commonmark').parse(sys.stdin.read())
inner = [child.type for token in tokens for child in token.children or []]
print(json.dumps([sum(token.type == 'heading_open' for token in tokens), sum(kind.startswith('html') for kind in inner + [token.type for token in tokens])]))`;
    const text = written('dossier');
    const headings = text.match(/^#{1,6} /gm)?.length ?? 0;
    expect(headings).toBeGreaterThan(0);
    expect(JSON.parse(runs(code, text).out)).toEqual([headings, 0]);
  });
});
