import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportNeo4jImport } from '../../src/export/neo4j-import.ts';
import { countRows } from '../../src/graph/count-rows.ts';
import { toGraph } from '../../src/graph/to-graph.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { openStore } from '../../src/store/open.ts';
import { loadViewData } from '../../src/store/view-data.ts';
import { recordMap, records, world } from '../ask/world.ts';
import { startNeo4j, type Neo4jServer } from '../tools/neo4j-local.ts';
import { whyNoServer } from '../tools/neo4j/jars.ts';

const reason = whyNoServer();
const GRAPH = toGraph(world, recordMap);

describe.skipIf(reason !== null)(`files for neo4j-admin${reason ? ` (skipped: ${reason})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'whomet-import-'));
  let server: Neo4jServer;
  let imported: GraphStore;
  /** Before anything was made ready. */
  let wasCurrent: boolean;
  beforeAll(async () => {
    const whole = {
      graph: GRAPH,
      records,
      replaced: [],
      judgements: world.judgements.map(({ judgement }) => judgement),
      former: [],
    };
    server = await startNeo4j({ folder, ...exportNeo4jImport(whole, folder) });
    const reader = await openStore(server.uri, { mode: 'read', ...server });
    wasCurrent = await reader.isCurrent();
    await reader.close();
    imported = await openStore(server.uri, { mode: 'write', ...server });
  });
  afterAll(async () => {
    await imported?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the imported database is the store: records, nodes, edges', async () => {
    const { nodes, edges, articles } = await imported.info();
    expect({ nodes, edges }).toEqual(countRows(GRAPH));
    expect(articles).toBe(records.length);
    expect(await imported.read([records[0]!.article.id])).toEqual([records[0]]);
  });

  test('the graph need not be made again, but is not whole before the store was opened for writing', async () => {
    expect([wasCurrent, await imported.isCurrent()]).toEqual([false, true]);
  });

  test('what was imported is what would have been published: days, lists, numbers', async () => {
    const before = await loadViewData(imported);
    await imported.publish({ nodes: [], edges: [] });
    await imported.publish(GRAPH);
    expect(await loadViewData(imported)).toEqual(before);
  });
});
