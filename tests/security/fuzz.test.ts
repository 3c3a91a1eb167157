import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { emptyReport, extractAll } from '../../src/pipeline/ingest.ts';
import { extractWorkers } from '../../src/pipeline/workers.ts';
import { readInThread, type ReadLimits } from '../../src/read/reading-thread.ts';
import { readSources, type ReadItem } from '../../src/read/sources.ts';
import { bombs } from '../soak/bombs.ts';
import { brokenFile, type BrokenFile } from '../soak/broken-files.ts';

/** `npm run fuzz` reads many more. */
const isLong = process.env['MODE'] === 'fuzz';
const INPUTS = isLong ? 100_000 : 2_000;
const LIMIT = 7_200_000;
/** One in so many is mined as well, which takes longer than reading. */
const MINED = isLong ? 50 : 20;

const folder = mkdtempSync(join(tmpdir(), 'whomet-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read({ type, bytes }: BrokenFile): Promise<ReadItem[]> {
  const file = join(folder, `a.${type}`);
  writeFileSync(file, bytes);
  const items: ReadItem[] = [];
  for await (const item of readSources([file])) items.push(item);
  return items;
}

/** What is right about an item whatever the input was. */
const isSound = (item: ReadItem): boolean =>
  item.kind === 'article'
    ? item.article.text.trim() !== '' && !/^(?!https?:)/i.test(item.article.url ?? 'http:')
    : item.kind !== 'trouble' || (item.trouble.code !== '' && item.trouble.message !== '');

const megabytes = (): number => Math.round(process.memoryUsage.rss() / 1_000_000);

test(`${INPUTS} broken files give articles or troubles, and no more memory`, { timeout: LIMIT }, async () => {
  const threads = extractWorkers(1);
  const report = emptyReport();
  const seen = { articles: 0, troubles: 0 };
  let [count, before] = [0, 0];
  await fc.assert(
    fc.asyncProperty(brokenFile, async (file) => {
      const items = await read(file);
      expect(items.every(isSound)).toBe(true);
      for (const { kind } of items)
        if (kind === 'article') seen.articles++;
        else seen.troubles++;
      if (count++ % MINED === 0) await drained(extractAll(from(items), threads.extract, report));
      if (count === Math.floor(INPUTS / 4)) before = megabytes();
    }),
    { numRuns: INPUTS, endOnFailure: true },
  );
  await threads.close();
  expect(report.troubles.filter(({ code }) => code.startsWith('extract/'))).toEqual([]);
  expect(seen.articles).toBeGreaterThan(INPUTS / 10);
  expect(seen.troubles).toBeGreaterThan(INPUTS / 10);
  expect(megabytes() - before).toBeLessThan(400);
});

async function* from(items: readonly ReadItem[]): AsyncGenerator<ReadItem> {
  yield* items;
}
async function drained(records: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of records);
}

async function outcomes(bytes: Buffer, limits: ReadLimits): Promise<string[]> {
  const found: string[] = [];
  for await (const each of readInThread('html', bytes, 20_000_000, limits))
    found.push('trouble' in each ? each.trouble.code : 'read');
  return found;
}

describe('files that ask for much', () => {
  test.each(Object.entries(bombs(isLong ? 10 : 1)))('%s', { timeout: LIMIT }, async (_, make) => {
    const items = await read(make());
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(isSound)).toBe(true);
    expect(megabytes()).toBeLessThan(3000);
  });

  test('what comes after a bomb in an archive is read', async () => {
    const make = bombs(1)['an archive that lies about its sizes'];
    const kinds = (await read(make?.() as BrokenFile)).map((item) =>
      item.kind === 'trouble' ? item.trouble.code : item.kind,
    );
    expect(kinds).toEqual([expect.stringMatching(/^read\/(?:too-large|broken)$/), 'article']);
  });

  test('a reader that takes too long, or too much memory, is stopped, and the next file is read', async () => {
    const page = Buffer.from('<div>x'.repeat(400_000));
    expect(await outcomes(page, { time: 100, memory: 2_000_000_000 })).toEqual(['read/too-slow']);
    expect(await outcomes(page, { time: 60_000, memory: 20_000_000 })).toEqual(['read/too-large']);
    expect(await outcomes(Buffer.from('<p>Ann Lee met Bo Ek.</p>'), { time: 60_000, memory: 2_000_000_000 })).toEqual([
      'read',
    ]);
  });
});
