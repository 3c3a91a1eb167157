import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { topicId } from '../../src/graph/nodes.ts';
import { exportView } from '../../src/export/formats.ts';
import { wellFormed } from '../../src/model/json.ts';
import { connect } from '../../src/store/neo4j/connection.ts';
import { openStore } from '../../src/store/open.ts';
import { neo4jForTests, neo4jMissing } from '../tools/neo4j.ts';
import type { Neo4jServer } from '../tools/neo4j-local.ts';
import { cypherSuite } from './cypher-suite.ts';
import { hostileData } from './hostile.ts';

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

  test.each([0, 11, 21])('an exported script makes the hostile texts, and nothing else (%i)', async (shift) => {
    const data = hostileData(shift);
    const script = exportView(data, 'cypher', { graph: 'people', table: 'meetings' }).text;
    const connection = await connect(server.uri, server.username, server.password);
    try {
      await connection.write((run) => run('MATCH (n) DETACH DELETE n'));
      // Each by itself, as cypher-shell runs them: constraints and rows cannot share a transaction.
      for (const statement of script.split(';\n').filter(Boolean)) await connection.alone(statement);
      const names = async (label: string) =>
        (await connection.read(`MATCH (n:${label}) RETURN n.id AS id, n.name AS name`)).rows;
      const expected = [...data.parties, ...data.places, ...data.articles].map(({ id, name }) => [
        id,
        wellFormed(name),
      ]);
      const found = await Promise.all(['Person', 'Organization', 'Place', 'Article'].map(names));
      expect(found.flat().map(({ id, name }) => [id, name])).toEqual(expect.arrayContaining(expected));
      const total = await connection.read('MATCH (n) RETURN count(n) AS count');
      const topics = new Set(data.meetings.flatMap((meeting) => meeting.topics).map(topicId));
      const claims = data.meetings.flatMap((meeting) => meeting.claims);
      expect(total.rows).toEqual([{ count: expected.length + data.meetings.length + topics.size + claims.length }]);
    } finally {
      await connection.write((run) => run('MATCH (n) DETACH DELETE n'));
      await connection.close();
    }
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
