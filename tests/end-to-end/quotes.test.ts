import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import type { ArticleRecord } from '../../src/model/record.ts';
import { extractArticle } from '../../src/pipeline/extract-article.ts';
import { readSources } from '../../src/read/sources.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const SAMPLES = path('../../data/samples');
const REUTERS = path('../../../shared/meetbench/corpus/reuters21578.jsonl.gz');
const LIMIT_MS = 180_000;

async function articlesOf(source: string, limit: number, metadata?: string): Promise<Article[]> {
  const articles: Article[] = [];
  for await (const item of readSources([source], metadata === undefined ? {} : { metadata })) {
    if (item.kind === 'article') articles.push(item.article);
    if (articles.length === limit) break;
  }
  return articles;
}

/** Quotes that the article does not have at their offsets, word for word, between the words said to stand around them. */
function misplaced({ article: { text, name }, claims }: ArticleRecord): string[] {
  return claims
    .flatMap(({ evidence }) => evidence)
    .filter(
      ({ quote, start, end, prefix, suffix }) =>
        quote === '' ||
        text.slice(start, end) !== quote ||
        !text.slice(0, start).endsWith(prefix) ||
        !text.slice(end).startsWith(suffix),
    )
    .map(({ quote }) => `${name}: ${quote}`);
}

/** The second run takes the articles from the last to the first: no article may leave a trace in another. */
function provenAndRepeatable(articles: readonly Article[], atLeast: number): void {
  const records = articles.map((article) => extractArticle(article));
  expect(records.flatMap(({ claims }) => claims).length).toBeGreaterThanOrEqual(atLeast);
  expect(records.filter(({ claims }) => claims.some(({ evidence }) => evidence.length === 0))).toEqual([]);
  expect(records.flatMap(misplaced)).toEqual([]);
  const again = articles.toReversed().map((article) => extractArticle(article));
  expect(again.toReversed().map((record) => JSON.stringify(record))).toEqual(
    records.map((record) => JSON.stringify(record)),
  );
}

describe('every quote stands word for word at its offsets, and two runs are the same', () => {
  test(
    'the samples',
    async () => {
      const articles = await articlesOf(SAMPLES, Infinity, `${SAMPLES}/metadata.csv`);
      expect(articles.length).toBeGreaterThanOrEqual(15);
      provenAndRepeatable(articles, 30);
    },
    LIMIT_MS,
  );

  test.skipIf(!existsSync(REUTERS))(
    '500 Reuters articles of ../shared/meetbench/corpus',
    async () => {
      const articles = await articlesOf(REUTERS, 500);
      expect(articles).toHaveLength(500);
      provenAndRepeatable(articles, 10);
    },
    LIMIT_MS,
  );
});
