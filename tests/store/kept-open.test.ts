import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toGraph } from '../../src/graph/to-graph.ts';
import { WhometError } from '../../src/model/errors.ts';
import type { ArticleRecord } from '../../src/model/record.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { KeptOpen } from '../../src/store/kept-open.ts';
import { openStore } from '../../src/store/open.ts';
import { recordMap, records, world } from '../ask/world.ts';
import { all, judgement } from '../contract/record-contract.ts';

let folder: string;
const [first, ...others] = records as [ArticleRecord, ...ArticleRecord[]];

async function writing(work: (store: GraphStore) => Promise<unknown>): Promise<void> {
  const store = await openStore(folder, { mode: 'write' });
  await work(store);
  await store.close();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whomet-kept-'));
  await writing((store) => store.append(others));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a reader that stays open sees what a writer adds, judges, removes and purges', async () => {
  const reader = await openStore(folder, { mode: 'read' });
  const seen = async () => {
    const { articles, judgements } = await reader.info();
    expect((await all(reader)).length).toBe(articles);
    return { articles, judgements, isCurrent: await reader.isCurrent() };
  };
  expect(await seen()).toEqual({ articles: 7, judgements: 0, isCurrent: false });
  await writing(async (store) => {
    await store.append([first]);
    await store.publish(toGraph(world, recordMap));
  });
  expect(await seen()).toEqual({ articles: 8, judgements: 0, isCurrent: true });
  expect(await reader.read([first.article.id])).toEqual([first]);
  await writing((store) => store.judge([judgement('jdg_one')]));
  expect(await seen()).toEqual({ articles: 8, judgements: 1, isCurrent: false });
  await writing((store) => store.remove(others[0]!.article.id));
  expect(await seen()).toEqual({ articles: 7, judgements: 1, isCurrent: false });
  await writing((store) => store.purge(first.article.id));
  expect(await seen()).toEqual({ articles: 6, judgements: 1, isCurrent: false });
  expect(await reader.read([first.article.id])).toEqual([]);
  const fresh = await openStore(folder, { mode: 'read' });
  expect(await reader.state()).toBe(await fresh.state());
  await fresh.close();
  await reader.close();
});

describe('a store that is kept open', () => {
  let opened: number;
  let closed: number;
  const counted = (idle?: number) =>
    new KeptOpen(async () => {
      opened++;
      const store = await openStore(folder, { mode: 'read' });
      const close = store.close.bind(store);
      store.close = async () => {
        closed++;
        await close();
      };
      return store;
    }, idle);
  beforeEach(() => void ([opened, closed] = [0, 0]));

  test('is opened once for many questions, and closed when nobody asks any more', async () => {
    const kept = counted(200);
    const count = () => kept.use(async (store) => (await store.info()).articles);
    expect(await Promise.all([count(), count(), count()])).toEqual([7, 7, 7]);
    expect([opened, closed]).toEqual([1, 0]);
    await sleep(600);
    expect([opened, closed]).toEqual([1, 1]);
    expect(await count()).toBe(7);
    expect([opened, closed]).toEqual([2, 1]);
    await kept.close();
    expect([opened, closed]).toEqual([2, 2]);
  });

  test('stays open after a wrong question, and is opened anew after any other failure, once all are answered', async () => {
    const kept = counted();
    const wrong = new WhometError({ code: 'ask/unknown', message: 'Nobody has that name.' });
    await expect(kept.use(() => Promise.reject(wrong))).rejects.toBe(wrong);
    expect([opened, closed]).toEqual([1, 0]);
    const slow = kept.use(async (store) => {
      await sleep(200);
      return (await store.info()).articles;
    });
    await expect(kept.use(() => Promise.reject(new Error('the disk is gone')))).rejects.toThrow('the disk');
    expect([opened, closed]).toEqual([1, 0]);
    expect(await slow).toBe(7);
    expect([opened, closed]).toEqual([1, 1]);
    await kept.use((store) => store.info());
    expect([opened, closed]).toEqual([2, 1]);
    await kept.close();
  });

  test('says why it cannot be opened, and tries again at the next question', async () => {
    const kept = new KeptOpen(() => openStore(join(folder, 'later'), { mode: 'read' }));
    await expect(kept.use((store) => store.info())).rejects.toMatchObject({ code: 'store/none' });
    const writer = await openStore(join(folder, 'later'), { mode: 'write' });
    await writer.close();
    expect((await kept.use((store) => store.info())).articles).toBe(0);
    await kept.close();
  });
});
