import { WhometError } from '../model/errors.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { GraphStore } from './contract.ts';
import { readCypher } from './cypher-files.ts';
import { today, type Today } from './ledger/today.ts';

/** A record with those of its claims that were looked for. */
export interface FoundClaims {
  readonly record: ArticleRecord;
  readonly claims: readonly string[];
}

/** What an id means today, and the claims behind it; none where nothing stands for it any more. */
export interface Found {
  readonly now: Today;
  readonly claims: readonly FoundClaims[];
}

/**
 * The claim of that id, or all claims of the meeting of that id, with the records that hold them. Ids of the past are
 * followed to what stands for them today.
 * @throws `explain/unknown` where the store never had such a claim or meeting.
 */
export async function findClaims(store: GraphStore, id: string): Promise<Found> {
  const now = await today(store, id);
  if (now.id !== null) return { now, claims: await claimsOf(store, now.id) };
  if (now.former.length > 0 || now.judgement !== null) return { now, claims: [] };
  throw new WhometError({
    code: 'explain/unknown',
    message: `The store never had a claim or meeting ${id}.`,
    where: store.location,
    next: '`whomet ask meetings --format json` prints the ids of today.',
  });
}

async function claimsOf(store: GraphStore, id: string): Promise<FoundClaims[]> {
  const { rows } = id.startsWith('mtg_')
    ? await store.query(readCypher('upkeep/meeting-claims').text, { meeting: id })
    : await store.query(readCypher('upkeep/claim-articles').text, { ids: [id] });
  const wanted = new Set(rows.map(({ claim }) => String(claim)));
  const records = await store.read([...new Set(rows.map(({ article }) => String(article)))]);
  return records.map((record) => ({
    record,
    claims: record.claims.map((claim) => claim.id as string).filter((claim) => wanted.has(claim)),
  }));
}
