import { expect, test } from 'vitest';
import { remembering } from '../../src/model/remembering.ts';
import { extractArticle } from '../../src/pipeline/extract-article.ts';
import { emptyReport, extractAll } from '../../src/pipeline/ingest.ts';
import { unminedRecord } from '../../src/pipeline/record.ts';
import { extractWorkers, timeFor } from '../../src/pipeline/workers.ts';
import type { ReadItem } from '../../src/read/sources.ts';
import { makeArticle } from '../../src/read/make-article.ts';
import { bytesInUse } from '../tools/bytes-in-use.ts';

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

test('a run of letters without an end is nobody’s name; the others in the sentence are found', async () => {
  const run = 'Featherstonehaugh'.repeat(600).slice(0, 10_000);
  const text = `French President Emmanuel Macron met ${run} and German Chancellor Olaf Scholz in Berlin on Monday. ${SENTENCE.repeat(10)}`;
  const { mentions } = extractArticle(await makeArticle('a', 'a.txt', { text, published: '2024-05-03' }));
  const names = mentions.flatMap(({ name, aliases }) => [name, ...aliases]);
  expect(names.filter((name) => name.includes('Feather'))).toEqual([]);
  expect(names).toContain('Emmanuel Macron');
});

test('of articles that were read next to nothing is kept: a text that comes again is known all the same', async () => {
  const text = 'A long article. '.repeat(200);
  const [first, many] = [2000, 20_000];
  const numbers = Array.from({ length: many }, (_, index) => `${index}`);
  const report = emptyReport();
  let [taken, early] = [0, 0];
  const items = articles([...numbers, '7'].map((number) => `${number} ${text}`));
  for await (const { article } of extractAll(items, unminedRecord, report)) {
    expect(article.locations).toHaveLength(1);
    if (++taken === first) early = bytesInUse();
  }
  expect([report.read, report.repeated]).toEqual([many, 1]);
  expect((bytesInUse() - early) / (many - first)).toBeLessThan(100);
});

test('of many texts the half asked for lately is remembered, and no long one', () => {
  const made: string[] = [];
  const length = remembering((text) => {
    made.push(text);
    return text.length;
  }, 4);
  for (const text of ['a', 'bb', 'a', 'ccc', 'a', 'dddd', 'a', 'eeeee', 'bb']) expect(length(text)).toBe(text.length);
  expect(made).toEqual(['a', 'bb', 'ccc', 'dddd', 'eeeee', 'bb']);
  const long = 'x'.repeat(10_000);
  expect([length(long), length(long)]).toEqual([10_000, 10_000]);
  expect(made.filter((text) => text === long)).toHaveLength(2);
});
