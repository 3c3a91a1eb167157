import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { whomet } from '../tools/whomet.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-document-date-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LETTER = `Bern, 4 March 2024

Dear colleagues,

Swiss President Viola Amherd met Ukrainian President Volodymyr Zelensky in Bern on 2 March 2024.
`;

test('the day of a letter stands on its article, in the evidence and in exports, and is none of publication', async () => {
  writeFileSync(join(folder, 'letter.txt'), LETTER);
  expect((await whomet(folder, 'ingest', 'letter.txt')).code).toBe(0);
  const nodes = await whomet(
    folder,
    'query',
    'MATCH (a:Article) RETURN a.published AS published, a.documentDate AS day, a.documentDateBasis AS basis',
    '--format',
    'json',
  );
  expect(JSON.parse(nodes.stdout)).toEqual([{ published: null, day: '2024-03-04', basis: 'letter' }]);
  const asked = await whomet(folder, 'ask', 'meetings', '--evidence');
  expect(asked.stdout).toContain('letter of 2024-03-04');
  const { stdout } = await whomet(folder, 'export', 'csv', '--table', 'evidence');
  expect(parse(stdout, { columns: true, bom: true })).toMatchObject([
    { published: '', documentDate: '2024-03-04', documentDateBasis: 'letter' },
  ]);
  expect((await whomet(folder, 'export', 'dossier')).stdout).toContain('letter of 2024');
}, 120_000);
