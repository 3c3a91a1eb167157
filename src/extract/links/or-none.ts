import { choice, weightsOf, type Decision } from './weights.ts';

/** How likely each candidate is the one, and how likely none of them is: shares of 1. */
export interface Shares {
  readonly shares: readonly number[];
  readonly none: number;
}

/** The shares by the features of each candidate, and by what speaks for none. */
export function sharesOrNone(
  decision: Decision,
  options: readonly (readonly string[])[],
  forNone: readonly string[],
): Shares {
  const shares = choice(weightsOf(decision), [...options, forNone]);
  return { shares: shares.slice(0, -1), none: shares.at(-1) ?? 1 };
}

/** What was weighed, and from how many sentences before the event it comes. */
interface Weighed {
  readonly chance: number;
  readonly back: number;
}

/** The likeliest first; of equals the nearer one. */
export const byChance = (a: Weighed, b: Weighed): number => b.chance - a.chance || a.back - b.back;

/** The likeliest candidate, unless none is likelier still. */
export function likeliestOrNone<Candidate extends { readonly back: number }>(
  all: readonly Candidate[],
  { shares, none }: Shares,
): (Candidate & Weighed) | undefined {
  return all
    .map((candidate, at) => ({ ...candidate, chance: shares[at] ?? 0 }))
    .filter(({ chance }) => chance > none)
    .sort(byChance)[0];
}
