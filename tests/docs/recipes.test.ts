import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { QueryResult } from '../../src/store/contract.ts';
import { RECIPES, withSamples } from '../ask/recipes-suite.ts';
import { answered, recipesOf } from '../tools/recipes.ts';
import { modelPicture } from '../tools/model-picture.ts';

const page = new URL('../../docs/cypher.md', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'whomet-recipes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('there are twenty recipes, each with a title of its own', () => {
  expect(new Set(RECIPES.map(({ title }) => title)).size).toBe(RECIPES.length);
  expect(RECIPES.length).toBeGreaterThanOrEqual(20);
});

test('each recipe has an answer, and it stands below (`npm run docs` writes it)', { timeout: 120_000 }, async () => {
  const store = await withSamples(await openStore(join(folder, 'store'), { mode: 'write' }));
  const answers = new Map<string, QueryResult>();
  for (const { title, cypher } of RECIPES) answers.set(title, await store.query(cypher));
  await store.close();
  expect([...answers].filter(([, { rows }]) => rows.length === 0).map(([title]) => title)).toEqual([]);
  if (process.env['MODE'] === 'docs') writeFileSync(page, answered(readFileSync(page, 'utf8'), answers));
  // What the rows hold moves with the extraction; the columns do not.
  const heads = recipesOf(readFileSync(page, 'utf8')).map(({ printed }) => printed.split('\n')[0]?.split(/\s{2,}/));
  expect(heads).toEqual([...answers.values()].map(({ columns }) => [...columns]));
});

test('the picture of the model draws what src/model/schema.ts declares (`npm run docs` writes it)', async () => {
  await expect(modelPicture()).toMatchFileSnapshot('../../docs/pictures/model.svg');
});
