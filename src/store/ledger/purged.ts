import type { Judgement } from '../../model/judgement.ts';
import { withoutArticles } from '../../resolve/ledger/without-articles.ts';
import type { Former } from './former.ts';

/** Judgements that come from outside, without what they keep of articles that were purged here and did not come back. */
export function withoutPurged(
  judgements: readonly Judgement[],
  former: readonly Former[],
  isThere: (article: string) => boolean,
): Judgement[] {
  const purged = new Set<string>(
    former.filter(({ fate, article }) => fate === 'purged' && !isThere(article)).map(({ article }) => article),
  );
  if (purged.size === 0) return [...judgements];
  return judgements.map((judgement) => withoutArticles(judgement, purged)).filter((judgement) => judgement !== null);
}
