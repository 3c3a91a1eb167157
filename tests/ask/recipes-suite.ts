import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingest } from '../../src/store/ingest.ts';
import { openStore } from '../../src/store/open.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { recipesOf } from '../tools/recipes.ts';

const root = new URL('../../', import.meta.url);
const path = (name: string): string => new URL(name, root).pathname;

export const RECIPES = recipesOf(readFileSync(new URL('docs/cypher.md', root), 'utf8'));

/** The sample articles in a store. */
export async function withSamples(store: GraphStore): Promise<GraphStore> {
  await ingest(store, path('data/samples'), { metadata: path('data/samples/metadata.csv') });
  return store;
}

/** Every recipe of docs/cypher.md answers the same on a store as on the embedded one. */
export function recipesSuite(name: string, open: () => Promise<GraphStore>): void {
  describe(`recipes of docs/cypher.md: ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'whomet-recipes-'));
    let store: GraphStore;
    let embedded: GraphStore;
    beforeAll(async () => {
      store = await withSamples(await open());
      embedded = await withSamples(await openStore(join(folder, 'store'), { mode: 'write' }));
    }, 120_000);
    afterAll(async () => {
      await store?.drop();
      await store?.close();
      await embedded?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test.each(RECIPES.map(({ title, cypher }) => [title, cypher] as const))('%s', async (_, cypher) => {
      const answer = await store.query(cypher);
      expect(answer).toEqual(await embedded.query(cypher));
      expect(answer.rows.length).toBeGreaterThan(0);
    });
  });
}
