import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALERT_SCHEMA, type Alert } from '../../src/model/alert.ts';
import type { ArticleId } from '../../src/model/ids.ts';
import type { ArticleRecord } from '../../src/model/record.ts';
import { keepPage } from '../../src/read/evidence.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { checkStore } from '../../src/store/check.ts';
import { contentDigest } from '../../src/store/content.ts';
import { openStore } from '../../src/store/open.ts';
import { rebuildGraph } from '../../src/store/rebuild.ts';
import { records } from '../ask/world.ts';
import { judgement } from '../contract/record-contract.ts';
import { seededRandom } from '../tools/seeded.ts';
import { whomet } from '../tools/whomet.ts';

let base: string;
const at = (name: string) => join(base, name);
const run = (...args: readonly string[]) => whomet(base, ...args);
const PAGE = {
  asked: 'https://example.org/a',
  url: 'https://example.org/a',
  time: '2024-01-01T00:00:00.000Z',
  status: 200,
  headers: {},
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
};

const ALERT: Alert = {
  schema: ALERT_SCHEMA,
  name: 'ann',
  watched: { kind: 'meetings', filters: {} },
  added: '2024-01-01T00:00:00.000Z',
  seen: { time: '2024-01-01T00:00:00.000Z', meetings: [], rows: [] },
};

async function checked(folder: string) {
  const store = await openStore(folder);
  try {
    return await checkStore(store, defaultKnowledge);
  } finally {
    await store.close();
  }
}

/** A store with a correction, what became of claims, a ledger and a fetched page. */
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'whomet-'));
  const store = await openStore(at('store'), { mode: 'write' });
  await store.append(records);
  const [, second] = records as [ArticleRecord, ArticleRecord];
  const article = { ...second.article, id: 'art_a2b' as ArticleId, text: `${second.article.text} It rained.` };
  await store.append([{ ...second, article, claims: [] }]);
  await store.remove(records[4]!.article.id);
  await store.keepAlert(ALERT);
  await store.judge([judgement('jdg_2'), judgement('jdg_1')]);
  await rebuildGraph(store, defaultKnowledge);
  await store.close();
  keepPage(at('store/evidence'), PAGE, Buffer.from(''));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('a backup', () => {
  test('is whole, packed or not, and makes an equal store', async () => {
    for (const file of ['one.jsonl', 'one.jsonl.gz']) {
      const told = await run('store', 'backup', file, '--store', 'store');
      expect(told).toMatchObject({ code: 0, stdout: expect.stringContaining('7 articles, 2 judgements, 1 fetched') });
    }
    expect(gunzipSync(readFileSync(at('one.jsonl.gz')))).toEqual(readFileSync(at('one.jsonl')));
    expect(await run('store', 'restore', 'one.jsonl.gz', '--store', 'second')).toMatchObject({ code: 0 });
    const before = await checked(at('store'));
    expect(await checked(at('second'))).toEqual(before);
    expect(before.differences).toEqual([]);
    expect(readdirSync(at('second/evidence')).sort()).toEqual([PAGE.sha256, 'index.jsonl']);
    const second = await openStore(at('second'));
    expect((await second.read(['art_a2'])).map(({ article }) => article.id)).toEqual(['art_a2']);
    expect(await second.alerts()).toEqual([ALERT]);
    expect((await second.former()).map(({ fate }) => fate).sort()).toEqual(['corrected', 'removed']);
    await second.close();
  });

  test('is taken while a writer writes: one state of the store', async () => {
    const writer = await openStore(at('busy'), { mode: 'write' });
    await writer.append(records.slice(0, 4));
    const states = [await contentDigest(writer)];
    const [told] = await Promise.all([
      run('store', 'backup', 'busy.jsonl', '--store', 'busy'),
      (async () => {
        for (const record of records.slice(4)) {
          await writer.append([record]);
          states.push(await contentDigest(writer));
        }
      })(),
    ]);
    await writer.close();
    expect(told.code).toBe(0);
    expect(states).toContain(/record {2}(\w+)/.exec(told.stdout)?.[1]);
  });

  test('overwrites nothing, and needs a name', async () => {
    expect(await run('store', 'backup', 'one.jsonl', '--store', 'store')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('[backup/exists]'),
    });
    expect(await run('store', 'backup', '--store', 'store')).toMatchObject({ code: 2 });
    expect(readdirSync(base).filter((name) => name.includes('.part'))).toEqual([]);
  });
});

describe('a restore', () => {
  test('of a damaged or cut file writes nothing and says so', async () => {
    const whole = readFileSync(at('one.jsonl'));
    const random = seededRandom(2);
    const broken = [
      ...Array.from({ length: 4 }, () => {
        const bytes = Buffer.from(whole);
        bytes[random.below(whole.length)]! ^= 1 << random.below(7);
        return bytes;
      }),
      whole.subarray(0, whole.length >> 1),
      whole.subarray(0, whole.lastIndexOf(10, whole.length - 2) + 1),
      Buffer.from('# notes\n'),
      Buffer.alloc(0),
    ];
    for (const bytes of broken) {
      writeFileSync(at('broken.jsonl'), bytes);
      const told = await run('store', 'restore', 'broken.jsonl', '--store', 'third');
      expect(told).toMatchObject({ code: 1, stderr: expect.stringMatching(/\[(backup|store)\/\w+\]\n {2}\w/) });
      expect(existsSync(at('third'))).toBe(false);
    }
    writeFileSync(at('broken.jsonl.gz'), gzipSync(whole).subarray(0, 900));
    const packed = await run('store', 'restore', 'broken.jsonl.gz', '--store', 'third');
    expect(packed).toMatchObject({ code: 1, stderr: expect.stringContaining('[read/broken]') });
    writeFileSync(at('newer.jsonl'), whole.toString('utf8').replace('backup@1', 'backup@2'));
    const newer = await run('store', 'restore', 'newer.jsonl', '--store', 'third');
    expect(newer).toMatchObject({ code: 1, stderr: expect.stringContaining('[store/format]') });
    expect(existsSync(at('third'))).toBe(false);
  });

  test('goes on where it was stopped, and into no store that holds something else', async () => {
    const store = await openStore(at('half'), { mode: 'write' });
    await store.append(records.slice(0, 1));
    await store.close();
    expect(await run('store', 'restore', 'one.jsonl', '--store', 'half')).toMatchObject({ code: 0 });
    expect(await checked(at('half'))).toEqual(await checked(at('store')));
    const other = await openStore(at('other'), { mode: 'write' });
    await other.append(records.slice(4, 5));
    await other.close();
    const told = await run('store', 'restore', 'one.jsonl', '--store', 'other');
    expect(told).toMatchObject({ code: 1, stderr: expect.stringContaining('[store/not-empty]') });
  });
});

test('a copy brings the past along', async () => {
  expect(await run('store', 'copy', '--store', 'store', '--to', 'copy')).toMatchObject({ code: 0 });
  expect(await checked(at('copy'))).toEqual(await checked(at('store')));
});
