import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportView } from '../../src/export/formats.ts';
import { toGraph } from '../../src/graph/to-graph.ts';
import { connect, type Connection } from '../../src/store/neo4j/connection.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { openStore } from '../../src/store/open.ts';
import { loadViewData } from '../../src/store/view-data.ts';
import { recordMap, world } from '../ask/world.ts';
import { startNeo4j, type Neo4jServer } from '../tools/neo4j-local.ts';
import { whyNoServer } from '../tools/neo4j/jars.ts';

/** What the script makes, as queries that both databases answer; the store knows more people and places than met. */
const PARTY =
  '-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]->(:Meeting) RETURN DISTINCT n.id AS id, n.name AS name';
const QUERIES = [
  `MATCH (n:Person)${PARTY}, n.searchName AS s, n.aliases AS aliases, n.country AS country, n.wikidata AS w ORDER BY id`,
  `MATCH (n:Organization)${PARTY}, n.searchName AS s, n.aliases AS aliases, n.country AS country, n.kind AS kind ORDER BY id`,
  `MATCH (:Meeting)-[:HELD_IN|PLANNED_IN]->(:Place)-[:PART_OF*0..8]->(n:Place)
   RETURN DISTINCT n.id AS id, n.name AS name, n.kind AS kind, n.latitude AS lat, n.longitude AS lon, n.country AS country ORDER BY id`,
  `MATCH (n:Meeting) RETURN n.id AS id, n.title AS title, n.kind AS kind, n.status AS status, n.date AS date, n.start AS start, n.end AS end,
   n.precision AS precision, n.dateBasis AS basis, n.level AS level, n.format AS format, n.confidence AS c, n.sources AS s, n.disputed AS d, n.parties AS p ORDER BY id`,
  `MATCH (n:Claim) RETURN n.id AS id, n.kind AS kind, n.status AS status, n.date AS date, n.accordingTo AS a, n.confidence AS c ORDER BY id`,
  `MATCH (:Claim)-[:STATED_IN]->(n:Article) RETURN DISTINCT n.id AS id, n.name AS name, n.title AS title, n.published AS published, n.url AS url ORDER BY id`,
  ...['ATTENDED', 'EXPECTED_AT', 'DID_NOT_ATTEND', 'ALLEGED_AT'].map(
    (type) => `MATCH (a)-[r:${type}]->(b:Meeting) RETURN a.id AS a, b.id AS b, r.role AS role ORDER BY a, b`,
  ),
  ...['HELD_IN', 'PLANNED_IN'].map(
    (type) => `MATCH (a:Meeting)-[r:${type}]->(b) RETURN a.id AS a, b.id AS b, r.alternative AS n ORDER BY a, b`,
  ),
  'MATCH (a:Meeting)-[:ABOUT]->(b:Topic) RETURN a.id AS a, b.id AS b, b.name AS name ORDER BY a, b',
  'MATCH (a:Claim)-[:ACCOUNT_OF]->(b:Meeting) RETURN a.id AS a, b.id AS b ORDER BY a, b',
  'MATCH (a:Claim)-[r:NAMES]->(b) RETURN a.id AS a, b.id AS b, r.`as` AS words ORDER BY a, b',
  `MATCH (a:Claim)-[r:STATED_IN]->(b:Article)
   RETURN a.id AS a, b.id AS b, r.quote AS quote, r.start AS start, r.end AS end, r.prefix AS prefix, r.suffix AS suffix ORDER BY a, b, start`,
];

const reason = whyNoServer();

describe.skipIf(reason !== null)(
  `the Cypher script, run by a real Neo4j${reason ? ` (skipped: ${reason})` : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'whomet-script-'));
    let server: Neo4jServer;
    let loaded: Connection;
    let store: GraphStore;
    const count = async (): Promise<unknown> =>
      (await loaded.read('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS edges'))
        .rows;
    const run = async (script: string): Promise<void> => {
      for (const statement of script.split(';\n').filter(Boolean)) await loaded.alone(statement);
    };
    beforeAll(async () => {
      store = await openStore(join(folder, 'store'), { mode: 'write' });
      await store.publish(toGraph(world, recordMap));
      server = await startNeo4j();
      loaded = await connect(server.uri, server.username, server.password);
      await run(exportView(await loadViewData(store), 'cypher', { graph: 'people', table: 'meetings' }).text);
    });
    afterAll(async () => {
      await loaded?.close();
      await store?.close();
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test.each(QUERIES)('%s', async (query) => {
      const { rows } = await store.query(query);
      expect((await loaded.read(query)).rows).toEqual(rows);
    });

    test('every kind of node and of edge is among them', async () => {
      const empty = [];
      for (const query of QUERIES) if ((await store.query(query)).rows.length === 0) empty.push(query);
      expect(empty).toEqual([]);
    });

    test('a second run changes nothing', async () => {
      const before = await count();
      await run(exportView(await loadViewData(store), 'cypher', { graph: 'people', table: 'meetings' }).text);
      expect(await count()).toEqual(before);
    });
  },
);
