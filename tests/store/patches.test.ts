import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { ArticleRecord } from '../../src/model/record.ts';
import { SAID_SCHEMA } from '../../src/model/said.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { checkStore } from '../../src/store/check.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { countGraph } from '../../src/store/count-graph.ts';
import { hear } from '../../src/store/ledger/hear.ts';
import { openStore } from '../../src/store/open.ts';
import { makeCurrent, rebuildGraph } from '../../src/store/rebuild.ts';
import { keepResolved } from '../../src/store/standing.ts';
import { loadViewData } from '../../src/store/view-data.ts';
import { manyRecords } from '../tools/many-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-patches-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;
const newPlace = (): string => join(folder, String(count++));

/** Whether it is row by row what the records say, asked of the store that writes and of one that only reads. */
async function isTrue(store: GraphStore): Promise<boolean> {
  const reader = await openStore(store.location, { mode: 'read' });
  try {
    const [mine, theirs] = [await checkStore(store, defaultKnowledge), await checkStore(reader, defaultKnowledge)];
    const [counted, read] = [await store.info(), await reader.info()];
    if (JSON.stringify([counted.nodes, counted.edges]) !== JSON.stringify([read.nodes, read.edges])) return false;
    return [mine, theirs].every(
      ({ differences, isCurrent, graph }) => differences.length === 0 && isCurrent && graph === mine.graph,
    );
  } finally {
    await reader.close();
  }
}

async function viewOf(store: GraphStore): Promise<string> {
  return JSON.stringify(await loadViewData(store));
}

/** The graph of all records at once, and what a viewer gets of it. */
async function whole(records: readonly ArticleRecord[]) {
  const store = await openStore(newPlace(), { mode: 'write' });
  try {
    await store.append(records);
    await rebuildGraph(store, defaultKnowledge);
    return { graph: (await checkStore(store, defaultKnowledge)).graph, view: await viewOf(store) };
  } finally {
    await store.close();
  }
}

describe('differences that are published into an open store', () => {
  test('make the graph of all records, after each addition', { timeout: 280_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(manyRecords, fc.integer({ min: 1, max: 4 }), async (records, size) => {
        const store = await openStore(newPlace(), { mode: 'write' });
        const published = vi.spyOn(store.patches as NonNullable<GraphStore['patches']>, 'publish');
        let turns = 0;
        try {
          for (let from = 0; from < records.length; from += size, turns++) {
            await store.append(records.slice(from, from + size));
            await makeCurrent(store, defaultKnowledge);
            expect(await isTrue(store)).toBe(true);
          }
          expect(published.mock.calls.length).toBe(turns - 1);
          const { graph } = await checkStore(store, defaultKnowledge);
          const { nodes, edges } = await store.info();
          expect({ nodes, edges }).toEqual(await countGraph(store));
          expect({ graph, view: await viewOf(store) }).toEqual(await whole(records));
        } finally {
          await store.close();
        }
      }),
      { numRuns: 12 },
    );
  });

  test('go on after removals, corrections and judgements, which are resolved anew', { timeout: 280_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        manyRecords,
        fc.array(fc.nat({ max: 5 }), { minLength: 14, maxLength: 14 }),
        async (all, ways) => {
          const store = await openStore(newPlace(), { mode: 'write' });
          try {
            for (const [at, record] of all.entries()) {
              await store.append([record]);
              if (ways[at] === 1) await store.remove(all[at >> 1]?.article.id ?? '');
              if (ways[at] === 2) await store.append([{ ...record, mentions: [] }]);
              await makeCurrent(store, defaultKnowledge);
              const [person] = (await store.query('MATCH (p:Person) RETURN p.id AS id ORDER BY id LIMIT 1')).rows;
              if (ways[at] === 3 && person) {
                const said = { schema: SAID_SCHEMA, kind: 'note', subject: person['id'], value: 'seen' };
                const [row] = await hear(store, [said], 'ann', defaultKnowledge);
                await hear(store, [{ schema: SAID_SCHEMA, kind: 'undo', target: row?.id }], 'ann', defaultKnowledge);
              }
              expect(await isTrue(store)).toBe(true);
            }
          } finally {
            await store.close();
          }
        },
      ),
      { numRuns: 8 },
    );
  });

  test('are there in the next session, and in the one after it', { timeout: 120_000 }, async () => {
    const records = fc.sample(manyRecords, { seed: 7, numRuns: 40 }).find(({ length }) => length > 9) ?? [];
    const place = newPlace();
    for (let from = 0; from < 9; from += 3) {
      const store = await openStore(place, { mode: 'write' });
      expect(await keepResolved(store, defaultKnowledge)).toBe(true);
      for (const record of records.slice(from, from + 3)) {
        await store.append([record]);
        await makeCurrent(store, defaultKnowledge);
      }
      expect(await isTrue(store)).toBe(true);
      await store.close();
    }
  });

  test('that are damaged on the disk are not read past', { timeout: 120_000 }, async () => {
    const records = fc.sample(manyRecords, { seed: 3, numRuns: 40 }).find(({ length }) => length > 4) ?? [];
    const place = newPlace();
    const store = await openStore(place, { mode: 'write' });
    for (const record of records) {
      await store.append([record]);
      await makeCurrent(store, defaultKnowledge);
    }
    const current = readFileSync(join(place, 'graph', 'current'), 'utf8').trim();
    const log = join(place, 'graph', current, 'graph.grafeo.wal');
    const [name = ''] = readdirSync(log).sort().reverse();
    const size = statSync(join(log, name)).size;
    for (const harm of [
      () => truncateSync(join(log, name), size - 20),
      () => appendFileSync(join(log, name), 'more than there was'),
    ]) {
      harm();
      const reader = await openStore(place, { mode: 'read' });
      await expect(reader.query('MATCH (n) RETURN count(n) AS count')).rejects.toMatchObject({
        code: 'store/graph-damaged',
      });
      await reader.close();
    }
    await rebuildGraph(store, defaultKnowledge);
    expect(await isTrue(store)).toBe(true);
    await store.close();
  });
});
