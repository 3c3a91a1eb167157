import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { makeId } from '../../src/model/ids.ts';
import { extractArticle } from '../../src/index.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { ask } from '../../src/store/ask.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { openStore } from '../../src/store/open.ts';
import { rebuildGraph } from '../../src/store/rebuild.ts';

const TOLD = [
  'Foreign Minister Amadou Sarr met Plamen Kostov in Geneva on May 14, 2024.',
  'Foreign Minister Amadou Sarr met Grace Oduya in Nairobi on May 14, 2024.',
  'Foreign Minister Amadou Sarr met Elena Russo in Lausanne on May 14, 2024.',
  'Foreign Minister Amadou Sarr met Hany Rashad in Tokyo on May 15, 2024.',
  'Foreign Minister Amadou Sarr spoke by phone with Teresa Machado on May 14, 2024.',
];

const articleOf = (text: string, index: number): Article => {
  const location = { name: `a${index}`, title: null, published: '2024-05-20', publisher: null, url: null, file: null };
  return { ...location, id: makeId('art', text), text, language: 'en', locations: [location] };
};

let folder: string;
let store: GraphStore;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whomet-'));
  store = await openStore(join(folder, 'store'), { mode: 'write' });
  await store.append(TOLD.map((text, index) => extractArticle(articleOf(text, index))));
  await rebuildGraph(store, defaultKnowledge);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('two distant places on one day are impossible, neighbouring ones, other days and calls are not', async () => {
  const { rows } = await ask(store, 'impossible', {});
  const told = rows.map(({ person, day, place, otherPlace }) => [person, day, [place, otherPlace].sort().join(', ')]);
  expect(told.sort()).toEqual([
    ['Amadou Sarr', '2024-05-14', 'Geneva, Nairobi'],
    ['Amadou Sarr', '2024-05-14', 'Lausanne, Nairobi'],
  ]);
  for (const { km } of rows) expect(Number(km)).toBeGreaterThan(5900);
});

test('the distance and the days can be given', async () => {
  expect((await ask(store, 'impossible', { kilometres: 20 })).rows).toHaveLength(3);
  expect((await ask(store, 'impossible', { kilometres: 20, person: 'Hany Rashad' })).rows).toEqual([]);
  expect((await ask(store, 'impossible', { from: '2024-05-15' })).rows).toEqual([]);
});
