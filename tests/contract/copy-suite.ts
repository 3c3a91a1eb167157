import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArticleRecord } from '../../src/model/record.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { copyStore } from '../../src/store/copy.ts';
import { today } from '../../src/store/ledger/today.ts';
import { rebuildGraph } from '../../src/store/rebuild.ts';
import { records } from '../ask/world.ts';
import { all, corrected, judgement } from './record-contract.ts';

/** A copy of a store with a past: corrected twice, mined again, taken out. Both stores are empty at first. */
export function copySuite(name: string, open: (which: 'from' | 'to') => Promise<GraphStore>): void {
  describe(`a copy, ${name}`, () => {
    let from: GraphStore;
    let to: GraphStore;
    beforeAll(async () => {
      [from, to] = [await open('from'), await open('to')];
      const [first, second, third] = records as [ArticleRecord, ArticleRecord, ArticleRecord];
      await from.append(records);
      const better = corrected(second, 'art_a2b', ' The talks lasted an hour.');
      await from.append([better]);
      await from.append([corrected(better, 'art_a2c', ' Tea was served.')]);
      await from.append([{ ...first, version: '9.9.9', claims: [] }]);
      await from.remove(third.article.id);
      await from.judge([judgement('jdg_2'), judgement('jdg_1')]);
      await rebuildGraph(from, defaultKnowledge);
    });
    afterAll(async () => {
      for (const store of [from, to]) {
        await store?.drop();
        await store?.close();
      }
    });

    test('has the records, the ledger, and what was before, however often it is made', async () => {
      for (let times = 0; times < 2; times++) {
        const info = await copyStore(from, to, defaultKnowledge);
        expect(info.articles).toBe(records.length - 1);
        expect(await all(to)).toEqual(await all(from));
        expect(await to.judgements()).toEqual(await from.judgements());
        expect(await from.former()).toHaveLength(4);
        expect(await to.former()).toEqual(await from.former());
      }
      const before = ['art_a2', 'art_a2b'];
      expect(await to.read(before)).toEqual(await from.read(before));
      expect(await to.read(before)).toHaveLength(2);
    });

    test('knows what became of an old id, and does not take an old text again', async () => {
      const [, second] = records as [ArticleRecord, ArticleRecord];
      const old = String(second.claims[0]?.id);
      expect(await today(to, old)).toEqual(await today(from, old));
      expect((await today(to, old)).former).not.toEqual([]);
      expect(await to.append([second])).toEqual({ added: 0, known: 1, corrected: 0 });
    });
  });
}
