import { clusters } from './clusters.ts';
import { remembering } from '../model/remembering.ts';
import { hashText } from './hash.ts';

/** What the models see of a word: hashes of its forms. Typographic variants look the same. */
export interface WordForm {
  readonly text: string;
  /** In lower case. */
  readonly small: string;
  readonly word: number;
  readonly lower: number;
  readonly shape: number;
  readonly prefixes: readonly number[];
  readonly suffixes: readonly number[];
  readonly capital: boolean;
  /** Its cluster and the larger one around it, 0 where unknown. */
  readonly cluster: number;
  readonly kind: number;
}

export const wordForm = remembering(makeForm);

function makeForm(text: string): WordForm {
  const plain = normal(text);
  const lower = plain.toLowerCase();
  const hash = hashText(lower);
  const cluster = clusters().fine(hash);
  return {
    text: plain,
    small: lower,
    word: hashText(plain),
    lower: hash,
    shape: hashText(shapeOf(plain)),
    prefixes: [1, 2, 3].map((size) => hashText(`^${lower.slice(0, size)}`)),
    suffixes: [1, 2, 3, 4].map((size) => hashText(`${lower.slice(-size)}$`)),
    capital: /^\p{Lu}/u.test(plain),
    cluster,
    kind: clusters().coarse(cluster),
  };
}

const VARIANTS: ReadonlyMap<string, string> = new Map([
  ['’', "'"],
  ['‘', "'"],
  ['“', '"'],
  ['”', '"'],
  ['–', '-'],
  ['—', '-'],
  ['--', '-'],
  ['…', '...'],
]);

/** Curly quotes, dashes and digits as the treebanks write them; every number looks like any other of its length. */
function normal(text: string): string {
  const direct = VARIANTS.get(text);
  if (direct) return direct;
  return text.replace(/[’‘]/g, "'").replace(/\d/g, (digit, at: number) => (text.length === 4 && at < 2 ? digit : '0'));
}

function shapeOf(text: string): string {
  return text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{Ll}/gu, 'x')
    .replace(/\d/g, '0')
    .replace(/(.)\1{2,}/g, '$1$1');
}

export const OUTSIDE: WordForm = {
  text: '\u0000',
  small: '\u0000',
  word: hashText('\u0000'),
  lower: hashText('\u0000'),
  shape: hashText('\u0000'),
  prefixes: [1, 2, 3].map(() => hashText('^\u0000')),
  suffixes: [1, 2, 3, 4].map(() => hashText('\u0000$')),
  capital: false,
  cluster: 0,
  kind: 0,
};
