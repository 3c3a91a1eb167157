import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toGraph } from '../../src/graph/to-graph.ts';
import type { ArticleRecord } from '../../src/model/record.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { openStore } from '../../src/store/open.ts';
import { recordMap, records, world } from '../ask/world.ts';

let folder: string;
const write = () => openStore(folder, { mode: 'write' });
const read = () => openStore(folder, { mode: 'read' });
const record = () => join(folder, 'record.jsonl');
async function idsOf(store: GraphStore): Promise<string[]> {
  const ids: string[] = [];
  for await (const { article } of store.records()) ids.push(article.name);
  return ids;
}
const ALL = records.map(({ article }) => article.name);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whomet-'));
  const store = await write();
  await store.append(records);
  await store.publish(toGraph(world, recordMap));
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the record', () => {
  test('says its format first', () => {
    expect(readFileSync(record(), 'utf8').split('\n')[0]).toBe('{"format":"whomet/record@1"}');
  });

  test('loses only a torn last line, which was not reported as written, and goes on after it', async () => {
    const [first] = records as [ArticleRecord];
    const last = { ...first, article: { ...first.article, id: 'art_z' as never, name: 'z', locations: [] } };
    const store = await write();
    await store.append([last]);
    await store.close();
    const whole = readFileSync(record());
    for (const left of [1, 40, 300]) {
      writeFileSync(record(), whole.subarray(0, whole.length - left));
      const reader = await read();
      expect(await idsOf(reader)).toEqual(ALL);
      await reader.close();
      const writer = await write();
      expect(await writer.append([...records, last])).toEqual({ added: 1, known: 8, corrected: 0 });
      expect(await idsOf(writer)).toEqual([...ALL, 'z']);
      await writer.close();
      expect(readFileSync(record())).toEqual(whole);
    }
  });

  test('tells damage in the middle', async () => {
    const text = readFileSync(record(), 'utf8');
    writeFileSync(record(), text.replace('Grand Hotel', 'Grand Hotal'));
    const store = await read();
    await expect(idsOf(store)).rejects.toMatchObject({ code: 'store/damaged' });
    await store.close();
    writeFileSync(record(), text.replace('{"id":"art_a3"', '{"id":art_a3"'));
    const other = await read();
    await expect(idsOf(other)).rejects.toMatchObject({ code: 'store/damaged', where: expect.stringMatching(/:4$/) });
    await other.close();
  });

  test('of a newer format is not touched', async () => {
    const text = readFileSync(record(), 'utf8').replace('record@1', 'record@2');
    writeFileSync(record(), text);
    await expect(write()).rejects.toMatchObject({ code: 'store/format' });
    expect(readFileSync(record(), 'utf8')).toBe(text);
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  test('takes lines that are longer than a chunk, and any text', async () => {
    const [first] = records as [ArticleRecord];
    const text = `${'é𝄞\u2028"\\\n'.repeat(300_000)}end`;
    const long: ArticleRecord = {
      ...first,
      article: { ...first.article, id: 'art_long' as never, text, locations: [] },
    };
    const store = await write();
    await store.append([long, { ...long, article: { ...long.article, id: 'art_more' as never } }]);
    await store.close();
    const reader = await read();
    const texts: string[] = [];
    for await (const { article } of reader.records()) texts.push(article.text);
    expect(texts.filter((each) => each === text)).toHaveLength(2);
    expect((await idsOf(reader)).length).toBe(10);
    await reader.close();
  });

  test('is enough to make the graph anew', async () => {
    rmSync(join(folder, 'graph'), { recursive: true });
    const reader = await read();
    await expect(reader.query('MATCH (n) RETURN n')).rejects.toMatchObject({ code: 'store/no-graph' });
    await reader.close();
    const store = await write();
    await store.publish(toGraph(world, recordMap));
    expect((await store.info()).nodes['Meeting']).toBe(12);
    await store.close();
  });
});

describe('the lock', () => {
  test('lets one writer in, and readers always', async () => {
    const writer = await write();
    await expect(write()).rejects.toMatchObject({
      code: 'store/locked',
      message: expect.stringContaining(String(process.pid)),
    });
    const reader = await read();
    expect((await reader.query('MATCH (n:Meeting) RETURN count(n) AS count')).rows).toEqual([{ count: 12 }]);
    await reader.close();
    await writer.close();
    await (await write()).close();
  });

  test('of a process that is no more is taken over', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.once('exit', resolve));
    writeFileSync(join(folder, 'lock'), `${child.pid}\n`);
    await (await write()).close();
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });
});

describe('generations', () => {
  test('the current and the previous one stay', async () => {
    const store = await write();
    for (let i = 0; i < 4; i++) await store.publish({ nodes: [], edges: [] });
    await store.close();
    expect(readdirSync(join(folder, 'graph')).sort()).toEqual(['000005', '000006', 'current']);
    expect(readFileSync(join(folder, 'graph', 'current'), 'utf8')).toBe('000006\n');
  });

  test('one that was never finished is not read and is taken away', async () => {
    const store = await write();
    await store.publish({ nodes: [], edges: [] }).catch(() => undefined);
    await store.close();
    appendFileSync(join(folder, 'graph', '000003', 'graph.grafeo.half'), 'x');
    const [topic] = toGraph(world, recordMap).nodes.filter(({ label }) => label === 'Topic');
    const again = await write();
    await expect(again.publish({ nodes: [topic!, topic!], edges: [] })).rejects.toThrow('id');
    expect((await again.query('MATCH (n) RETURN count(n) AS count')).rows).toEqual([{ count: 0 }]);
    await again.publish({ nodes: [topic!], edges: [] });
    expect((await again.query('MATCH (n) RETURN count(n) AS count')).rows).toEqual([{ count: 1 }]);
    expect(readdirSync(join(folder, 'graph')).sort()).toEqual(['000003', '000004', 'current']);
    await again.close();
  });

  test('queries that run while a new one comes are answered', async () => {
    const store = await write();
    const asked = Array.from({ length: 20 }, () =>
      store.query('MATCH (a:Person) MATCH (b:Person) RETURN count(*) AS count'),
    );
    await store.publish({ nodes: [], edges: [] });
    const more = Array.from({ length: 5 }, () => store.query('MATCH (a:Person) RETURN count(*) AS count'));
    for (const answer of await Promise.all(asked)) expect(answer.rows).toEqual([{ count: 256 }]);
    for (const answer of await Promise.all(more)) expect(answer.rows).toEqual([{ count: 0 }]);
    await store.close();
  });
});

test('a folder with other files is no store', async () => {
  const other = mkdtempSync(join(tmpdir(), 'whomet-'));
  writeFileSync(join(other, 'notes.txt'), 'mine');
  await expect(openStore(other, { mode: 'write' })).rejects.toMatchObject({ code: 'store/foreign' });
  await expect(openStore(other, { mode: 'read' })).rejects.toMatchObject({ code: 'store/none' });
  expect(readdirSync(other)).toEqual(['notes.txt']);
  rmSync(other, { recursive: true });
});
