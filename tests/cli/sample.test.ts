import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { whomet } from '../tools/whomet.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-sample-'));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: string): void => writeFileSync(join(folder, name), content);

test('sample, two coders, evaluate', async () => {
  put('a.txt', 'French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on May 3, 2024.\n');
  put('b.txt', 'The harvest was good this year, and the price of wheat went down a little in the markets.\n');
  await whomet(folder, 'ingest', 'a.txt', 'b.txt', '--store', 's');
  const sampled = await whomet(folder, 'sample', '--store', 's', '--by', 'status,publisher,year', '-o', 'sheet.csv');
  expect(sampled.stdout).toBe('sheet.csv: 2 of 2 articles, 1 of them without a claim\n');
  const sheet = readFileSync(join(folder, 'sheet.csv'), 'utf8');
  expect(sheet).not.toMatch(/clm_|held|0\.\d\d/);
  const filled = (status: string): string =>
    sheet
      .split('\r\n')
      .map((line) =>
        line.replace(
          /,,,,,,$/,
          line.includes('Macron') ? `,meeting,${status},Emmanuel Macron; Olaf Scholz,Berlin,2024-05-03,` : ',none,,,,,',
        ),
      )
      .join('\r\n');
  put('ann.csv', filled('held'));
  put('bo.csv', filled('planned'));
  const { code, stdout } = await whomet(folder, 'evaluate', '--store', 's', '--gold', 'ann.csv', '--gold', 'bo.csv');
  expect(code).toBe(0);
  expect(stdout).toContain('Against ann.csv');
  expect(stdout).toMatch(/date +100\.0 \[\d+–100\]/);
  expect(stdout).toContain('2 articles, 1 encounters that both found, 0 that one found');
  expect(stdout).toMatch(/any +alpha 1\.000/);
  expect(stdout).toMatch(/status +alpha 0\.000/);
});

test.each([
  [['sample', '--by', 'shoe'], '--by shoe is nothing that a sample can be spread over.', 2],
  [['sample', '--n', 'many'], '--n takes a number', 2],
  [['evaluate', '--gold', 'x.csv'], 'x.csv: The system says: no such file', 1],
])('whomet %j', async (args, message, code) => {
  const outcome = await whomet(folder, ...args, '--store', 's');
  expect(outcome.stderr).toContain(message);
  expect(outcome.code).toBe(code);
});
