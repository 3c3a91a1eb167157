import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeFolder } from '../../src/cli/export-folder.ts';
import { exportBundle } from '../../src/export/bundle.ts';
import { exportDataset } from '../../src/export/dataset.ts';
import type { CoverageRow } from '../../src/export/dyads.ts';
import { exportView, type ExportFormat } from '../../src/export/formats.ts';
import type { Article } from '../../src/model/article.ts';
import { DATA } from './fixture.ts';

const COVERAGE: CoverageRow[] = [{ published: '2023-05-01', publisher: 'Plain Record', articles: 3 }];
const written = (format: ExportFormat): string =>
  exportView(DATA, format, { graph: 'people', table: 'meetings', coverage: COVERAGE }).text;
const folder = mkdtempSync(join(tmpdir(), 'whomet-readers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const python = process.env['WHOMET_PYTHON'] ?? 'python3';
const runs = (code: string, input = '', ...args: readonly string[]): { readonly ok: boolean; readonly out: string } => {
  const { status, stdout, stderr } = spawnSync(python, ['-c', code, ...args], { input, encoding: 'utf8' });
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

describe.skipIf(!has('frictionless'))(`frictionless${skipped('frictionless')}`, () => {
  const at = join(folder, 'data-set');
  const report = `
import sys, json
from frictionless import Package
report = Package(sys.argv[1]).validate()
print(json.dumps([report.valid, [[task.name, task.stats['rows']] for task in report.tasks], report.flatten(['rowNumber', 'fieldName', 'type'])]))`;
  const read = (): [boolean, [string, number][], unknown[]] =>
    JSON.parse(runs(report, '', join(at, 'datapackage.json')).out.trim().split('\n').at(-1) ?? '') as never;

  test(
    'validates the data set: every table, its types and its hash; and sees a wrong cell',
    { timeout: 60_000 },
    () => {
      writeFolder(at, exportDataset(DATA, COVERAGE, { filters: {}, by: 'year', articles: {}, ledger: '', models: {} }));
      const [valid, tables, errors] = read();
      expect(errors).toEqual([]);
      expect(valid).toBe(true);
      expect(Object.fromEntries(tables)).toMatchObject({
        meetings: DATA.meetings.length,
        parties: DATA.parties.length,
      });
      const dyads = join(at, 'dyads.csv');
      writeFileSync(dyads, readFileSync(dyads, 'utf8').replace(/^(.*,.*,.*),(\d+|NA),/m, '$1,many,'));
      expect(read()[0]).toBe(false);
    },
  );
});

const PAGE = '<html><body>as it came</body></html>';
const PAGE_SHA256 = createHash('sha256').update(PAGE).digest('hex');

const check = (of: string) =>
  spawnSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: of, encoding: 'utf8' });
const hasSums = spawnSync('sha256sum', ['--version']).status === 0;
describe.skipIf(!hasSums)(`sha256sum${hasSums ? '' : ' (skipped: there is none)'}`, () => {
  test('finds every file of a bundle as its list says, the fetched page by the hash of its capture', () => {
    const kept = join(folder, 'evidence');
    mkdirSync(kept);
    writeFileSync(join(kept, PAGE_SHA256), PAGE);
    const capture = {
      url: 'http://127.0.0.1/',
      time: '2024-03-04T00:00:00Z',
      status: 200,
      headers: {},
      sha256: PAGE_SHA256,
    };
    const texts = new Map(
      DATA.articles.map((article, index) => [
        article.id,
        { ...article, text: `Text ${index}`, ...(index === 0 && { capture }) },
      ]),
    );
    const at = join(folder, 'bundle');
    writeFolder(
      at,
      exportBundle(DATA, texts as unknown as Map<string, Article>, (sha256) => join(kept, sha256)),
    );
    const lines = check(at).stdout.trim().split('\n');
    expect(lines.filter((line) => !line.endsWith(': OK'))).toEqual([]);
    expect(lines).toHaveLength(DATA.articles.length + 3);
    expect(lines).toContain(`pages/${PAGE_SHA256}: OK`);
    writeFileSync(join(at, `pages/${PAGE_SHA256}`), 'changed');
    expect(check(at)).toMatchObject({ status: 1, stdout: expect.stringContaining(`pages/${PAGE_SHA256}: FAILED`) });
  });
});
