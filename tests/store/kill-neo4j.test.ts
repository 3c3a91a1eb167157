import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { startNeo4j, type LocalNeo4j } from '../tools/neo4j-local.ts';
import { whyNoServer } from '../tools/neo4j/jars.ts';
import { killSuite, type KillTarget } from './kill-suite.ts';

const missing = whyNoServer();
const reason = missing === null ? '' : ` (skipped: ${missing})`;

describe.skipIf(missing !== null)(`a real Neo4j${reason}`, () => {
  let server: LocalNeo4j;
  beforeAll(async () => {
    server = await startNeo4j();
  }, 300_000);
  afterAll(() => server?.stop());

  const target: KillTarget = {
    location: () => server.uri,
    environment: () => ({ NEO4J_USERNAME: server.username, NEO4J_PASSWORD: server.password }),
    open: (mode) => openStore(server.uri, { mode, ...server }),
    clear: async () => {
      const store = await target.open('write');
      await store.drop();
      await store.close();
    },
  };
  killSuite('Neo4j store', target, { kills: 10, seed: 2 });
});
