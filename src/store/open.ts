import type { GraphStore, OpenOptions } from './contract.ts';

export interface StoreOptions extends OpenOptions {
  /** Of a Neo4j server; the command line takes them from the environment, never from flags. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

const SERVER = /^(neo4j|bolt)(\+s|\+ssc)?:\/\//;

export const isServer = (location: string): boolean => SERVER.test(location);

/**
 * Opens a store: a folder, or `neo4j://`, `neo4j+s://`, `bolt://` with `/DATABASE` (without one: the server's default).
 * For reading unless told otherwise; close it when done.
 * @throws `store/none`, `store/locked`, `store/foreign`, `store/connect` and what else the stores' own openings throw.
 */
export async function openStore(location: string, options: StoreOptions = { mode: 'read' }): Promise<GraphStore> {
  if (isServer(location)) return (await import('./neo4j/neo4j-store.ts')).openNeo4j(location, options);
  return (await import('./embedded/embedded-store.ts')).openEmbedded(location, options);
}
