import { describe, expect, test } from 'vitest';
import type { EdgeRow, GraphRows, GraphSource, NodeRow } from '../../src/model/schema.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { tallyDigest, tallyPublished, tallyRows } from '../../src/store/published.ts';

/** More rows than a server takes in one transaction. */
const TOPICS = 30_000;

const topic = (index: number, name: string): NodeRow => ({
  label: 'Topic',
  properties: { id: `top_${index}`, name, searchName: name },
});
const broader = (from: number, to: number): EdgeRow => ({
  type: 'BROADER',
  fromLabel: 'Topic',
  from: `top_${from}`,
  toLabel: 'Topic',
  to: `top_${to}`,
  properties: {},
});

/** A chain of topics, each of which is a kind of the one before. */
function chain(names: readonly string[]): GraphRows {
  return {
    nodes: names.map((name, index) => topic(index, name)),
    edges: names.slice(1).map((_, index) => broader(index + 1, index)),
  };
}

function* until<Row>(rows: readonly Row[], end: number): Generator<Row> {
  yield* rows.slice(0, end);
  throw new Error('the rows end too early');
}

/** Graphs that go to the store in many steps. */
export function largeGraphSuite(label: string, open: () => Promise<GraphStore>): void {
  describe(`${label}: a graph of many steps`, () => {
    const first = chain(Array.from({ length: TOPICS }, (_, index) => `topic ${index}`));
    /** Each third topic has another name, and the second half is gone. */
    const second = chain(Array.from({ length: TOPICS / 2 }, (_, index) => `${index % 3 ? 'topic' : 'other'} ${index}`));

    test('the store holds exactly the rows, and again when more changes than goes in one step', async () => {
      const store = await open();
      for (const graph of [first, second]) {
        await store.publish(graph);
        expect(await store.isCurrent()).toBe(true);
        expect(tallyDigest(await tallyPublished(store))).toBe(tallyDigest(tallyRows(graph)));
      }
      await store.drop();
      await store.close();
    });

    test('rows are sent while they are read; where they end too early, the graph is known not to be whole', async () => {
      const store = await open();
      const broken: GraphSource = {
        nodes: first.nodes,
        get edges() {
          return until(first.edges, TOPICS - 5_000);
        },
      };
      await expect(store.publish(broken)).rejects.toThrow('too early');
      expect(await store.isCurrent()).toBe(false);
      const [counted] = (await store.query('MATCH (n:Topic) RETURN count(n) AS topics')).rows;
      expect(counted).toEqual({ topics: TOPICS });
      await store.publish(first);
      expect(await store.isCurrent()).toBe(true);
      expect(tallyDigest(await tallyPublished(store))).toBe(tallyDigest(tallyRows(first)));
      await store.drop();
      await store.close();
    });
  });
}
