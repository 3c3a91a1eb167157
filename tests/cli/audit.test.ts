import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditMeetings } from '../../src/cli/audit-terminal.ts';
import { wilson } from '../../src/store/ledger/audit.ts';
import { openStore } from '../../src/store/open.ts';
import { whomet } from '../tools/whomet.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXTS = [
  'Emmanuel Macron and Olaf Scholz met in Paris on May 3, 2024.\n',
  'Olaf Scholz met Xi Jinping in Beijing on April 16, 2024.\n',
  'Emmanuel Macron met Giorgia Meloni in Rome on June 4, 2024.\n',
  'Giorgia Meloni met Rishi Sunak in London on April 27, 2023.\n',
];

const run = (...args: readonly string[]) => whomet(folder, ...args, '--store', 's');

beforeAll(async () => {
  TEXTS.forEach((text, at) => writeFileSync(join(folder, `${at}.txt`), text));
  await run('ingest', '0.txt', '1.txt', '2.txt', '3.txt');
});

test("Wilson's interval, with the values of the textbook", () => {
  expect(wilson(0, 0)).toEqual({ precision: null, low: null, high: null });
  const { precision, low, high } = wilson(81, 263);
  expect([precision, low, high].map((each) => each?.toFixed(3))).toEqual(['0.308', '0.255', '0.366']);
  expect(wilson(10, 10).high).toBeCloseTo(1, 9);
  expect(wilson(10, 10).low).toBeCloseTo(0.7225, 3);
});

describe('audit', () => {
  test('on a terminal: what was answered is in the ledger, and the next time goes on', async () => {
    const store = await openStore(join(folder, 's'), { mode: 'write' });
    const answers = ['y', 'y', 'y', 'y', 'n', 'y', 'n', 'q'];
    const ask = async () => answers.shift() ?? 'q';
    const shown: string[] = [];
    const done = await auditMeetings(store, 3, '1', 'ann', ask, (text) => shown.push(text)).finally(() =>
      store.close(),
    );
    expect(done).toBe(2);
    expect(shown.join('')).toContain('1 of 3');
    const { stdout } = await run('audit', '--report', '--format', 'json');
    const report = JSON.parse(stdout) as { field: string; right: number; wrong: number; precision: number | null }[];
    expect(report.map(({ field, right, wrong }) => `${field} ${right} ${wrong}`)).toEqual([
      'meeting 1 1',
      'participant 1 0',
      'status 1 0',
      'kind 1 0',
      'date 0 1',
      'place 1 0',
    ]);
    expect(report[0]?.precision).toBe(50);
    const after = await openStore(join(folder, 's'), { mode: 'write' });
    const more: string[] = [];
    await auditMeetings(
      after,
      3,
      '1',
      'ann',
      async () => 'q',
      (text) => more.push(text),
    ).finally(() => after.close());
    expect(more.join('')).toContain('3 of 3');
  });

  test('by a sheet: filled in, it goes to the ledger; a cell that is neither y nor n is told', async () => {
    const sheet = (await run('audit', '--seed', 'b', '--sample', '2', '--sheet')).stdout;
    const lines = sheet.trimEnd().split(/\r?\n/);
    expect(lines).toHaveLength(3);
    const filled = lines.map((line, at) => (at === 0 ? line : line.replace(/,{6}$/, ',y,,,,,n')));
    writeFileSync(join(folder, 'sheet.csv'), filled.join('\n'));
    const { code, stdout, stderr } = await run('audit', '--seed', 'b', '--answers', 'sheet.csv', '--format', 'csv');
    expect([code, stderr]).toEqual([0, expect.stringContaining('Wilson')]);
    expect(stdout).toMatch(/meeting,2,0,100,.*place,0,2,0,0,/s);
    writeFileSync(join(folder, 'wrong.csv'), 'meeting,meeting right?\nmtg_1,perhaps\n');
    const wrong = await run('audit', '--answers', 'wrong.csv');
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('wrong.csv, row 2');
  });
});
