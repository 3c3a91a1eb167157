import { isFamilyName, isGivenName, sexOfName } from '../../lexicon/names.ts';
import { align, type Agreement, type Alignment } from './align.ts';
import { skeleton } from './letters.ts';
import { personName, type PersonName } from './tokens.ts';

let last: { readonly a: PersonName; readonly b: PersonName; readonly alignment: Alignment } | undefined;

/** Of the same pair as before, what was found then. */
function alignmentOf(a: PersonName, b: PersonName): Alignment {
  if (last?.a !== a || last.b !== b) last = { a, b, alignment: align(a.tokens, b.tokens) };
  return last.alignment;
}

/** What two names of people have in common and where they differ: names of features that have a weight. */
export function personFeatures(left: string, right: string): string[] {
  const [a, b] = [personName(left), personName(right)];
  const alignment = alignmentOf(a, b);
  const shape = shapeOf(a, b, alignment);
  const worst = worstOf(a, b, alignment);
  return [
    ...shape,
    ...shape.slice(0, 2).map((feature) => `${feature}&worst=${worst}`),
    ...(/^(?:close|near)/.test(worst) ? [`bones=${worst.split(' ').at(-1)}`] : []),
    ...wordFeatures(a, b, alignment),
    `suffix=${suffixes(a, b)}`,
    ...(sexOf(a) !== null && sexOf(b) !== null ? [`sex=${sexOf(a) === sexOf(b) ? 'same' : 'other'}`] : []),
  ];
}

/** Whether words of the two names agree only nearly, or in another romanisation: between strangers that is chance. */
export function isInexact(left: string, right: string): boolean {
  const { matches } = alignmentOf(personName(left), personName(right));
  return matches.some(({ how }) => how === 'close' || how === 'near' || how === 'roman');
}

export const isLone = (name: string): boolean => personName(name).tokens.length === 1;

function shapeOf(a: PersonName, b: PersonName, { matches, left, right }: Alignment): string[] {
  const [short, long] = a.tokens.length <= b.tokens.length ? [a, b] : [b, a];
  const [shortRest, longRest] = short === a ? [left, right] : [right, left];
  const sure = matches.filter(({ how }) => how !== 'initial').length;
  const lone = short.tokens.length === 1;
  const rest =
    shortRest.length > 0 && longRest.length > 0 ? 'both' : longRest.length > 0 || shortRest.length > 0 ? 'one' : 'none';
  const shape = `${lone ? (long.tokens.length === 1 ? 'lones' : 'lone') : 'full'}&rest=${rest}`;
  const extra = longRest.map((at) => (at === 0 ? 'head' : at === long.tokens.length - 1 ? 'tail' : 'middle'));
  return [
    shape,
    `${shape}&sure=${Math.min(sure, 3)}`,
    `initials=${Math.min(2, matches.length - sure)}`,
    ...(initialBesideInitial(short, long, matches, longRest) ? ['initials=more'] : []),
    ...[...new Set(extra)].map((where) => `${shape}&extra=${where}`),
    `order=${isSwapped(matches) ? 'swapped' : 'kept'}&rest=${rest}`,
  ];
}

/** Two names with initials in the middle, one of them with more of these: `George H. W. Bush`, `George W. Bush`. */
const initialBesideInitial = (
  short: PersonName,
  long: PersonName,
  matches: Alignment['matches'],
  rest: readonly number[],
): boolean =>
  short.tokens.some(({ initial }, at) => initial && at > 0) &&
  matches.length > 0 &&
  rest.some((at) => long.tokens[at]?.initial);

const isSwapped = (matches: Alignment['matches']): boolean =>
  matches.some((x) => matches.some((y) => (x.left - y.left) * (x.right - y.right) < 0));

const QUALITY: readonly Agreement[] = ['equal', 'sound', 'short', 'initial', 'roman', 'close', 'near'];

/**
 * The pair of words that agrees least; of short words a small difference is a large one, and transliterations differ in
 * vowels sooner than in consonants.
 */
function worstOf(a: PersonName, b: PersonName, { matches }: Alignment): string {
  const [worst] = [...matches].sort((x, y) => QUALITY.indexOf(y.how) - QUALITY.indexOf(x.how));
  if (!worst) return 'nothing';
  if (worst.how !== 'close' && worst.how !== 'near') return worst.how;
  const [left, right] = [a.tokens[worst.left]?.sound ?? '', b.tokens[worst.right]?.sound ?? ''];
  const size = worst.letters <= 4 ? 'short' : worst.letters <= 6 ? 'middling' : 'long';
  return `${worst.how} ${size} ${bones(left, right)}`;
}

const consonants = (word: string): string => word.replace(/[aeiou]/g, '');

/** Whether two words have the same consonants, consonants that alphabets write for each other, or others. */
function bones(left: string, right: string): 'same' | 'alike' | 'other' {
  if (consonants(left) === consonants(right)) return 'same';
  return skeleton(left) === skeleton(right) ? 'alike' : 'other';
}

function wordFeatures(a: PersonName, b: PersonName, { matches }: Alignment): string[] {
  const inexact = matches.filter(({ how }) => how === 'close' || how === 'near').length;
  const rare = matches.filter(({ left, how }) => {
    const word = a.tokens[left]?.folded ?? '';
    return how !== 'initial' && !isGivenName(word) && !isFamilyName(word);
  }).length;
  const ends = [
    matches.some(({ left, right }) => left === 0 && right === 0) ? 'head' : '',
    matches.some(({ left, right }) => left === a.tokens.length - 1 && right === b.tokens.length - 1) ? 'tail' : '',
  ].join('');
  return [`inexact=${Math.min(2, inexact)}`, `rare=${Math.min(2, rare)}`, `ends=${ends || 'none'}`];
}

const suffixes = (a: PersonName, b: PersonName): string =>
  a.suffix === b.suffix ? (a.suffix === null ? 'none' : 'same') : a.suffix && b.suffix ? 'other' : 'one';

function sexOf({ sex, tokens }: PersonName): 'f' | 'm' | null {
  return sex ?? (tokens.length > 1 ? (sexOfName(tokens[0]?.folded ?? '') ?? null) : null);
}
