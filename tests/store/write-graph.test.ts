import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GraphOfWorld, toGraph } from '../../src/graph/to-graph.ts';
import type { EdgeRow, NodeRow } from '../../src/model/schema.ts';
import { execute, openGraph, rowsIn } from '../../src/store/embedded/grafeo.ts';
import { spoolGraph } from '../../src/store/embedded/spool.ts';
import { writeGraph } from '../../src/store/embedded/write-graph.ts';
import { BATCH_ROWS } from '../../src/store/load-plan.ts';
import { recordMap, world } from '../ask/world.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'whomet-write-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ALL = [
  'MATCH (n) RETURN labels(n) AS labels, n ORDER BY n.id',
  'MATCH (a)-[r]->(b) RETURN a.id AS from, type(r) AS type, b.id AS to, r ORDER BY from, type, to',
];
async function contents(path: string): Promise<unknown[]> {
  const database = await openGraph(path);
  const answers = [];
  for (const text of ALL) answers.push([...rowsIn(await execute(database, text, {}), { from: 0, to: null })]);
  database.close();
  return answers;
}

/** Each of `count` people has met each other: more edges than one batch has. */
function everybodyMet(count: number): { nodes: NodeRow[]; edges: EdgeRow[] } {
  const ids = Array.from({ length: count }, (_, index) => `per_${index}`);
  return {
    nodes: ids.map((id) => ({ label: 'Person', properties: { id, name: id } })),
    edges: ids.flatMap((from, index) =>
      ids.slice(0, index).map((to, other) => ({
        type: 'MET_WITH' as const,
        from,
        fromLabel: 'Person' as const,
        to,
        toLabel: 'Person' as const,
        properties: { count: index * count + other, first: '2024-01-02', last: '2024-03-04' },
      })),
    ),
  };
}

describe('a graph file', () => {
  test('takes batches of edges while it works on others, and none is lost', async () => {
    const path = join(folder, 'many.grafeo');
    const graph = everybodyMet(160);
    expect(graph.edges.length).toBeGreaterThan(2 * BATCH_ROWS);
    await writeGraph(path, graph);
    const database = await openGraph(path);
    const query = 'MATCH (:Person)-[met:MET_WITH]->(:Person) RETURN met.count AS count ORDER BY count';
    const counts = [...rowsIn(await execute(database, query, {}), { from: 0, to: null })].map(({ count }) => count);
    database.close();
    expect(counts).toEqual(graph.edges.map(({ properties }) => properties['count']));
  });

  test.each([
    ['in this process', 1_000_000],
    ['in others', 0],
  ])('says what is wrong with one edge of many, written %s', async (_, fewRows) => {
    const { nodes, edges } = everybodyMet(160);
    const broken = edges.map((edge, index) => (index === BATCH_ROWS + 1 ? { ...edge, to: 'per_none' } : edge));
    const sizes = { fewRows, nodes: 1_000_000, edges: 1_000_000, processes: 1 };
    await expect(writeGraph(join(folder, 'broken.grafeo'), { nodes, edges: broken }, sizes)).rejects.toThrow(
      /node|exist/i,
    );
  });

  test('is the same from one process and from several, which leave nothing beside it', async () => {
    const [here, there] = [join(folder, 'here.grafeo'), join(folder, 'there.grafeo')];
    await writeGraph(here, toGraph(world, recordMap));
    await writeGraph(there, new GraphOfWorld(world, recordMap), { fewRows: 0, nodes: 15, edges: 20, processes: 4 });
    const written = await contents(there);
    expect(written).toEqual(await contents(here));
    expect(written[0]).toHaveLength(toGraph(world, recordMap).nodes.length);
    expect(written[1]).toHaveLength(toGraph(world, recordMap).edges.length);
    expect(readdirSync(folder).sort()).toEqual(['here.grafeo', 'there.grafeo']);
  });

  test('that cannot be written says why, from another process too', async () => {
    const path = join(folder, 'there.grafeo');
    const broken = {
      nodes: toGraph(world, recordMap).nodes,
      edges: [{ ...toGraph(world, recordMap).edges[0]!, to: 'mtg_none' }],
    };
    const sizes = { fewRows: 0, nodes: 15, edges: 20, processes: 4 };
    await expect(writeGraph(path, broken, sizes)).rejects.toThrow(/node/i);
    await expect(writeGraph(path, broken)).rejects.toThrow(/node|exist/i);
  });
});

test('rows wait on the disk in batches, and it is known where each ends', () => {
  const files = { nodes: join(folder, 'nodes'), edges: join(folder, 'edges') };
  const graph = toGraph(world, recordMap);
  const { nodes, edges } = spoolGraph(graph, files);
  expect(nodes.rows).toBe(graph.nodes.length);
  expect(nodes.batches).toHaveLength(new Set(graph.nodes.map(({ label }) => label)).size);
  expect(nodes.batches.at(-1)).toEqual({ end: statSync(files.nodes).size, rows: graph.nodes.length });
  expect(edges.batches).toEqual([{ end: statSync(files.edges).size, rows: graph.edges.length }]);
  expect(edges.rows).toBe(graph.edges.length);
});

test('rows that are made while they are read are those of the whole', () => {
  const { nodes, edges } = new GraphOfWorld(world, recordMap);
  expect({ nodes: [...nodes], edges: [...edges] }).toEqual(toGraph(world, recordMap));
});
