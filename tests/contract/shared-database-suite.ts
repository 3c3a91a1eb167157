import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { questionsSuite } from '../ask/questions-suite.ts';
import type { Neo4jServer } from '../tools/neo4j-local.ts';
import { storeContract } from './store-contract.ts';

/** Somebody else's data, with the very labels, types and ids that the graph would have. */
const FOREIGN = `CREATE (p:Person {id: 'per_ann', name: 'Not Ann', searchNames: ['not ann']})-[:ATTENDED {role: 'host'}]->(:Meeting {id: 'mtg_01', title: 'theirs'})
CREATE (:Name {id: 'x', searchName: 'ann lee'})-[:NAME_OF]->(p)
CREATE (p)-[:MET_WITH {count: 99}]->(:Person {id: 'per_bo', name: 'Not Bo'})
CREATE (:Invoice {total: 12})`;
const COUNT = 'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS edges';

const addressOf = ({ uri }: Neo4jServer): string => `${uri}?label-prefix=Met_`;

/** A store that shares its database: the whole contract holds, and the others' data stay as they are. */
export function sharedDatabaseSuite(server: () => Neo4jServer): void {
  describe("a database with somebody else's data", () => {
    let driver: Driver;
    const numbers = async (text: string) => (await driver.executeQuery(text)).records[0]?.toObject();
    beforeAll(async () => {
      const { uri, username, password } = server();
      driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
      await driver.executeQuery(FOREIGN);
    });
    afterAll(async () => {
      const store = await openStore(addressOf(server()), { mode: 'write', ...server() });
      await store.drop();
      await store.close();
      expect(await numbers(COUNT)).toEqual({ nodes: 5, edges: 3 });
      await driver.executeQuery('MATCH (n) DETACH DELETE n');
      await driver.close();
    });

    test('is refused without a prefix, and told how to go on', async () => {
      await expect(openStore(server().uri, { mode: 'write', ...server() })).rejects.toMatchObject({
        code: 'store/foreign',
        next: expect.stringContaining('--label-prefix'),
      });
      expect(await numbers(COUNT)).toEqual({ nodes: 5, edges: 3 });
    });

    test('is refused with a prefix that others use', async () => {
      await driver.executeQuery('CREATE (:Taken_Person {id: 1})');
      const taken = openStore(`${server().uri}?label-prefix=Taken_`, { mode: 'write', ...server() });
      await expect(taken).rejects.toMatchObject({ code: 'store/foreign', message: expect.stringContaining('Taken_') });
      await driver.executeQuery('MATCH (n:Taken_Person) DELETE n');
    });

    storeContract('Neo4j store with a prefix', async () => ({
      open: (mode) => openStore(addressOf(server()), { mode, ...server() }),
      close: async () => {
        const store = await openStore(addressOf(server()), { mode: 'write', ...server() });
        await store.drop();
        await store.close();
        const { indexes } = (await numbers(
          "SHOW INDEXES YIELD name WHERE name STARTS WITH 'Met_' RETURN count(*) AS indexes",
        )) as { indexes: number };
        expect(indexes).toBe(0);
      },
    }));

    questionsSuite('Neo4j store with a prefix', () => openStore(addressOf(server()), { mode: 'write', ...server() }));
  });
}
