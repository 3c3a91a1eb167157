import anyAscii from 'any-ascii';
import { fullNamesOf, isNameWord, sexOfHonorific } from '../../lexicon/name-words.ts';
import { beginningOf } from '../../model/schema.ts';
import { asPinyin, skeleton, spelled } from './letters.ts';

/** A word of a name in the forms by which it is compared. */
export interface NameToken {
  /** Without accents and case, in Latin letters. */
  readonly folded: string;
  /** As it sounds. */
  readonly sound: string;
  readonly pinyin: string;
  readonly initial: boolean;
}

/** A person's name taken apart. */
export interface PersonName {
  readonly name: string;
  readonly tokens: readonly NameToken[];
  /** Jr., III: tells generations apart. */
  readonly suffix: string | null;
  readonly sex: 'f' | 'm' | null;
}

const token = (folded: string): NameToken => ({
  folded,
  sound: spelled(folded),
  pinyin: asPinyin(folded),
  initial: folded.length === 1,
});

/** Code units of a name that are looked at word by word: names are compared each word with each. */
const MOST_LOOKED_AT = 300;

/** Words of a name in Latin letters, folded. Chinese and Korean characters are read as syllables. */
export function foldedWords(whole: string): string[] {
  const name = beginningOf(whole, MOST_LOOKED_AT);
  const latin = /[^\p{Script=Latin}\p{P}\p{Z}\p{N}\p{M}\p{S}]/u.test(name)
    ? anyAscii(name).replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    : name.replace(/[øØ]/g, 'o').replace(/[đĐ]/g, 'dj');
  return anyAscii(latin.normalize('NFKD').replace(/\p{M}/gu, ''))
    .toLowerCase()
    .replace(/['’`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const remembered = new Map<string, PersonName>();
const REMEMBERED = 200_000;

export function personName(name: string): PersonName {
  const known = remembered.get(name);
  if (known) return known;
  if (remembered.size >= REMEMBERED) remembered.clear();
  const made = takenApart(name);
  remembered.set(name, made);
  return made;
}

function takenApart(name: string): PersonName {
  const quoted = name.replace(/["“][^"“”]*["”]/g, ' ');
  const words = foldedWords(inOrder(quoted));
  const honorifics = leading(words);
  const rest = words.slice(honorifics.length);
  const last = rest.at(-1) ?? '';
  const suffix = rest.length > 1 && (isNameWord(last, 'suffix') || NUMERAL.test(last)) ? last : null;
  const core = suffix === null ? rest : rest.slice(0, -1);
  const meaning = core.filter(
    (word, at) => !(isNameWord(word, 'particle') && (at > 0 || word === 'al' || word === 'el')),
  );
  const sexes = honorifics.map(sexOfHonorific).filter((sex) => sex !== null);
  return {
    name,
    tokens: (meaning.length > 0 ? meaning : core).map(token),
    suffix: suffix === null ? null : (SAME_SUFFIX.get(suffix) ?? suffix),
    sex: sexes[0] ?? null,
  };
}

/** Of kings and popes: up to XXXIX. */
const NUMERAL = /^x{0,3}(?:ix|iv|v?i{1,3}|v|x)$/;

const SAME_SUFFIX = new Map([
  ['junior', 'jr'],
  ['ii', 'jr'],
]);

/** `Kishida, Fumio` is Fumio Kishida; `Marcos, Jr.` is no inversion. */
function inOrder(name: string): string {
  const [family = '', given, ...more] = name.split(',').map((part) => part.trim());
  if (given === undefined || more.length > 0 || isNameWord(foldedWords(given)[0] ?? '', 'suffix')) return name;
  return `${given} ${family}`;
}

/** Honorifics at the head of a name, of which some word must remain. */
function leading(words: readonly string[]): string[] {
  let count = 0;
  while (count < words.length - 1 && isNameWord(words[count] ?? '', 'honorific')) count++;
  return words.slice(0, count);
}

/** Keys of which two forms of one name share at least one: pairs of its words, and its ends with an initial. */
export function blockingKeys({ tokens }: PersonName): string[] {
  const bones = tokens.filter(({ initial }) => !initial).map(({ folded }) => skeleton(folded));
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return [];
  const pairs = bones.flatMap((a, at) => bones.slice(at + 1).map((b) => (a < b ? `${a} ${b}` : `${b} ${a}`)));
  const whole = skeleton(tokens.map(({ folded }) => folded).join(''));
  const heads = new Set([first.folded, ...fullNamesOf(first.folded)]);
  const ends = [...heads].map((head) => `${skeleton(last.folded)} ${skeleton(head)[0]}-`);
  return [...new Set([...pairs.slice(0, 15), ...(tokens.length > 1 ? ends : []), `= ${whole}`])];
}
