import { expect, test } from 'vitest';
import { extractArticle } from '../../src/pipeline/extract-article.ts';
import { makeArticle } from '../../src/read/make-article.ts';

test.each([
  ['Armenian Prime Minister Nikol Pashinyan held talks on the border in Granada.', 'party'],
  ['Chancellor Olaf Scholz did not meet President Emmanuel Macron in Berlin on Monday.', 'affirmation'],
])('%s: no claim, but kept with what is missing', async (text, missing) => {
  const article = await makeArticle('a', null, { text }, { published: '2024-05-08' });
  const { claims, candidates = [] } = extractArticle(article);
  expect(claims.filter(({ status }) => status === 'held')).toEqual([]);
  const [candidate] = candidates;
  expect(candidate?.missing).toContain(missing);
  expect(candidate?.quote?.quote).toBe(text);
});

test('what made a claim is no candidate', async () => {
  const text = 'French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on May 3, 2024.';
  const { claims, candidates } = extractArticle(await makeArticle('a', null, { text }));
  expect([claims.length, candidates]).toEqual([1, []]);
});
