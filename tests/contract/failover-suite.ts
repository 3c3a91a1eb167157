import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphStore } from '../../src/store/contract.ts';
import { openStore } from '../../src/store/open.ts';
import { records } from '../ask/world.ts';
import { startBoltProxy, type BoltProxy } from '../tools/bolt-proxy.ts';
import type { Neo4jServer } from '../tools/neo4j-local.ts';

/** A change of leader as a driver sees it: nothing is lost, nothing is written twice, nobody has to do anything. */
export function failoverSuite(server: () => Neo4jServer): void {
  describe('a change of leader', () => {
    let proxy: BoltProxy;
    let store: GraphStore;
    beforeAll(async () => {
      proxy = await startBoltProxy(server().uri);
      store = await openStore(proxy.uri, { ...server(), mode: 'write' });
    });
    afterAll(async () => {
      await store?.drop();
      await store?.close();
      await proxy?.close();
    });

    test('a server that is no longer the leader is asked again', async () => {
      const before = proxy.interfered;
      proxy.refuseWrites(2);
      expect(await store.append(records)).toMatchObject({ added: records.length, known: 0 });
      expect(proxy.interfered - before).toBe(2);
      expect(await store.append(records)).toMatchObject({ added: 0, known: records.length });
    });

    test('a connection that is lost is made again', async () => {
      const before = proxy.interfered;
      proxy.cutWrites(1);
      expect(await store.remove(records[0]!.article.id)).toBe(true);
      expect(proxy.interfered - before).toBe(1);
      expect((await store.info()).articles).toBe(records.length - 1);
    });

    test('what was written is read, whichever connection reads it', async () => {
      proxy.refuseWrites(1);
      await store.append(records.slice(0, 1));
      expect(await store.read([records[0]!.article.id])).toEqual([records[0]]);
    });
  });
}
