import type { Syntax } from './syntax.ts';

/** What it costs to walk through a word on the way from one word to another, beside the step itself. */
export type Toll = (index: number) => number;

/** What a noun costs that the way leads through: "participation in the force in Lebanon". */
const NOUN_TOLL = 1;

/** A clause with a subject of its own is another matter; a verb of saying all the more; a noun has places of its own. */
export const clauseToll =
  (syntax: Syntax, saying: ReadonlySet<string>, free: ReadonlySet<number>): Toll =>
  (index) => {
    if (free.has(index)) return 0;
    if (syntax.tokens[index]?.upos === 'NOUN') return NOUN_TOLL;
    if (!syntax.isVerb(index)) return 0;
    if (saying.has(syntax.lemma(index))) return 4;
    return syntax.childBy(index, 'nsubj', 'nsubj:pass') >= 0 ? 2 : 1;
  };

/** Steps over the tree from one word to another, with the toll of every word between them (the ends are free). */
export function treeDistance(syntax: Syntax, from: number, to: number, toll: Toll): number {
  const up = new Map<number, number>();
  let cost = 0;
  for (let at = from; at >= 0; at = syntax.head(at)) {
    up.set(at, cost);
    cost += 1 + (at === from ? 0 : toll(at));
  }
  cost = 0;
  for (let at = to; at >= 0; at = syntax.head(at)) {
    const other = up.get(at);
    if (other !== undefined) return other + cost + (at === from || at === to ? 0 : toll(at));
    cost += 1 + (at === to ? 0 : toll(at));
  }
  return Number.POSITIVE_INFINITY;
}
