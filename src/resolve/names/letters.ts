import { remembering } from '../../model/remembering.ts';

/** Spellings of one sound in romanised names, most special first: what they have in common stands behind the arrow. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/['’ʻʿ`]/g, ''],
  [/^abd(?:el|al|ul|ol)?-?(?=\p{L}{4})/u, ''],
  [/tsch|tch|tsh|cz/g, 'c'],
  [/shch|sch|sh/g, 's'],
  [/dzh|dj|zh/g, 'j'],
  [/ch/g, 'c'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/ck|q/g, 'k'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/^x/, 's'],
  [/x/g, 'ks'],
  [/ae/g, 'a'],
  [/oe/g, 'o'],
  [/ue/g, 'u'],
  [/ou|oo/g, 'u'],
  [/ee/g, 'i'],
  [/w/g, 'v'],
  [/[yj](?=[aeiou])/g, 'i'],
  [/y/g, 'i'],
  [/ff$/, 'v'],
  [/(.)\1+/g, '$1'],
  [/(?<=.)h$/, ''],
];

/** A folded word as it sounds, so that `Dmitry` and `Dmitri`, `Qaddafi` and `Kadhafi` are one. */
export function spelled(word: string): string {
  return SPELLINGS.reduce((text, [pattern, common]) => text.replace(pattern, common), word);
}

/** Syllables of Wade and Giles as pinyin writes them. */
const WADE_GILES: readonly (readonly [RegExp, string])[] = [
  [/^hs/, 'x'],
  [/^tse$/, 'ze'],
  [/^ts|^tz/, 'z'],
  [/^ch(?=i|ü)/, 'j'],
  [/^ch(?=[aeou])/, 'zh'],
  [/^t(?!h)/, 'd'],
  [/^k/, 'g'],
  [/^p/, 'b'],
  [/^j/, 'r'],
  [/ung$/, 'ong'],
  [/ien$/, 'ian'],
  [/^soong$/, 'song'],
  [/eh$/, 'e'],
  [/^yen/, 'yan'],
  [/iao$/, 'iao'],
];

export const asPinyin = (word: string): string =>
  WADE_GILES.reduce((text, [pattern, common]) => text.replace(pattern, common), word);

const VOWELS = new Set('aeiou');
/** Consonants that one alphabet writes for another. */
const ALIKE = new Set(
  ['kg', 'dt', 'bp', 'vf', 'sz', 'cs', 'ck', 'cj', 'gj', 'ij', 'jz', 'hk', 'hg', 'bv', 'gi', 'lr'].flatMap((pair) => [
    pair,
    [...pair].reverse().join(''),
  ]),
);

const changed = (a: string, b: string): number =>
  a === b ? 0 : VOWELS.has(a) && VOWELS.has(b) ? 0.35 : ALIKE.has(a + b) ? 0.45 : 1;
const dropped = (letter: string): number => (VOWELS.has(letter) ? 0.4 : letter === 'h' ? 0.3 : 1);

/** How alike two words sound, 0 to 1: edit distance with cheap changes where transliterations differ. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (Math.abs(a.length - b.length) > 3) return 0;
  return measured(`${a} ${b}`);
}

const measured = remembering((words) => measure(...(words.split(' ') as [string, string])), 200_000);

function measure(a: string, b: string): number {
  let row = [0];
  for (const letter of b) row.push((row.at(-1) ?? 0) + dropped(letter));
  for (const x of a) {
    const next = [(row[0] ?? 0) + dropped(x)];
    for (let at = 1; at <= b.length; at++) {
      const y = b[at - 1] ?? '';
      next.push(
        Math.min((row[at - 1] ?? 0) + changed(x, y), (row[at] ?? 0) + dropped(x), (next[at - 1] ?? 0) + dropped(y)),
      );
    }
    row = next;
  }
  return Math.max(0, 1 - (row.at(-1) ?? 0) / Math.max(a.length, b.length));
}

/** What transliterations of one word share for certain: classes of its consonants. A key of blocks. */
export function skeleton(word: string): string {
  const sounds = spelled(word)
    .replace(/[kgcjhz]/g, (letter) => ('kgh'.includes(letter) ? 'k' : 's'))
    .replace(/[dt]/g, 't')
    .replace(/[bp]/g, 'p')
    .replace(/[vf]/g, 'v')
    .replace(/(?<=.)[aeiou]+/g, '')
    .replace(/^[aeiou]+/, 'a');
  return sounds.replace(/(.)\1+/g, '$1').slice(0, 4);
}
