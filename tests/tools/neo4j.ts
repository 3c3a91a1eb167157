import { connect } from '../../src/store/neo4j/connection.ts';
import { startNeo4j, type Neo4jServer } from './neo4j-local.ts';
import { whyNoServer } from './neo4j/jars.ts';

/** Why the tests with a real Neo4j cannot run; null where they can. Said in the name of what is skipped. */
export const neo4jMissing: string | null = process.env['NEO4J_URI'] ? null : whyNoServer();

/**
 * The server that NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD name, else one started for these tests. They delete what
 * is in the database: one that is not empty is refused.
 */
export async function neo4jForTests(): Promise<Neo4jServer> {
  const { NEO4J_URI: uri, NEO4J_USERNAME: username = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env;
  if (!uri) return startNeo4j();
  const connection = await connect(uri, username, password);
  const { rows } = await connection.read('MATCH (n) RETURN count(n) AS count');
  await connection.close();
  if (rows[0]?.['count'] !== 0)
    throw new Error(`The tests delete everything in ${uri}, and there are ${String(rows[0]?.['count'])} nodes in it.`);
  return { uri, username, password, stop: async () => undefined };
}
