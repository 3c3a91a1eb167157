import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { plansSuite } from '../ask/plans-suite.ts';
import { questionsSuite } from '../ask/questions-suite.ts';
import { neo4jForTests, neo4jMissing } from '../tools/neo4j.ts';
import type { Neo4jServer } from '../tools/neo4j-local.ts';
import { failoverSuite } from './failover-suite.ts';
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

  questionsSuite('Neo4j store', () => openStore(server.uri, { mode: 'write', ...server }));

  plansSuite(() => server);

  failoverSuite(() => server);
});
