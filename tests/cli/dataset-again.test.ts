import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { whomet } from '../tools/whomet.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-dataset-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MET = 'French President Emmanuel Macron met German Chancellor Olaf Scholz in';
const LATER = 'Italian Prime Minister Giorgia Meloni met Spanish Prime Minister Pedro Sanchez in';
const files = (name: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, name)).map((path) => [path, readFileSync(join(folder, name, path), 'utf8')]),
  );

test('from its manifest a data set is the same bytes, also from a store made anew; else it refuses', async () => {
  writeFileSync(join(folder, 'a.txt'), `4 March 2024\n\n${MET} Berlin on 2 March 2024.\n`);
  writeFileSync(join(folder, 'b.txt'), `5 March 2024\n\n${LATER} Rome on 3 March 2024.\n`);
  const run = (...args: readonly string[]) => whomet(folder, ...args);
  for (const store of ['one', 'two']) await run('ingest', 'a.txt', 'b.txt', '--store', store);
  const made = await run('export', 'dataset', 'first', '--store', 'one', '--person', 'Macron', '--by', 'month');
  expect(made.code).toBe(0);
  for (const store of ['one', 'two']) {
    const again = await run(
      'export',
      'dataset',
      `again-${store}`,
      '--store',
      store,
      '--manifest',
      'first/manifest.json',
    );
    expect(again.code).toBe(0);
    expect(files(`again-${store}`)).toEqual(files('first'));
  }
  expect(files('first')['meetings.csv']).toContain('Macron');
  expect(files('first')['meetings.csv']).not.toContain('Meloni');
  writeFileSync(join(folder, 'c.txt'), `6 March 2024\n\n${MET} Paris on 5 March 2024.\n`);
  await run('ingest', 'c.txt', '--store', 'two');
  const refused = await run('export', 'dataset', 'other', '--store', 'two', '--manifest', 'first/manifest.json');
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('articles differ') });
}, 180_000);
