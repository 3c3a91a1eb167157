import neo4j from 'neo4j-driver';
import { describe, expect, test } from 'vitest';
import { toGraph } from '../../src/graph/to-graph.ts';
import { openStore } from '../../src/store/open.ts';
import { search } from '../../src/store/search.ts';
import { recordMap, world } from '../ask/world.ts';
import type { Neo4jServer } from '../tools/neo4j-local.ts';

/** Sentences are looked up in a full-text index, which a store of an older version does not have. */
export function searchIndexSuite(server: () => Neo4jServer): void {
  describe.each(['', '?label-prefix=Met_'])('search in sentences %s', (prefix) => {
    const open = () => openStore(server().uri + prefix, { mode: 'write', ...server() });

    test('finds the same with the index, without it, and with it again', async () => {
      const driver = neo4j.driver(server().uri, neo4j.auth.basic(server().username, server().password));
      const store = await open();
      try {
        await store.publish(toGraph(world, recordMap));
        const ask = () => Promise.all(['oslo TUESDAY', 'slo uesda', 'Ann', 'zzz'].map((text) => search(store, text)));
        const found = await ask();
        expect(found.map(({ sentences }) => sentences.length > 0)).toEqual([true, true, true, false]);
        const name = prefix === '' ? 'quote_words' : 'Met_quote_words';
        await driver.executeQuery(`DROP INDEX ${name}`);
        await expect(
          store.query(
            `CALL db.index.fulltext.queryRelationships('quote_words', 'x') YIELD relationship RETURN 1 AS one`,
          ),
        ).rejects.toMatchObject({ code: 'query/index', next: expect.stringContaining('store prepare') });
        expect(await ask()).toEqual(found);
        await (await open()).close();
        const { records } = await driver.executeQuery('SHOW INDEXES YIELD name WHERE name = $name', { name });
        expect(records).toHaveLength(1);
        expect(await ask()).toEqual(found);
      } finally {
        await store.drop();
        await store.close();
        await driver.close();
      }
    });
  });
}
