import type { Judgement } from '../../model/judgement.ts';
import type { GraphStore } from '../contract.ts';
import { readCypher } from '../cypher-files.ts';

/** The judgements that are about a thing of the graph, the oldest first. */
export async function judgedOf(store: GraphStore, id: string | null): Promise<Judgement[]> {
  if (id === null) return [];
  const { rows } = await store.query(readCypher('upkeep/judgements-of').text, { id });
  const ids = new Set(rows.map((row) => String(row['id'])));
  return ids.size === 0 ? [] : (await store.judgements()).filter((judgement) => ids.has(judgement.id));
}
