import type { ArticleId } from '../model/ids.ts';
import { runs, shareOfRuns } from '../model/same-text.ts';
import type { Account } from './account.ts';
import { Groups } from './groups.ts';

/** Articles that share this much of the shorter one are copies of one report. */
const COPY = 0.5;

/**
 * How many sources speak for themselves: outlets that print one report (a wire copy is found by its text or by a quote
 * that both have) are one source, and so is an outlet that repeats itself.
 */
export function independentSources(accounts: readonly Account[]): number {
  const groups = new Groups<ArticleId>();
  const articles = [...new Map(accounts.map((account) => [account.claim.article, account])).values()];
  articles.forEach((left, index) => {
    for (const right of articles.slice(0, index))
      if (isOneSource(left, right)) groups.join(left.claim.article, right.claim.article);
  });
  return new Set(articles.map(({ claim }) => groups.find(claim.article))).size;
}

function isOneSource(a: Account, b: Account): boolean {
  if (a.publisher !== null && a.publisher === b.publisher) return true;
  const quotes = new Set(a.claim.evidence.map(({ quote }) => quote));
  if (b.claim.evidence.some(({ quote }) => quotes.has(quote))) return true;
  return a.text !== '' && b.text !== '' && shareOfRuns(runsOf(a), runsOf(b)) >= COPY;
}

/** Runs of words of the articles that were looked at last. */
const remembered = new Map<ArticleId, { readonly text: string; readonly runs: ReadonlySet<string> }>();
const REMEMBERED = 2_000;

function runsOf({ claim, text }: Account): ReadonlySet<string> {
  const known = remembered.get(claim.article);
  if (known?.text === text) return known.runs;
  if (remembered.size >= REMEMBERED) remembered.clear();
  const made = { text, runs: runs(text) };
  remembered.set(claim.article, made);
  return made.runs;
}
