import { expect, test } from 'vitest';
import type { ArticleRecord } from '../../src/model/record.ts';
import { unminedRecord } from '../../src/pipeline/record.ts';
import { makeArticle } from '../../src/read/make-article.ts';
import { mergeRecord } from '../../src/store/merge-record.ts';

/** The record of one find of the one text. */
async function found(name: string, file: string | null, rest: object): Promise<ArticleRecord> {
  return unminedRecord(await makeArticle(name, file, { text: 'They met.', ...rest }));
}

const merged = (stored: ArticleRecord, incoming: ArticleRecord): ArticleRecord =>
  mergeRecord(stored, incoming) ?? stored;

test('the earliest publication speaks for the article, whatever the order', async () => {
  const early = await found('b', 'b.txt', { published: '2023-11-14' });
  const late = await found('a', 'a.txt', { published: '2023-11-15' });
  const undated = await found('0', null, {});
  const all = merged(merged(undated, late), early);
  expect(all.article).toMatchObject({ id: early.article.id, name: 'b', published: '2023-11-14' });
  expect(all.article.locations.map(({ name }) => name)).toEqual(['b', 'a', '0']);
  expect(merged(merged(early, undated), late)).toEqual(all);
  expect(mergeRecord(all, early)).toBeNull();
});

test('pages and the map to the source are those of the file that speaks', async () => {
  const pages = [{ number: 1, start: 0, end: 9 }];
  const paged = await found('a', 'a.pdf', { pages, published: '2023-11-14' });
  const plain = await found('b', 'b.txt', { published: '2023-11-15' });
  for (const both of [merged(plain, paged), merged(paged, plain)])
    expect(both.article).toMatchObject({ file: 'a.pdf', pages });
});
