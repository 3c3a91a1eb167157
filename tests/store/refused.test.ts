import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { WhometError } from '../../src/model/errors.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { ingest } from '../../src/store/ingest.ts';
import { openStore } from '../../src/store/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-refused-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A store that takes no article of these names, and nothing of what comes with one. */
function refusing(store: GraphStore, names: readonly string[]): GraphStore {
  const append: GraphStore['append'] = async (records) => {
    const all = [...records];
    if (all.some(({ article }) => names.includes(article.name)))
      throw new WhometError({ code: 'store/server', message: 'Property value is too large' });
    return store.append(all);
  };
  return new Proxy(store, {
    get: (target, key) => {
      const value: unknown = key === 'append' ? append : Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

test('an article that the store refuses is told, and the others go in; a store that takes none ends the ingest', async () => {
  const names = ['a', 'b', 'c'];
  const texts = names.map((name, at) => {
    const path = join(folder, `${name}.txt`);
    writeFileSync(path, `Anna Keller met Boris Petrov in Vienna on Monday, the ${at + 1}th time.\n`);
    return path;
  });
  const store = await openStore(join(folder, 'store'), { mode: 'write' });
  try {
    await expect(ingest(refusing(store, names), texts, { workers: 1 })).rejects.toMatchObject({ code: 'store/server' });
    const { report, newArticles } = await ingest(refusing(store, ['b']), texts, { workers: 1 });
    expect(newArticles).toBe(2);
    expect(report).toMatchObject({ read: 2, claims: 2 });
    expect(report.troubles).toMatchObject([{ code: 'store/refused', where: texts[1] }]);
  } finally {
    await store.close();
  }
});
