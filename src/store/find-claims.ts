import { WhometError } from '../model/errors.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { GraphStore } from './contract.ts';
import { readCypher } from './cypher-files.ts';

/** A record with those of its claims that were looked for. */
export interface FoundClaims {
  readonly record: ArticleRecord;
  readonly claims: readonly string[];
}

/**
 * The claim of that id, or all claims of the meeting of that id, with the records that hold them.
 * @throws `explain/unknown` where the store has no such claim or meeting.
 */
export async function findClaims(store: GraphStore, id: string): Promise<FoundClaims[]> {
  const wanted = new Set(id.startsWith('mtg_') ? await claimsOfMeeting(store, id) : [id]);
  const found: FoundClaims[] = [];
  for await (const record of wanted.size > 0 ? store.records() : []) {
    const claims = record.claims.map((claim) => claim.id as string).filter((claim) => wanted.delete(claim));
    if (claims.length > 0) found.push({ record, claims });
    if (wanted.size === 0) break;
  }
  if (found.length > 0) return found;
  throw new WhometError({
    code: 'explain/unknown',
    message: `The store has no claim or meeting ${id}.`,
    where: store.location,
    next: 'A meeting gets another id when what is known of it changes: `whomet ask meetings --format json` prints the ids of today.',
  });
}

async function claimsOfMeeting(store: GraphStore, meeting: string): Promise<string[]> {
  const { rows } = await store.query(readCypher('upkeep/claims-of-meeting', store.engine).text, { meeting });
  return rows.map(({ claim }) => String(claim));
}
