import { startNeo4j, type Neo4jServer } from './neo4j-local.ts';
import { whyNoServer } from './neo4j/jars.ts';

/** Why the tests with a real Neo4j cannot run; null where they can. Said in the name of what is skipped. */
export const neo4jMissing: string | null = process.env['NEO4J_URI'] ? null : whyNoServer();

/** The server that NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD name, else one started for these tests. */
export async function neo4jForTests(): Promise<Neo4jServer> {
  const { NEO4J_URI: uri, NEO4J_USERNAME: username = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env;
  return uri ? { uri, username, password, stop: async () => undefined } : startNeo4j();
}
