import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whomet } from '../tools/whomet.ts';

const SAMPLES = fileURLToPath(new URL('../../data/samples', import.meta.url));
const INPUT = [SAMPLES, '--metadata', join(SAMPLES, 'metadata.csv')];
const folder = mkdtempSync(join(tmpdir(), 'whomet-scale-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await whomet(folder, ...args);
  expect(stderr).not.toContain('[');
  expect(code).toBe(0);
  return stdout;
};
const meetings = (store: string) => run('ask', 'meetings', '--store', store, '--format', 'json');

let whole: string;
beforeAll(async () => {
  await run('ingest', ...INPUT, '--store', 'whole', '--workers', '2');
  whole = await meetings('whole');
});

test('the same bytes, whatever the number of workers', async () => {
  expect(await run('extract', ...INPUT, '--workers', '3')).toBe(await run('extract', ...INPUT, '--workers', '1'));
});

test('shares do not overlap, and loaded in any order are what one machine makes', async () => {
  const shares = await Promise.all(['1/3', '2/3', '3/3'].map((share) => run('extract', ...INPUT, '--shard', share)));
  const ids = shares
    .flatMap((share) => share.trim().split('\n'))
    .map((line) => (JSON.parse(line) as { id: string }).id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(34);
  for (const [index, share] of shares.entries()) writeFileSync(join(folder, `${index}.jsonl`), share);
  await run('load', '2.jsonl', '0.jsonl', '--store', 'shares');
  await run('load', '1.jsonl', '2.jsonl', '--store', 'shares');
  expect(await meetings('shares')).toBe(whole);
});

test('a share that is none is told', async () => {
  for (const share of ['0/3', '4/3', '3']) {
    const { code, stderr } = await whomet(folder, 'extract', ...INPUT, '--shard', share);
    expect([code, stderr]).toEqual([2, expect.stringContaining('3/16')]);
  }
});

test('what was mined before is not mined again, and a graph that is missing is made', async () => {
  expect(await run('ingest', ...INPUT, '--store', 'whole')).toMatch(/mined before +34\n/);
  expect(await run('ingest', ...INPUT, '--store', 'whole', '--anew')).not.toContain('mined before');
  rmSync(join(folder, 'whole', 'graph'), { recursive: true });
  await run('ingest', ...INPUT, '--store', 'whole');
  expect(await meetings('whole')).toBe(whole);
});

test('a copy is equal, and says so; a copy to nowhere is told', async () => {
  expect(await run('store', 'copy', '--store', 'whole', '--to', 'copied')).toBe(
    '34 articles and 0 judgements; both ends are equal.\n',
  );
  expect(await meetings('copied')).toBe(whole);
  expect((await whomet(folder, 'store', 'copy', '--store', 'whole')).code).toBe(2);
});
