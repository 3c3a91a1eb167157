import { hash } from 'node:crypto';
import type { ArticleId, ClaimId } from '../../model/ids.ts';
import type { ArticleRecord } from '../../model/record.ts';
import { anchorOf, claimIn } from '../../resolve/ledger/anchorage.ts';

/** What became of claims that an article no longer makes. Ids only, so that a purge can keep it. */
export interface Former {
  readonly article: ArticleId;
  /** Mined again by another version; its text corrected; taken out; taken out without a trace of its text. */
  readonly fate: 're-extracted' | 'corrected' | 'removed' | 'purged';
  /** Each with the claim that stands in its place, where one does. */
  readonly claims: readonly { readonly id: ClaimId; readonly successor: ClaimId | null }[];
  /** ISO 8601, UTC. */
  readonly time: string;
}

/** Names one row: the same of what is the same. */
export const formerId = (former: Former): string => `former ${hash('sha256', JSON.stringify(former))}`;

/** The claims of one record that its successor (null: none) does not make; null where it makes all of them. */
export function formerClaims(old: ArticleRecord, next: ArticleRecord | null, fate: Former['fate']): Former | null {
  const kept = new Set(next?.claims.map(({ id }) => id));
  const gone = old.claims.filter(({ id }) => !kept.has(id));
  if (next !== null && gone.length === 0) return null;
  const claims = gone.map((claim) => ({
    id: claim.id,
    successor: next === null ? null : claimIn(next, anchorOf(claim)),
  }));
  return { article: old.article.id, fate, claims, time: new Date().toISOString() };
}
