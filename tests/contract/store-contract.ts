import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countRows } from '../../src/graph/count-rows.ts';
import { toGraph } from '../../src/graph/to-graph.ts';
import type { GraphStore, OpenOptions, StoreInfo } from '../../src/store/contract.ts';
import { recordMap, records, world } from '../ask/world.ts';
import { all, judgement, recordContract } from './record-contract.ts';

/** How the suite gets at a store: opened as often as it likes, always the same one, empty at first. */
export interface StoreUnderTest {
  open(mode: OpenOptions['mode']): Promise<GraphStore>;
  close(): Promise<void>;
}

const GRAPH = toGraph(world, recordMap);

/** What every GraphStore must do. */
export function storeContract(name: string, setUp: () => Promise<StoreUnderTest>): void {
  describe(`contract of the ${name}`, () => {
    let under: StoreUnderTest;
    let store: GraphStore;
    beforeAll(async () => {
      under = await setUp();
      await expect(under.open('read')).rejects.toMatchObject({ code: 'store/none' });
      store = await under.open('write');
    });
    afterAll(async () => {
      await store?.close();
      await under?.close();
    });
    const reopen = async (mode: OpenOptions['mode'] = 'write') => {
      await store.close();
      store = await under.open(mode);
    };

    test('an empty store answers', async () => {
      expect(await all(store)).toEqual([]);
      expect((await store.query('MATCH (n:Person) RETURN n')).rows).toEqual([]);
      expect(await store.info()).toMatchObject({ articles: 0, judgements: 0, nodes: {}, edges: {} });
    });

    recordContract(() => store, reopen);

    test('the published graph is exactly the rows', async () => {
      await store.publish(GRAPH);
      expect(await counts(store)).toEqual(countRows(GRAPH));
      await store.publish(GRAPH);
      expect(await counts(store)).toEqual(countRows(GRAPH));
    });

    test('publishing again takes out what is no longer there, and changes what changed', async () => {
      const smaller = toGraph(
        { ...world, meetings: world.meetings.slice(0, 2), claims: world.claims.slice(0, 4) },
        recordMap,
      );
      await store.publish(smaller);
      expect((await store.query('MATCH (m:Meeting) RETURN m.id AS id ORDER BY id')).rows).toEqual([
        { id: 'mtg_01' },
        { id: 'mtg_02' },
      ]);
      expect((await store.query('MATCH ()-[r:MET_WITH]->() RETURN count(r) AS count')).rows).toEqual([{ count: 1 }]);
      const renamed = {
        ...world,
        people: world.people.map((each) => (each.id === 'per_bo' ? { ...each, name: 'Bo Ekman' } : each)),
      };
      await store.publish(toGraph(renamed, recordMap));
      expect((await store.query("MATCH (p:Person {id: 'per_bo'}) RETURN p.name AS name")).rows).toEqual([
        { name: 'Bo Ekman' },
      ]);
      await store.publish(GRAPH);
      expect(await counts(store)).toEqual(countRows(GRAPH));
      expect(await all(store)).toEqual(records);
    });

    test('a reader that is open sees the new graph with its next question, while a writer is open', async () => {
      const reader = await under.open('read');
      try {
        const topics = GRAPH.nodes.filter(({ label }) => label === 'Topic');
        const count = async () => (await reader.query('MATCH (n:Topic) RETURN count(n) AS count')).rows[0]?.['count'];
        expect(await count()).toBe(topics.length);
        await store.publish({ nodes: topics.slice(0, 1), edges: [] });
        expect(await count()).toBe(1);
        await store.publish(GRAPH);
        expect(await count()).toBe(topics.length);
      } finally {
        await reader.close();
      }
    });

    test('answers are plain: days as text, nodes and edges as their properties', async () => {
      const { rows, columns } = await store.query(
        "MATCH (t:Topic {name: 'trade'})<-[:ABOUT]-(m:Meeting {id: $id}) MATCH (m)<-[r:ATTENDED]-(p:Person {id: 'per_bo'}) RETURN t, r, m.start AS day, m.parties AS parties, m.confidence AS confidence, [m.end] AS days, {a: p.country} AS map, null AS nothing",
        { id: 'mtg_01' },
      );
      expect(columns).toEqual(['t', 'r', 'day', 'parties', 'confidence', 'days', 'map', 'nothing']);
      const topic = GRAPH.nodes.find(({ properties }) => properties['name'] === 'trade')?.properties;
      expect(rows).toEqual([
        {
          t: topic,
          r: { role: 'visitor' },
          day: '2024-03-05',
          parties: 2,
          confidence: 0.8,
          days: ['2024-03-05'],
          map: { a: 'SE' },
          nothing: null,
        },
      ]);
    });

    test('days are native dates', async () => {
      const { rows } = await store.query(
        "MATCH (m:Meeting) WHERE m.start >= date('2024-08-01') RETURN m.id AS id, m.start.year AS year ORDER BY id",
      );
      expect(rows).toEqual([
        { id: 'mtg_07', year: 2024 },
        { id: 'mtg_09', year: 2024 },
        { id: 'mtg_11', year: 2025 },
      ]);
    });

    test('parameters are values, never text of the query', async () => {
      const evil = "x' OR 1 = 1 //";
      expect((await store.query('MATCH (n:Person) WHERE n.name = $name RETURN n', { name: evil })).rows).toEqual([]);
      expect((await store.query('RETURN $value AS value', { value: evil })).rows).toEqual([{ value: evil }]);
      expect(
        (await store.query('MATCH (n:Person) RETURN n.id AS id ORDER BY id LIMIT $count', { count: 1 })).rows,
      ).toEqual([{ id: 'per_ann' }]);
    });

    test('a parameter that has no value is named', async () => {
      await expect(store.query('MATCH (n:Person {name: $who}) RETURN n')).rejects.toMatchObject({
        code: 'query/parameter',
        message: expect.stringContaining('$who'),
        next: expect.stringContaining('--param who='),
      });
    });

    test('maps have their keys in one order, whatever the engine', async () => {
      const { rows } = await store.query('RETURN {status: 1, article: 2, published: {b: 1, a: 2}} AS map');
      expect(JSON.stringify(rows)).toBe('[{"map":{"article":2,"published":{"a":2,"b":1},"status":1}}]');
    });

    test('a query cannot write', async () => {
      for (const text of [
        'CREATE (:Person {id: 1})',
        'MATCH (n) DETACH DELETE n',
        'MATCH (n:Person) SET n.name = "x"',
        'MERGE (:Topic {id: "t"})',
        'CREATE INDEX x IF NOT EXISTS FOR (n:Person) ON (n.x)',
      ]) {
        await expect(store.query(text)).rejects.toMatchObject({ code: 'query/read-only' });
        await expect(store.query(text, {}, { timeout: 20_000 })).rejects.toMatchObject({
          code: 'query/read-only',
        });
      }
      expect(await counts(store)).toEqual(countRows(GRAPH));
    });

    test('a query cannot read files or call what is not on the list', async () => {
      for (const text of [
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        'load  csv from "http://127.0.0.1/" as x return x',
        'USE system RETURN 1',
        'CALL dbms.components() YIELD name RETURN name',
        'CALL `apoc`.`load`.`json`("x")',
      ]) {
        await expect(store.query(text)).rejects.toMatchObject({ code: 'query/not-allowed' });
      }
      expect((await store.query("RETURN 'LOAD CSV FROM' AS text, 'CALL x()' AS call")).rows).toHaveLength(1);
    });

    test('a mistake is told as such', async () => {
      await expect(store.query('MATCH (n RETURN n')).rejects.toMatchObject({ code: 'query/syntax' });
    });

    test('a query is stopped when its time is over, and the store goes on', async () => {
      const endless =
        'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = 7 RETURN count(*) AS count';
      await expect(store.query(endless, {}, { timeout: 300 })).rejects.toMatchObject({ code: 'query/timeout' });
      expect((await store.query('RETURN 1 AS one')).rows).toEqual([{ one: 1 }]);
    });

    test('a limit cuts the answer', async () => {
      const { rows } = await store.query('MATCH (n:Person) RETURN n.id AS id ORDER BY id', {}, { limit: 2 });
      expect(rows).toEqual([{ id: 'per_ann' }, { id: 'per_bo' }]);
      const page = await store.query('MATCH (n:Person) RETURN n.id AS id ORDER BY id', {}, { limit: 1, offset: 1 });
      expect(page.rows).toEqual([{ id: 'per_bo' }]);
      const end = { timeout: 20_000, endsAfterTimeout: true, offset: 1 };
      expect((await store.query('UNWIND [1, 2] AS one RETURN one', {}, end)).rows).toEqual([{ one: 2 }]);
      expect((await store.query('RETURN 1 AS one', {}, { limit: 5, timeout: 20_000 })).rows).toEqual([{ one: 1 }]);
    });

    test(
      'rows come one after another, as many as the limits let and the reader wants',
      { timeout: 60_000 },
      async () => {
        const text = 'UNWIND range(1, $most) AS one RETURN one, [one] AS list, date($day) AS day';
        const parameters = { most: 5_000, day: '2024-03-05' };
        for (const time of [{}, { timeout: 20_000 }, { timeout: 20_000, endsAfterTimeout: true }]) {
          const { columns, rows } = await store.stream(text, parameters, { ...time, offset: 10, limit: 4_000 });
          expect(columns).toEqual(['one', 'list', 'day']);
          let next = 11;
          for await (const each of rows) expect(each).toEqual({ one: next, list: [next++], day: '2024-03-05' });
          expect(next).toBe(4_011);
          for await (const each of (await store.stream(text, parameters, time)).rows) {
            expect(each).toEqual({ one: 1, list: [1], day: '2024-03-05' });
            break;
          }
          const none = await store.stream('MATCH (n:Person {id: $id}) RETURN n.name AS name', { id: 'nobody' }, time);
          expect(none.columns).toEqual(['name']);
          for await (const each of none.rows) expect.unreachable(JSON.stringify(each));
        }
        expect((await store.query('RETURN 1 AS one')).rows).toEqual([{ one: 1 }]);
      },
    );

    test('a stream refuses and stops what a query does', { timeout: 60_000 }, async () => {
      const read = async (text: string, limits = {}) => {
        for await (const _ of (await store.stream(text, {}, limits)).rows) void _;
      };
      await expect(read('CREATE (:Person {id: 1})')).rejects.toMatchObject({ code: 'query/read-only' });
      await expect(read('MATCH (n RETURN n')).rejects.toMatchObject({ code: 'query/syntax' });
      await expect(read('RETURN $who AS who')).rejects.toMatchObject({ code: 'query/parameter' });
      const endless = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = 7 RETURN a, b';
      await expect(read(endless, { timeout: 300 })).rejects.toMatchObject({ code: 'query/timeout' });
      expect((await store.query('RETURN 1 AS one')).rows).toEqual([{ one: 1 }]);
    });

    test('a reader writes nothing', async () => {
      const reader = await under.open('read');
      try {
        await expect(reader.append(records)).rejects.toMatchObject({ code: 'store/read-only' });
        await expect(reader.publish(GRAPH)).rejects.toMatchObject({ code: 'store/read-only' });
        await expect(reader.judge([judgement('jdg_3')])).rejects.toMatchObject({ code: 'store/read-only' });
        await expect(reader.remove('art_a1')).rejects.toMatchObject({ code: 'store/read-only' });
        await expect(reader.drop()).rejects.toMatchObject({ code: 'store/read-only' });
        expect(await all(reader)).toEqual(records);
      } finally {
        await reader.close();
      }
    });

    test('a dropped store is gone, and a new one can be made', async () => {
      await store.drop();
      await store.close();
      await expect(under.open('read')).rejects.toMatchObject({ code: 'store/none' });
      store = await under.open('write');
      expect(await store.info()).toMatchObject({ articles: 0, judgements: 0, nodes: {}, edges: {} });
    });
  });
}

async function counts(store: GraphStore): Promise<Pick<StoreInfo, 'nodes' | 'edges'>> {
  const { nodes, edges } = await store.info();
  return { nodes, edges };
}
