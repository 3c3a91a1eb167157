import type { Claim } from '../../model/claim.ts';
import { traceOf, type TriggerTrace } from '../links/trace.ts';
import { drafted, type ClaimSource } from './drafted.ts';

/** A claim with all that was weighed for the words that tell of it, in the order of the text. */
export interface ClaimTrace {
  readonly claim: Claim;
  readonly triggers: readonly TriggerTrace[];
}

export interface ArticleTrace {
  readonly claims: readonly ClaimTrace[];
  /** Words that were weighed and made no claim. */
  readonly others: readonly TriggerTrace[];
}

/** Why an article's claims are as they are. The claims are those that extraction makes of the same document. */
export function explainClaims(document: ClaimSource, claims: readonly Claim[]): ArticleTrace {
  const { linked, drafts } = drafted(document);
  const traces = linked.flatMap(traceOf);
  const told = drafts.map(({ tellers }) => new Set(tellers.map(placeOf)));
  return {
    claims: claims.map((claim, at) => ({ claim, triggers: traces.filter((trace) => told[at]?.has(placeOf(trace))) })),
    others: traces.filter((trace) => !told.some((places) => places.has(placeOf(trace)))),
  };
}

const placeOf = ({ sentence, token }: { readonly sentence: number; readonly token: number }): string =>
  `${sentence}:${token}`;
