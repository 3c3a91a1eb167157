import type { GraphStore } from './contract.ts';
import { readCypher } from './cypher-files.ts';

/** How many articles the store holds of each day and publisher, those without a meeting included. */
export async function loadCoverage(
  store: GraphStore,
): Promise<{ readonly published: string | null; readonly publisher: string | null; readonly articles: number }[]> {
  const { rows } = await store.query(readCypher('view/coverage', store.engine).text);
  return rows as never;
}
