import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { generations } from '../../src/store/embedded/generations.ts';
import { execute, openGraph, rowsIn } from '../../src/store/embedded/grafeo.ts';
import { openStore } from '../../src/store/open.ts';
import { cypherSuite } from './cypher-suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

cypherSuite('embedded store', async () => {
  const location = join(folder, 'store');
  return {
    store: await openStore(location, { mode: 'write' }),
    async past(text, parameters) {
      const database = await openGraph(generations(join(location, 'graph')).current() ?? '');
      try {
        const result = await execute(database, text, parameters);
        return { columns: result.columns, rows: [...rowsIn(result, { from: 0, to: null })] };
      } finally {
        database.close();
      }
    },
  };
});
