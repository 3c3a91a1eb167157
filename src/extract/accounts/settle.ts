import type { ClaimPlace } from '../../model/claim.ts';
import type { Day } from '../../model/days.ts';
import type { Draft } from './draft.ts';
import { completed } from './complete.ts';
import { framed } from './frames.ts';
import { mergeDrafts } from './merge.ts';

/** From the accounts of single sentences to the meetings of the article, in the order of the text. */
export function settle(drafts: readonly Draft[], published: Day | null, filed: ClaimPlace | null): Draft[] {
  return framed(mergeDrafts(drafts)).map((draft) => completed(draft, published, filed));
}
