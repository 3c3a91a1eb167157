import { hash } from 'node:crypto';
import type { ArticleRecord } from '../model/record.ts';

/** What a sample may be spread over. */
export const STRATA = ['status', 'publisher', 'year', 'kind'] as const;
export type Stratum = (typeof STRATA)[number];

/**
 * So many articles, spread over strata in proportion to their size (largest remainder), in an order that tells nothing.
 * `status` and `kind` of an article are the rarest that its claims have in the collection; articles without claims are a
 * stratum of their own. The same records and seed give the same sample.
 */
export function sampleOf(
  records: readonly ArticleRecord[],
  count: number,
  by: readonly Stratum[],
  seed: string,
): ArticleRecord[] {
  const lot = new Map(records.map((record) => [record, lotOf(record, seed)]));
  const byLot = (a: ArticleRecord, b: ArticleRecord): number => ((lot.get(a) ?? '') < (lot.get(b) ?? '') ? -1 : 1);
  const strata = strataOf([...records].sort(byLot), by);
  const share = Math.min(1, count / records.length);
  const wanted = [...strata.values()].map((members, at) => {
    const exact = members.length * share;
    return { members, at, taken: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  let left = Math.min(count, records.length) - wanted.reduce((sum, { taken }) => sum + taken, 0);
  for (const stratum of [...wanted].sort((a, b) => b.rest - a.rest || a.at - b.at)) {
    if (left-- <= 0) break;
    stratum.taken++;
  }
  return wanted.flatMap(({ members, taken }) => members.slice(0, taken)).sort(byLot);
}

const lotOf = ({ article }: ArticleRecord, seed: string): string => hash('sha256', `${seed}\u0000${article.id}`);

function strataOf(records: readonly ArticleRecord[], by: readonly Stratum[]): Map<string, ArticleRecord[]> {
  const frequency = new Map<string, number>();
  for (const { claims } of records)
    for (const { status, kind } of claims)
      for (const value of [status, kind]) frequency.set(value, (frequency.get(value) ?? 0) + 1);
  const rarest = (values: readonly string[]): string =>
    [...values].sort((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1))[0] ?? 'no claim';
  const valueOf = ({ article, claims }: ArticleRecord, stratum: Stratum): string => {
    if (stratum === 'publisher') return article.publisher ?? '';
    if (stratum === 'year') return article.published?.slice(0, 4) ?? '';
    return rarest(claims.map((claim) => claim[stratum]));
  };
  const strata = new Map<string, ArticleRecord[]>();
  for (const record of records) {
    const key = by.map((stratum) => valueOf(record, stratum)).join('\u0000');
    strata.set(key, [...(strata.get(key) ?? []), record]);
  }
  return strata;
}
