import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { toGraph } from '../../src/graph/to-graph.ts';
import type { ArticleRecord } from '../../src/model/record.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { hear } from '../../src/store/ledger/hear.ts';
import { SAID_SCHEMA } from '../../src/model/said.ts';
import { openStore } from '../../src/store/open.ts';
import { rebuildGraph, resolveStore } from '../../src/store/rebuild.ts';
import { loadViewData } from '../../src/store/view-data.ts';
import { readStories, recordsOf } from '../../src/training/gold-worlds.ts';
import { someRecords } from '../tools/made-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-properties-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;
const newStore = (): Promise<GraphStore> => openStore(join(folder, String(count++)), { mode: 'write' });

/** What a store says, as text: the graph that its records give, and what is read from its engine. */
async function graphOf(store: GraphStore): Promise<string> {
  const { graph } = await resolveStore(store, defaultKnowledge);
  return JSON.stringify([graph, await loadViewData(store)]);
}

/** A store that took the records batch by batch, with its graph made after each. */
async function ingested(batches: readonly (readonly ArticleRecord[])[]): Promise<string> {
  const store = await newStore();
  try {
    for (const batch of batches) {
      await store.append(batch);
      await rebuildGraph(store, defaultKnowledge);
    }
    return await graphOf(store);
  } finally {
    await store.close();
  }
}

/** The items in another order, cut into batches: numbers from 0 to 1 decide. */
function dealt<Item>(items: readonly Item[], chances: readonly number[]): Item[][] {
  const at = (index: number) => chances[index % chances.length] ?? 0;
  const shuffled = items
    .map((item, index) => ({ item, lot: at(index) }))
    .sort((a, b) => a.lot - b.lot)
    .map(({ item }) => item);
  return shuffled.reduce<Item[][]>((batches, item, index) => {
    const last = batches.at(-1);
    if (!last || at(index + items.length) < 0.4) batches.push([item]);
    else last.push(item);
    return batches;
  }, []);
}

const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 13, maxLength: 13 });
const RUNS = { numRuns: 12 };
const LIMIT_MS = 240_000;

describe('a store, on generated worlds', () => {
  test('any order and any split of the same articles give the same graph', { timeout: LIMIT_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(someRecords, chances, async (records, lots) => {
        expect(await ingested(dealt(records, lots))).toBe(await ingested([records]));
      }),
      RUNS,
    );
  });

  test('twice is once', { timeout: LIMIT_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(someRecords, chances, async (records, lots) => {
        expect(await ingested([records, ...dealt(records, lots)])).toBe(await ingested([records]));
      }),
      RUNS,
    );
  });

  test('what is removed was never there', { timeout: LIMIT_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(someRecords, fc.nat(), async (records, choice) => {
        const gone = records[choice % records.length]?.article.id ?? '';
        const store = await newStore();
        await store.append(records);
        await rebuildGraph(store, defaultKnowledge);
        await store.remove(gone);
        await rebuildGraph(store, defaultKnowledge);
        const after = await graphOf(store).finally(() => store.close());
        expect(after).toBe(await ingested([records.filter(({ article }) => article.id !== gone)]));
      }),
      RUNS,
    );
  });

  test('what is taken back was never said', { timeout: LIMIT_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(someRecords, fc.nat(), fc.nat(), async (records, first, second) => {
        const store = await newStore();
        try {
          await store.append(records);
          await rebuildGraph(store, defaultKnowledge);
          const before = await graphOf(store);
          const label = second % 2 === 0 ? 'Meeting' : 'Person';
          const { rows: pool } = await store.query(`MATCH (n:${label}) RETURN n.id AS id ORDER BY id`);
          const [left, right] = [pool[first % pool.length]?.['id'], pool[second % pool.length]?.['id']];
          if (!left || !right || left === right) return;
          const said = { schema: SAID_SCHEMA, kind: 'sameness', verdict: 'positive', left, right };
          const [row] = await hear(store, [said], 'ann', defaultKnowledge);
          await hear(store, [{ schema: SAID_SCHEMA, kind: 'undo', target: row?.id }], 'ann', defaultKnowledge);
          expect(await graphOf(store)).toBe(before);
        } finally {
          await store.close();
        }
      }),
      RUNS,
    );
  });
});

const resolved = (some: readonly ArticleRecord[]): string =>
  JSON.stringify(
    toGraph(resolve(some, [], defaultKnowledge), new Map(some.map((record) => [record.article.id, record]))),
  );

describe('the stories of data/gold/worlds', () => {
  const FOLDER = fileURLToPath(new URL('../../data/gold/worlds/', import.meta.url));
  const { train } = JSON.parse(readFileSync(`${FOLDER}splits.json`, 'utf8')) as { train: string[] };
  const records = readStories(FOLDER)
    .filter(({ id }) => train.includes(id))
    .flatMap((story) => recordsOf(story).records);
  test('any order gives the same graph, and so does leaving some out', { timeout: LIMIT_MS }, () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...records.keys()], { minLength: 20 }), (order) => {
        const chosen = order.map((at) => records[at] as ArticleRecord);
        const inOrder = [...order].sort((a, b) => a - b).map((at) => records[at] as ArticleRecord);
        expect(resolved(chosen)).toBe(resolved(inOrder));
      }),
      { numRuns: 20 },
    );
  });

  test('any split into batches gives the same store', { timeout: LIMIT_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(chances, async (lots) => {
        const some = records.slice(0, 24);
        expect(await ingested(dealt(some, lots))).toBe(await ingested([some]));
      }),
      { numRuns: 2 },
    );
  });
});
