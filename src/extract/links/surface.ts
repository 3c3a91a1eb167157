import type { Syntax } from '../syntax/syntax.ts';

/** Token indices strictly between two tokens. */
export const between = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from - 1) }, (_, at) => from + 1 + at);

/** A count as a word: small counts one by one, larger ones in groups. */
export const bucket = (count: number): string =>
  count <= 3 ? `${count}` : count <= 6 ? '4-6' : count <= 12 ? '7-12' : count <= 20 ? '13-20' : '21-';

const LONGEST_PATH = 5;

/** Relations up from one token to the lowest word above both, and down to the other. */
export function pathBetween(syntax: Syntax, from: number, to: number): string {
  const up = new Map<number, string[]>();
  const trail: string[] = [];
  for (let at = from, steps = 0; at >= 0 && steps < 12; at = syntax.head(at), steps++) {
    up.set(at, [...trail]);
    trail.push(syntax.fullRelation(at));
  }
  const down: string[] = [];
  for (let at = to, steps = 0; at >= 0 && steps < 12; at = syntax.head(at), steps++) {
    const climbed = up.get(at);
    if (climbed) {
      const length = climbed.length + down.length;
      return length > LONGEST_PATH ? 'far' : `${climbed.join('^')}!${[...down].reverse().join('v')}`;
    }
    down.push(syntax.fullRelation(at));
  }
  return 'none';
}
