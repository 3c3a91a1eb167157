import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ArticleRecord } from '../../src/model/record.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { checkStore } from '../../src/store/check.ts';
import { openStore } from '../../src/store/open.ts';
import { makeCurrent, rebuildGraph } from '../../src/store/rebuild.ts';
import { records } from '../ask/world.ts';
import { PROGRAM } from '../tools/killing.ts';
import { seededRandom } from '../tools/seeded.ts';
import { whomet } from '../tools/whomet.ts';

let base: string;
let folder: string;
const record = () => join(folder, 'record.jsonl');
const graph = () => join(folder, 'graph', readFileSync(join(folder, 'graph', 'current'), 'utf8').trim());
const write = () => openStore(folder, { mode: 'write' });

async function check() {
  const store = await openStore(folder);
  try {
    return await checkStore(store, defaultKnowledge);
  } finally {
    await store.close();
  }
}

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'whomet-'));
  folder = join(base, 'store');
  const store = await write();
  await store.append(records);
  await rebuildGraph(store, defaultKnowledge);
  await store.close();
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** A clear error says what to do next. */
const clear = (code: RegExp) => ({ code: expect.stringMatching(code), next: expect.stringMatching(/whomet|version/) });

describe('a damaged record', () => {
  test('of which one bit is another is found, wherever it stands, and no writer goes on', async () => {
    const whole = readFileSync(record());
    const random = seededRandom(1);
    const positions = [0, 1, whole.length - 1, ...Array.from({ length: 40 }, () => random.below(whole.length))];
    for (const position of positions) {
      const bytes = Buffer.from(whole);
      bytes[position]! ^= 1 << random.below(8);
      writeFileSync(record(), bytes);
      const error = clear(/^store\/(damaged|changed|format)$/);
      await expect(check(), `byte ${position}`).rejects.toMatchObject(error);
      await expect(write(), `byte ${position}`).rejects.toMatchObject(error);
      expect(readFileSync(record())).toEqual(bytes);
      expect(existsSync(join(folder, 'lock'))).toBe(false);
    }
    writeFileSync(record(), whole);
    expect((await check()).differences).toEqual([]);
  });

  test('that is shorter than what the graph was made from is found, also where it ends with a line', async () => {
    const whole = readFileSync(record());
    const ends = [...whole.toString('latin1').matchAll(/\n/g)].map(({ index }) => index + 1);
    for (const length of [0, 10, ends[0]!, ends[3]!, ends.at(-2)!, whole.length - 1]) {
      writeFileSync(record(), whole.subarray(0, length));
      await expect(write(), `${length} bytes`).rejects.toMatchObject(clear(/^store\/(changed|damaged)$/));
      await expect(check(), `${length} bytes`).rejects.toMatchObject(clear(/^store\/(changed|damaged)$/));
    }
    writeFileSync(record(), whole.subarray(0, ends[3]));
    const store = await openStore(folder, { mode: 'write', acceptChanged: true });
    await rebuildGraph(store, defaultKnowledge);
    await store.close();
    expect((await check()).isCurrent).toBe(true);
  });
});

describe('a damaged graph', () => {
  test('that cannot be read is told as such, and made anew', async () => {
    const before = await check();
    const half = readFileSync(join(graph(), 'graph.grafeo')).subarray(0, 5000);
    for (const bytes of [Buffer.alloc(0), Buffer.from('nothing'), half]) {
      writeFileSync(join(graph(), 'graph.grafeo'), bytes);
      const store = await openStore(folder);
      for (const limits of [{}, { timeout: 20_000 }])
        await expect(store.query('MATCH (n) RETURN n', {}, limits)).rejects.toMatchObject(
          clear(/store\/graph-damaged/),
        );
      await store.close();
      expect(await whomet(base, 'store', 'rebuild', '--store', folder)).toMatchObject({ code: 0 });
      expect(await check()).toEqual(before);
    }
  });

  test('that answers something else is found by the check', async () => {
    const store = await write();
    const state = await store.state();
    await store.publish({ nodes: [], edges: [] }, state);
    await store.close();
    const { isCurrent, differences } = await check();
    expect(isCurrent).toBe(true);
    expect(differences.find(({ name }) => name === 'Article')).toMatchObject({ expected: 8, found: 0, missing: 8 });
    const told = await whomet(base, 'store', 'check', '--store', folder);
    expect(told).toMatchObject({ code: 1, stderr: expect.stringContaining('Article 0 instead of 8') });
  });
});

describe('another version', () => {
  test('of the record is refused, newer or older, with what to do', async () => {
    const text = readFileSync(record(), 'utf8');
    for (const [number, next] of [
      [2, 'newer version'],
      [0, 'older version'],
    ] as const) {
      writeFileSync(record(), text.replace('record@1', `record@${number}`));
      await expect(write()).rejects.toMatchObject({ code: 'store/format', next: expect.stringContaining(next) });
      await expect(check()).rejects.toMatchObject({ code: 'store/format' });
    }
  });

  test('of the program made the graph: the next writer makes it anew', async () => {
    const [current] = [readFileSync(join(folder, 'graph', 'current'), 'utf8').trim()];
    const mark = join(folder, 'graph', current, 'made-from');
    writeFileSync(mark, readFileSync(mark, 'utf8').replace(/ by .*/, ' by 0.0.1'));
    expect((await check()).isCurrent).toBe(false);
    const store = await write();
    await makeCurrent(store, defaultKnowledge);
    await store.close();
    expect((await check()).isCurrent).toBe(true);
  });
});

describe('two processes', () => {
  test('cannot write to one store, and both can read', async () => {
    const store = await write();
    const refused = await whomet(base, 'store', 'rebuild', '--store', folder);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('[store/locked]') });
    expect(refused.stderr).toContain(`pid ${process.pid}`);
    expect(await whomet(base, 'query', 'MATCH (a:Article) RETURN count(a) AS n', '--store', folder)).toMatchObject({
      code: 0,
    });
    await store.close();
  });

  test('that find the lock of a dead one: one of them gets it', async () => {
    const module = new URL('../../dist/store/embedded/lock.js', import.meta.url).href;
    const script = `import { takeLock } from ${JSON.stringify(module)};
      try { takeLock(process.argv[1], 'here'); console.log('got it'); await new Promise((r) => setTimeout(r, 3000)); }
      catch (error) { console.log(error.code); }`;
    const lock = join(base, 'lock');
    writeFileSync(lock, '999999999\n\n\n');
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => output(script, lock)));
    expect(outcomes.sort()).toEqual(['got it', ...Array.from({ length: 5 }, () => 'store/locked')]);
  });

  test('a number that another process has by now, or a name of another machine', async () => {
    const lock = join(folder, 'lock');
    writeFileSync(lock, `${process.pid}\n1\n\n`);
    await (await write()).close();
    writeFileSync(lock, `1\n\nelsewhere.example\n`);
    await expect(write()).rejects.toMatchObject({ code: 'store/locked', next: expect.stringContaining('delete') });
  });
});

function output(script: string, ...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, ...args]);
  let text = '';
  child.stdout.on('data', (data) => (text += data));
  return new Promise((resolve) => child.once('close', () => resolve(text.trim())));
}

test('a folder that may only be read can be asked, and not written to', async () => {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  const all = [base, folder, ...paths];
  await (await openStore(folder)).info();
  all.forEach((path) => chmodSync(path, 0o555));
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    await expect(write()).rejects.toMatchObject({ code: 'store/denied', next: expect.stringContaining('--store') });
    const store = await openStore(folder);
    expect((await store.info()).articles).toBe(8);
    await store.close();
  } finally {
    if (isRoot) process.seteuid?.(0);
    all.forEach((path) => chmodSync(path, 0o755));
  }
});

/** `whomet` that may write no file of more than so many blocks of 512 bytes: what a full disk answers, at a known place. */
async function withRoomFor(blocks: number, ...words: readonly string[]) {
  const child = spawn('sh', ['-c', `ulimit -f ${blocks}; exec "$@"`, 'sh', process.execPath, PROGRAM, ...words]);
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number, output: output + errors };
}

test('a full disk is told wherever it is met, and the same command completes when there is room', async () => {
  const [first, ...rest] = records as [ArticleRecord, ...ArticleRecord[]];
  const long = { ...first.article, text: first.article.text + ' Nothing more was told.'.repeat(4000) };
  const file = join(base, 'records.jsonl');
  writeFileSync(file, [{ ...first, article: long }, ...rest].map((each) => `${JSON.stringify(each)}\n`).join(''));
  rmSync(folder, { recursive: true });
  await whomet(base, 'load', file, '--store', folder);
  const { record: kept, graph: made } = await check();
  const sizes = [statSync(record()).size, statSync(join(graph(), 'graph.grafeo')).size].map((size) => size / 512);
  const where: string[] = [];
  for (const blocks of [8, Math.floor(Math.min(...sizes)) - 1, Math.floor(Math.max(...sizes)) - 1]) {
    rmSync(folder, { recursive: true });
    const { code, output } = await withRoomFor(blocks, 'load', file, '--store', folder);
    expect([code, output]).toEqual([1, expect.stringMatching(/\[store\/full\]\n.*same command again/)]);
    where.push(/store\/(\S+):/.exec(output)?.[1] ?? '');
    expect(await whomet(base, 'load', file, '--store', folder)).toMatchObject({ code: 0 });
    expect(await check()).toMatchObject({ differences: [], isCurrent: true, record: kept, graph: made });
  }
  expect(new Set(where)).toEqual(new Set(['graph', 'record.jsonl']));
}, 180_000);
