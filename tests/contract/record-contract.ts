import { expect, test } from 'vitest';
import type { ArticleId, ClaimId, JudgementId } from '../../src/model/ids.ts';
import { JUDGEMENT_SCHEMA, type Judgement, type Subject } from '../../src/model/judgement.ts';
import type { ArticleRecord } from '../../src/model/record.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { records } from '../ask/world.ts';

const subject = (id: string): Subject => ({ id, name: id, claims: [], names: [] });
export const judgement = (id: string, left = subject('per_ann')): Judgement => ({
  schema: JUDGEMENT_SCHEMA,
  id: id as JudgementId,
  kind: 'sameness',
  verdict: 'positive',
  left,
  right: subject('per_bo'),
  score: null,
  author: 'me',
  time: '2024-01-01T00:00:00.000Z',
  reason: 'same face',
});

const named = (article: ArticleId): Subject => ({
  ...subject('per_ann'),
  names: [{ article, type: 'person', name: 'Ann Lée', aliases: [] }],
});

/** A record with words added to its text, as another version of the same place. */
export function corrected(record: ArticleRecord, id: string, added: string): ArticleRecord {
  const article = { ...record.article, id: id as ArticleId, text: `${record.article.text}${added}` };
  const claims = record.claims.map((claim) => ({ ...claim, id: `${claim.id}b` as ClaimId, article: article.id }));
  return { ...record, article, claims };
}

const about = (article: ArticleId) => judgement(`jdg_${article}`, named(article));

export async function all(store: GraphStore): Promise<ArticleRecord[]> {
  const list: ArticleRecord[] = [];
  for await (const record of store.records()) list.push(record);
  return list;
}

/** What every store must do with records and judgements; the tests leave it as they found it, but for the ledger. */
export function recordContract(store: () => GraphStore, reopen: () => Promise<void>): void {
  test('records are there after opening again, in the order of their ids', async () => {
    expect(await store().append([...records].reverse())).toEqual({ added: 8, known: 0, corrected: 0 });
    await reopen();
    expect(await all(store())).toEqual(records);
  });

  test('the same records again change nothing', async () => {
    expect(await store().append(records)).toEqual({ added: 0, known: 8, corrected: 0 });
    expect(await all(store())).toEqual(records);
  });

  test('a newer extraction replaces the older one', async () => {
    const [first] = records as [ArticleRecord];
    const newer = { ...first, version: '9.9.9', claims: [] };
    expect(await store().append([newer, newer])).toEqual({ added: 1, known: 1, corrected: 0 });
    expect((await all(store()))[0]).toEqual(newer);
    await store().append([first]);
    expect(await all(store())).toEqual(records);
  });

  test('one text in two places is one article with two locations, whatever the order', async () => {
    const [first] = records as [ArticleRecord];
    const location = { ...first.article.locations[0]!, name: 'copy', file: 'copy.txt', published: '2024-03-09' };
    const copy = { ...first, article: { ...first.article, ...location, locations: [location] } };
    expect(await store().append([copy])).toEqual({ added: 1, known: 0, corrected: 0 });
    const merged = (await all(store()))[0]!;
    expect(merged.article.locations.map(({ name: place }) => place)).toEqual(['a1', 'copy']);
    expect(merged.article.published).toBe('2024-03-01');
    expect(await store().append([first, copy])).toEqual({ added: 0, known: 2, corrected: 0 });
    await store().remove(first.article.id);
    await store().append([copy, first]);
    expect((await all(store()))[0]).toEqual(merged);
    await store().remove(first.article.id);
    await store().append([first]);
  });

  test('a removed article is gone, and can come again', async () => {
    const [first] = records as [ArticleRecord];
    expect(await store().remove(first.article.id)).toBe(true);
    expect(await store().remove(first.article.id)).toBe(false);
    await reopen();
    expect(await all(store())).toEqual(records.slice(1));
    expect(await store().append([first])).toEqual({ added: 1, known: 0, corrected: 0 });
    expect(await all(store())).toEqual(records);
  });

  test('judgements stay in the order of their writing', async () => {
    expect(await store().judge([judgement('jdg_2')])).toBe(1);
    expect(await store().judge([judgement('jdg_1'), judgement('jdg_2')])).toBe(1);
    await reopen();
    expect(await store().judgements()).toEqual([judgement('jdg_2'), judgement('jdg_1')]);
  });

  test('a text of the same place that shares most of the words is a correction, and what it replaced can be read', async () => {
    const [, second] = records as [ArticleRecord, ArticleRecord];
    const better = corrected(second, 'art_a2b', ' The talks lasted an hour.');
    expect(await store().append([better])).toEqual({ added: 1, known: 0, corrected: 1 });
    await reopen();
    const ids = (await all(store())).map(({ article }) => article.id);
    expect(ids).not.toContain(second.article.id);
    expect((await store().read(['art_a2b', 'art_a2', 'art_none'])).map(({ article }) => article.id)).toEqual(
      expect.arrayContaining(['art_a2b', 'art_a2']),
    );
    expect((await store().read(['art_a2b']))[0]?.replaces).toEqual(['art_a2']);
    expect(await store().append([second])).toEqual({ added: 0, known: 1, corrected: 0 });
    expect(await store().append([better])).toEqual({ added: 0, known: 1, corrected: 0 });
    const [former] = (await store().former()).filter(({ article }) => article === 'art_a2');
    expect(former).toMatchObject({
      fate: 'corrected',
      claims: second.claims.map(({ id }) => ({ id, successor: `${id}b` })),
    });
    await store().remove('art_a2b');
    expect(await store().read(['art_a2b', 'art_a2'])).toEqual([]);
    await store().append([second]);
    expect(await all(store())).toEqual(records);
  });

  test('another text of the same place stands beside', async () => {
    const [first, , , fourth] = records as [ArticleRecord, ArticleRecord, ArticleRecord, ArticleRecord];
    const other = {
      ...fourth,
      article: { ...fourth.article, id: 'art_x' as ArticleId, locations: first.article.locations },
    };
    expect(await store().append([other])).toEqual({ added: 1, known: 0, corrected: 0 });
    expect(await store().remove('art_x')).toBe(true);
  });

  test('the past of another store is kept beside its records, once', async () => {
    const [, second] = records as [ArticleRecord, ArticleRecord];
    const better = { ...corrected(second, 'art_p2', ' It rained.'), replaces: ['art_p1' as ArticleId] };
    const old = { ...second, article: { ...second.article, id: 'art_p1' as ArticleId, locations: [] } };
    const apart = { ...better, article: { ...better.article, locations: [] } };
    const former = { article: 'art_p1' as ArticleId, fate: 'corrected' as const, claims: [], time: '2024-01-01' };
    await store().append([apart]);
    const before = (await store().former()).length;
    const past = { replaced: [{ record: old, by: 'art_p2' }], former: [former] };
    await store().keep(past);
    await store().keep(past);
    await reopen();
    expect((await all(store())).map(({ article }) => article.id)).not.toContain('art_p1');
    expect(await store().read(['art_p1'])).toEqual([old]);
    expect((await store().former()).slice(before)).toEqual([former]);
    expect(await store().append([old])).toMatchObject({ added: 0, known: 1 });
    expect(await store().remove('art_p2')).toBe(true);
    expect(await store().read(['art_p1', 'art_p2'])).toEqual([]);
  });

  test('the store says whether its graph was made from what it holds', async () => {
    const [first] = records as [ArticleRecord];
    await store().publish({ nodes: [], edges: [] });
    expect(await store().isCurrent()).toBe(true);
    const state = await store().state();
    expect(await store().append([first])).toMatchObject({ added: 0 });
    expect(await store().state()).toBe(state);
    for (const change of [
      () => store().remove(first.article.id),
      () => store().append([first]),
      () => store().judge([judgement('jdg_3')]),
    ]) {
      await store().publish({ nodes: [], edges: [] });
      expect(await store().isCurrent()).toBe(true);
      const before = await store().state();
      await change();
      expect(await store().state()).not.toBe(before);
      expect(await store().isCurrent()).toBe(false);
      await store().publish({ nodes: [], edges: [] }, before);
      expect(await store().isCurrent()).toBe(false);
    }
    await reopen();
    expect(await store().isCurrent()).toBe(false);
    await store().publish({ nodes: [], edges: [] });
    await reopen();
    expect(await store().isCurrent()).toBe(true);
  });

  test('what is purged leaves no quote and no judgement, and none comes in from outside', async () => {
    const [first] = records as [ArticleRecord];
    await store().judge([about(first.article.id), about('art_a3' as ArticleId)]);
    expect(await store().purge('art_none')).toBe(false);
    expect(await store().purge(first.article.id)).toBe(true);
    await reopen();
    expect(await all(store())).toEqual(records.slice(1));
    const ids = async () => (await store().judgements()).map(({ id }) => id);
    expect(await ids()).toEqual(['jdg_2', 'jdg_1', 'jdg_3', 'jdg_art_a3']);
    expect(await store().judge([about(first.article.id)])).toBe(0);
    expect(await ids()).toEqual(['jdg_2', 'jdg_1', 'jdg_3', 'jdg_art_a3']);
    expect((await store().former()).at(-1)).toMatchObject({ article: first.article.id, fate: 'purged' });
    await store().append([first]);
    expect(await all(store())).toEqual(records);
  });
}
