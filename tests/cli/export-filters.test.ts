import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filterOptions } from '../../src/cli/filters.ts';
import { EXPORT_FORMATS } from '../../src/export/formats.ts';
import { whomet } from '../tools/whomet.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-filters-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ARTICLES = {
  a: `4 March 2024

PARIS - French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on 2 March 2024 and discussed trade.

The two leaders will meet again in Paris on 20 April 2024.`,
  b: `14 June 2024

ROME - Italian Foreign Minister Antonio Tajani, Spanish Foreign Minister José Manuel Albares and Polish Foreign Minister Radoslaw Sikorski met in Rome on 12 June 2024 and discussed migration.

Tajani and Albares will meet in Madrid on 20 July 2024.`,
  c: `15 June 2024

CAIRO - Egyptian Foreign Minister Sameh Shoukry held talks with Hamas in Cairo on 11 June 2024.

Norwegian Prime Minister Jonas Gahr Store spoke by telephone with Swedish Prime Minister Ulf Kristersson on 13 June 2024.`,
};

/** A format with a filter, what it leaves and what it takes away; every format and every filter has its turn. */
const CASES: readonly (readonly [format: string, filter: string, kept: string, gone: string])[] = [
  ['gexf', '--person Macron', 'Olaf Scholz', 'Tajani'],
  ['graphml', '--organization Hamas', 'Sameh Shoukry', 'Macron'],
  ['json', '--other Scholz', 'Macron', 'Tajani'],
  ['csv', '--kind call', 'Ulf Kristersson', 'Macron'],
  ['csv --table people', '--level minister', 'Tajani', 'Macron'],
  ['csv --table evidence', '--meeting-format multilateral', 'in Rome', 'in Berlin'],
  ['diplomatic', '--country Poland', 'Sikorski', 'Macron'],
  ['dyads', '--place Berlin', 'DEU,FRA', 'ESP,ITA'],
  ['coverage --by month', '--topic migration', '2024-06,,2,1', '2024-06,,2,2'],
  ['jsonld', '--status planned', 'in Madrid', 'in Rome'],
  ['ftm', '--from 2024-05-01', 'Tajani', 'Macron'],
  ['plover', '--to 2024-05-01', 'Macron', 'Tajani'],
  ['ics', '--person Tajani', 'Albares', 'Macron'],
  ['dossier', '--person Macron', 'Olaf Scholz', 'Tajani'],
  ['cypher', '--min-confidence 0.85', 'in Berlin', 'in Paris'],
  ['dataset', '--person Macron', 'Olaf Scholz', 'Tajani'],
  ['bundle', '--person Macron', 'Olaf Scholz', 'Tajani'],
];
const FOLDERS = ['dataset', 'bundle'];

let made = 0;
async function exported(format: string, filter: string): Promise<string> {
  const output = `out-${made++}`;
  const to = FOLDERS.includes(format) ? [output] : ['--output', output];
  const ended = await whomet(folder, 'export', ...format.split(' '), ...to, ...filter.split(' ').filter(Boolean));
  expect(ended).toMatchObject({ code: 0 });
  const path = join(folder, output);
  if (!statSync(path).isDirectory()) return readFileSync(path, 'utf8');
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .map((name) => readFileSync(join(path, name), 'utf8'))
    .join('\n');
}

beforeAll(async () => {
  const names = Object.keys(ARTICLES).map((name) => `${name}.txt`);
  for (const [name, text] of Object.entries(ARTICLES)) writeFileSync(join(folder, `${name}.txt`), text);
  await whomet(folder, 'ingest', ...names);
});

test.each(CASES)('export %s %s', async (format, filter, kept, gone) => {
  const whole = await exported(format, '');
  expect(whole).toContain(gone);
  const narrowed = await exported(format, filter);
  expect(narrowed).toContain(kept);
  expect(narrowed).not.toContain(gone);
});

test('every format has a case, and every filter', () => {
  const formats = new Set(CASES.map(([format]) => format.split(' ')[0]));
  expect([...EXPORT_FORMATS, ...FOLDERS].filter((format) => !formats.has(format))).toEqual([]);
  const filters = new Set(CASES.map(([, filter]) => filter.split(' ')[0]?.slice(2)));
  expect(Object.keys(filterOptions).filter((name) => !filters.has(name))).toEqual([]);
});

test('files for neo4j-admin are of the whole store: filters are refused, and the script that takes them is named', async () => {
  const refused = await whomet(folder, 'export', 'neo4j', '--output', 'whole', '--person', 'Macron');
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('export cypher') });
});
