import { folded } from './schema.ts';

/** Words that are compared as one: shorter runs are shared by chance. */
const RUN = 4;

/**
 * Share of the runs of four words of the shorter text that the other has too, 0 to 1: near 1 for a text and its
 * correction or abridgement, near 0 for two texts. (Broder's containment of shingles.)
 */
export const shareOfText = (a: string, b: string): number => shareOfRuns(runs(a), runs(b));

/** The same of runs that are at hand. */
export function shareOfRuns(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const [smaller, larger] = left.size < right.size ? [left, right] : [right, left];
  const shared = [...smaller].filter((run) => larger.has(run)).length;
  return smaller.size === 0 ? 0 : shared / smaller.size;
}

/** All runs of four words, folded. */
export function runs(text: string): Set<string> {
  const words = folded(text).split(' ');
  const count = Math.max(1, words.length - RUN + 1);
  return new Set(Array.from({ length: count }, (_, at) => words.slice(at, at + RUN).join(' ')));
}
