import { afterAll, beforeAll, describe } from 'vitest';
import { connect } from '../../src/store/neo4j/connection.ts';
import { openStore } from '../../src/store/open.ts';
import { neo4jForTests, neo4jMissing } from '../tools/neo4j.ts';
import type { Neo4jServer } from '../tools/neo4j-local.ts';
import { cypherSuite } from './cypher-suite.ts';

const reason = neo4jMissing === null ? '' : ` (skipped: ${neo4jMissing})`;

describe.skipIf(neo4jMissing !== null)(`with a real Neo4j${reason}`, () => {
  let server: Neo4jServer;
  beforeAll(async () => {
    server = await neo4jForTests();
  });
  afterAll(async () => {
    const store = await openStore(server.uri, { mode: 'write', ...server });
    await store.drop();
    await store.close();
    await server.stop();
  });

  cypherSuite('Neo4j store', async () => {
    return {
      store: await openStore(server.uri, { mode: 'write', ...server }),
      async past(text, parameters) {
        const connection = await connect(server.uri, server.username, server.password);
        try {
          return await connection.read(text, parameters);
        } finally {
          await connection.close();
        }
      },
    };
  });
});
