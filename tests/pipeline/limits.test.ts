import { expect, test } from 'vitest';
import { emptyReport, extractAll } from '../../src/pipeline/ingest.ts';
import { extractWorkers, timeFor } from '../../src/pipeline/workers.ts';
import type { ReadItem } from '../../src/read/sources.ts';
import { makeArticle } from '../../src/read/make-article.ts';

const SENTENCE = 'President Ann Lee met Prime Minister Bo Ek in Geneva on Tuesday to talk about trade. ';

async function* articles(texts: readonly string[]): AsyncGenerator<ReadItem> {
  for (const [index, text] of texts.entries())
    yield {
      kind: 'article',
      article: await makeArticle(`a${index}`, `a${index}.txt`, { text, published: '2024-05-03' }),
    };
}

test('an article that takes too long is told and passed over; those that wait behind it are mined', async () => {
  const slow = `SLOW ${SENTENCE.repeat(300)}`;
  const texts = [`One. ${SENTENCE}`, slow, `Two. ${SENTENCE}`, `Three. ${SENTENCE}`];
  const threads = extractWorkers(1, undefined, (article) => (article.text.startsWith('SLOW') ? 20 : timeFor(article)));
  const report = emptyReport();
  const names: string[] = [];
  try {
    for await (const { article } of extractAll(articles(texts), threads.extract, report, { ahead: 4 }))
      names.push(article.name);
  } finally {
    await threads.close();
  }
  expect(names).toEqual(['a0', 'a2', 'a3']);
  expect(report.troubles).toMatchObject([{ code: 'extract/too-slow', where: 'a1.txt', next: expect.any(String) }]);
});
