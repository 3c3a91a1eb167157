import type { Article, Cut } from './article.ts';
import type { Claim, EncounterCandidate } from './claim.ts';
import type { MentionType, Role } from './document.ts';
import type { ArticleId } from './ids.ts';

/** How often an article names someone, and where first. */
export interface MentionCount {
  readonly name: string;
  readonly type: MentionType;
  readonly aliases: readonly string[];
  readonly roles: readonly Role[];
  readonly count: number;
  /** Sentences (start offsets) that name it, for "mentioned together". */
  readonly sentences: readonly number[];
  readonly kind?: 'state' | 'city' | 'union';
  readonly wikidata?: string;
  readonly gazetteer?: string;
}

export const ARTICLE_SCHEMA = 'whomet/article@1';

/** All that extraction says of one article: the line that `extract` writes and every store keeps. */
export interface ArticleRecord {
  readonly schema: typeof ARTICLE_SCHEMA;
  /** Program version that extracted it. */
  readonly version: string;
  readonly article: Article;
  readonly cuts: readonly Cut[];
  readonly mentions: readonly MentionCount[];
  readonly claims: readonly Claim[];
  /** Earlier texts of the same place that this one corrects; their claims no longer count. */
  readonly replaces?: readonly ArticleId[];
  /** What was not accepted as a claim; none in records of versions that kept none. */
  readonly candidates?: readonly EncounterCandidate[];
}
