import { fullNamesOf } from '../../lexicon/name-words.ts';
import { likeness } from './letters.ts';
import type { NameToken } from './tokens.ts';

/** How two words of names agree, best first. */
export type Agreement = 'equal' | 'sound' | 'short' | 'roman' | 'close' | 'near' | 'initial';

export interface Match {
  readonly left: number;
  readonly right: number;
  readonly how: Agreement;
  /** Letters of the shorter word. */
  readonly letters: number;
}

export interface Alignment {
  readonly matches: readonly Match[];
  /** Words without a partner, by position. */
  readonly left: readonly number[];
  readonly right: readonly number[];
}

const RANK: Record<Agreement, number> = { equal: 0, sound: 1, short: 2, roman: 3, close: 4, near: 5, initial: 6 };
const CLOSE = 0.84;
const NEAR = 0.72;

function agreement(a: NameToken, b: NameToken): Agreement | null {
  if (a.folded === b.folded) return 'equal';
  if (a.initial || b.initial) return a.folded[0] === b.folded[0] ? 'initial' : null;
  if (a.sound === b.sound) return 'sound';
  if ([...fullNamesOf(a.folded)].some((name) => fullNamesOf(b.folded).has(name))) return 'short';
  if (a.pinyin === b.folded || a.folded === b.pinyin || a.pinyin === b.pinyin) return 'roman';
  const alike = likeness(a.sound, b.sound);
  return alike >= CLOSE ? 'close' : alike >= NEAR ? 'near' : null;
}

/** The best pairing of the words of two names: surest pairs first, of equal ones those in like positions. */
export function align(a: readonly NameToken[], b: readonly NameToken[]): Alignment {
  const found: Match[] = [];
  a.forEach((x, left) =>
    b.forEach((y, right) => {
      const how = agreement(x, y);
      if (how) found.push({ left, right, how, letters: Math.min(x.folded.length, y.folded.length) });
    }),
  );
  const far = ({ left, right }: Match) =>
    Math.min(Math.abs(left - right), Math.abs(a.length - left - (b.length - right)));
  found.sort((x, y) => RANK[x.how] - RANK[y.how] || far(x) - far(y) || x.left - y.left || x.right - y.right);
  const [usedLeft, usedRight] = [new Set<number>(), new Set<number>()];
  const matches = found.filter(({ left, right }) => {
    if (usedLeft.has(left) || usedRight.has(right)) return false;
    usedLeft.add(left);
    usedRight.add(right);
    return true;
  });
  for (const match of [...compounds(a, b, usedLeft, usedRight), ...compounds(b, a, usedRight, usedLeft).map(turned)])
    matches.push(match);
  return { matches, left: rest(a, usedLeft), right: rest(b, usedRight) };
}

const rest = (tokens: readonly NameToken[], used: ReadonlySet<number>): number[] =>
  tokens.map((_, at) => at).filter((at) => !used.has(at));

const turned = ({ left, right, ...match }: Match): Match => ({ left: right, right: left, ...match });

/** `Jong Un` is `Jongun`: two words that stand side by side are the one word of the other name. */
function compounds(a: readonly NameToken[], b: readonly NameToken[], usedA: Set<number>, usedB: Set<number>): Match[] {
  const matches: Match[] = [];
  for (let at = 0; at + 1 < a.length; at++) {
    if (usedA.has(at) || usedA.has(at + 1)) continue;
    const sound = `${a[at]?.sound}${a[at + 1]?.sound}`;
    const right = b.findIndex(
      (word, index) => !usedB.has(index) && !word.initial && likeness(sound, word.sound) >= CLOSE,
    );
    if (right < 0) continue;
    usedA.add(at).add(at + 1);
    usedB.add(right);
    matches.push({ left: at, right, how: b[right]?.sound === sound ? 'sound' : 'close', letters: sound.length });
  }
  return matches;
}
