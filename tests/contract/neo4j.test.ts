import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { alertsSuite } from '../alert/alerts-suite.ts';
import { plansSuite } from '../ask/plans-suite.ts';
import { recipesSuite } from '../ask/recipes-suite.ts';
import { questionsSuite } from '../ask/questions-suite.ts';
import { records } from '../ask/world.ts';
import { wordsSuite } from '../ask/words-suite.ts';
import { neo4jForTests, neo4jMissing } from '../tools/neo4j.ts';
import type { Neo4jServer } from '../tools/neo4j-local.ts';
import { copySuite } from './copy-suite.ts';
import { largeGraphSuite } from './large-graph-suite.ts';
import { ledgerSuite } from './ledger-suite.ts';
import { failoverSuite } from './failover-suite.ts';
import { longValuesSuite } from './long-values-suite.ts';
import { searchIndexSuite } from './search-index-suite.ts';
import { sharedDatabaseSuite } from './shared-database-suite.ts';
import { storeContract } from './store-contract.ts';

const reason = neo4jMissing === null ? '' : ` (skipped: ${neo4jMissing})`;

describe.skipIf(neo4jMissing !== null)(`with a real Neo4j${reason}`, () => {
  let server: Neo4jServer;
  beforeAll(async () => {
    server = await neo4jForTests();
  });
  afterAll(() => server?.stop());

  storeContract('Neo4j store', async () => {
    return {
      open: (mode) => openStore(server.uri, { mode, ...server }),
      close: async () => {
        const store = await openStore(server.uri, { mode: 'write', ...server });
        await store.drop();
        await store.close();
      },
    };
  });

  sharedDatabaseSuite(() => server);

  searchIndexSuite(() => server);

  const open = () => openStore(server.uri, { mode: 'write', ...server });
  test('who writes to a store that is dropped meanwhile is told so, and leaves nothing', async () => {
    const [one, other] = [await open(), await open()];
    await one.append(records);
    await one.drop();
    await expect(other.append(records)).rejects.toMatchObject({ code: 'store/none' });
    await expect(other.publish({ nodes: [], edges: [] })).rejects.toMatchObject({ code: 'store/none' });
    const fresh = await open();
    expect((await fresh.info()).articles).toBe(0);
    await fresh.drop();
    for (const store of [one, other, fresh]) await store.close();
  });

  test('programs that open one empty database at once all get the store', async () => {
    const stores = await Promise.all([open(), open(), open(), open()]);
    await Promise.all(stores.map((store, at) => store.append(records.slice(at, at + 1))));
    const late = await open();
    expect((await late.info()).articles).toBe(Math.min(4, records.length));
    await late.drop();
    for (const store of [...stores, late]) await store.close();
  });

  test('a database that another program writes to is opened meanwhile', async () => {
    const writer = await open();
    const writing = (async () => {
      for (let turn = 0; turn < 10; turn++) {
        await writer.append(records);
        for (const { article } of records) await writer.remove(article.id);
      }
    })();
    for (let turn = 0; turn < 10; turn++) await (await open()).close();
    await writing;
    expect((await writer.info()).articles).toBe(0);
    await writer.drop();
    await writer.close();
  });

  const folder = mkdtempSync(join(tmpdir(), 'whomet-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Its second store is an embedded one, so that both must end with the same graph. */
  ledgerSuite('Neo4j store', (which) =>
    which === 'first'
      ? openStore(server.uri, { mode: 'write', ...server })
      : openStore(join(folder, which), { mode: 'write' }),
  );

  largeGraphSuite('Neo4j store', () => openStore(server.uri, { mode: 'write', ...server }));

  longValuesSuite('Neo4j store', () => openStore(server.uri, { mode: 'write', ...server }));

  copySuite('embedded to Neo4j', (which) =>
    which === 'to'
      ? openStore(server.uri, { mode: 'write', ...server })
      : openStore(join(folder, which), { mode: 'write' }),
  );

  copySuite('Neo4j to embedded', (which) =>
    which === 'from'
      ? openStore(server.uri, { mode: 'write', ...server })
      : openStore(join(folder, which), { mode: 'write' }),
  );

  questionsSuite('Neo4j store', () => openStore(server.uri, { mode: 'write', ...server }));

  wordsSuite('Neo4j store', () => openStore(server.uri, { mode: 'write', ...server }));

  alertsSuite('Neo4j store', () => openStore(server.uri, { mode: 'write', ...server }));

  plansSuite(() => server);

  failoverSuite(() => server);

  // The last: it takes the indexes with it.
  recipesSuite('Neo4j store', () => openStore(server.uri, { mode: 'write', ...server }));
});
