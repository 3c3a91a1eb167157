import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extractArticle } from '../../src/pipeline/extract-article.ts';
import { makeArticle } from '../../src/read/make-article.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { checkStore } from '../../src/store/check.ts';
import { openStore } from '../../src/store/open.ts';
import { makeCurrent } from '../../src/store/rebuild.ts';

/** Reports with an emoji so many units of the string before the quote and after it. */
const reportWith = (before: number, after: number): string =>
  `The square was full 😀${'y'.repeat(before)}.\n\nAnna Keller met Boris Petrov in Vienna on Monday.\n\n${'z'.repeat(after)}😀 And so on.`;

const AROUND = 32;

test('no character is cut in two around a quote, and half a character is replaced: the graph is what the records say', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'whomet-characters-'));
  try {
    const texts = Array.from({ length: 8 }, (_, at) => reportWith(AROUND - 6 + at, AROUND - 6 + at));
    texts.push(`${reportWith(3, 3)} Half of one: \ud83d.`);
    const articles = await Promise.all(
      texts.map((text, at) =>
        makeArticle(`report ${at}`, null, { text, title: 'Half \ude00', publisher: 'Half \ud83d' }),
      ),
    );
    const records = articles.map(extractArticle);
    const quotes = records.flatMap(({ claims }) => claims.flatMap(({ evidence }) => evidence));
    expect(quotes).toHaveLength(texts.length);
    for (const { prefix, suffix } of quotes)
      expect([prefix, suffix]).toEqual([prefix.toWellFormed(), suffix.toWellFormed()]);
    expect(articles.map(({ title, publisher }) => [title, publisher])).toEqual(
      texts.map(() => ['Half \ufffd', 'Half \ufffd']),
    );

    const store = await openStore(join(folder, 'store'), { mode: 'write' });
    await store.append(records);
    await makeCurrent(store, defaultKnowledge);
    const { differences, isCurrent } = await checkStore(store, defaultKnowledge);
    expect({ differences, isCurrent }).toEqual({ differences: [], isCurrent: true });
    await store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
