import { countryNamed, countryOfDemonym } from '../../lexicon/countries.ts';
import { isNameWord, renamedTo } from '../../lexicon/name-words.ts';
import { organizationNamed } from '../../lexicon/organizations.ts';
import { likeness } from './letters.ts';
import { foldedWords } from './tokens.ts';

/** A body's name taken apart. */
interface BodyName {
  /** All its words, folded. */
  readonly folded: string;
  /** Those that tell it from others, each in one form. */
  readonly words: ReadonlySet<string>;
  /** Keys of countries that it names. */
  readonly countries: ReadonlySet<string>;
  /** The key of the country that it is as a whole. */
  readonly country: string | null;
  /** Initials of its words, with and without the small ones. */
  readonly initials: ReadonlySet<string>;
  /** The name itself, where it may be an acronym. */
  readonly acronym: string | null;
  /** What lists know it by. */
  readonly listed: string | null;
  readonly now: string | null;
}

/** Words of one meaning in names of bodies. */
const SYNONYMS: Readonly<Record<string, string>> = {
  department: 'ministry',
  defence: 'defense',
  organisation: 'organization',
  co: 'cooperation',
  centre: 'center',
  affairs: '',
  workers: 'worker',
  technologies: 'technology',
};

const remembered = new Map<string, BodyName>();
const REMEMBERED = 100_000;

function bodyName(name: string): BodyName {
  const known = remembered.get(name);
  if (known) return known;
  if (remembered.size >= REMEMBERED) remembered.clear();
  const made = takenApart(name);
  remembered.set(name, made);
  return made;
}

function takenApart(name: string): BodyName {
  const plain = name
    .replace(/[()]/g, ' ')
    .replace(/'s\b|’s\b/g, '')
    .replace(/\b(\p{Lu})\.(?=\p{Lu}\.)/gu, '$1')
    .replace(/(?<=\p{Lu})\.(?=\s|$)/gu, '');
  const all = plain.split(/[\s,]+/).filter(Boolean);
  const [words, countries] = [new Set<string>(), new Set<string>()];
  for (let at = 0; at < all.length; at++) {
    const found = countryFrom(all, at);
    if (found) {
      countries.add(found.key);
      at += found.length - 1;
      continue;
    }
    for (const word of foldedWords(all[at] ?? '')) {
      const meaning = SYNONYMS[word] ?? word.replace(/(?<=\p{L}{3})s$/u, '');
      if (meaning !== '' && !isNameWord(word, 'form')) words.add(meaning);
    }
  }
  const bare = foldedWords(plain);
  const isAcronym = /^(?:the )?\p{Lu}[\p{L}]{1,6}$/u.test(plain.trim()) && /\p{Lu}\p{L}*\p{Lu}/u.test(plain);
  const listed = organizationNamed(name);
  const renamed = renamedTo(name);
  return {
    folded: foldedWords(name).join(' '),
    words,
    countries,
    country: countryNamed(name)?.key ?? null,
    initials: initialsOf(bare),
    acronym: isAcronym || bare.length === 1 ? (bare.at(-1) ?? null) : null,
    listed: listed?.name ?? null,
    now: renamed === undefined ? null : (organizationNamed(renamed)?.name ?? renamed),
  };
}

/** A country's name or demonym that begins at a word: `South Korean`, `U.S.`, `China`. */
function countryFrom(words: readonly string[], at: number): { key: string; length: number } | null {
  for (let length = Math.min(4, words.length - at); length > 0; length--) {
    const text = words.slice(at, at + length).join(' ');
    if (!/^\p{Lu}/u.test(text)) continue;
    const found = countryNamed(text) ?? countryOfDemonym(text);
    if (found) return { key: found.key, length };
  }
  return null;
}

function initialsOf(words: readonly string[]): Set<string> {
  const large = words.filter((word) => !isNameWord(word, 'form'));
  return new Set(
    [words, large, words.filter((word) => word !== 'the')].map((each) => each.map((word) => word[0]).join('')),
  );
}

/** What two names of bodies have in common and where they differ. */
export function organizationFeatures(left: string, right: string): string[] {
  const [a, b] = [bodyName(left), bodyName(right)];
  if (a.country !== null && b.country !== null) return [`country=${a.country === b.country ? 'same' : 'other'} state`];
  const shared = [...a.words].filter((word) => hasAlike(b.words, word));
  const [restA, restB] = [a.words.size - shared.length, b.words.size - shared.length];
  const rest = restA > 0 && restB > 0 ? 'both' : restA + restB > 0 ? 'one' : 'none';
  const identical = a.folded === b.folded;
  return [
    `words=${rest}&shared=${Math.min(2, shared.length)}`,
    ...(identical ? ['identical'] : []),
    ...(rest === 'one' ? [`extra=${Math.min(2, Math.max(restA, restB))}`] : []),
    `countries=${countries(a, b)}`,
    `countries=${countries(a, b)}&words=${rest}`,
    ...(abbreviates(a, b) || abbreviates(b, a) ? ['acronym'] : []),
    ...(a.acronym && b.acronym && !identical ? ['two acronyms'] : []),
    ...listedFeatures(a, b),
  ];
}

/** Is the word, or one that sounds like it, among these? */
const hasAlike = (words: ReadonlySet<string>, word: string): boolean =>
  words.has(word) || (word.length > 4 && [...words].some((other) => other.length > 4 && likeness(word, other) >= 0.84));

function countries(a: BodyName, b: BodyName): string {
  if (a.countries.size === 0 && b.countries.size === 0) return 'none';
  if (a.countries.size === 0 || b.countries.size === 0) return 'one';
  return [...a.countries].some((key) => b.countries.has(key)) ? 'same' : 'other';
}

const abbreviates = (short: BodyName, long: BodyName): boolean =>
  short.acronym !== null && short.acronym.length > 1 && long.words.size > 1 && long.initials.has(short.acronym);

function listedFeatures(a: BodyName, b: BodyName): string[] {
  const changed = becomes(a, b) || becomes(b, a);
  if (changed) return ['renamed'];
  if (a.listed === null || b.listed === null) return [];
  return [`listed=${a.listed === b.listed ? 'same' : 'other'}`];
}

const becomes = (old: BodyName, other: BodyName): boolean =>
  old.now !== null && (other.listed === old.now || other.now === old.now);

/** Keys of which two names of one body share at least one. */
export function organizationKeys(name: string): string[] {
  const { words, initials, acronym, listed, now, country } = bodyName(name);
  const sorted = [...words].sort();
  return [
    ...new Set([
      ...sorted.map((word) => `w ${word}`),
      ...[...initials, acronym ?? ''].filter((key) => key.length > 1 && key.length < 8).map((key) => `a ${key}`),
      ...[listed, now].filter((key) => key !== null).map((key) => `l ${key}`),
      ...(country === null ? [] : [`c ${country}`]),
    ]),
  ];
}
