import { joinPrefixes, tokenSpans } from '../language/tokens.ts';
import { lazily, readTable, values } from '../lexicon/tables.ts';
import { readData } from '../lexicon/package-data.ts';

/** Names to put in the place of others: many cultures, countries, towns and organizations. */
export interface NameStock {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Full names of people in office, with the form that is used alone. */
  readonly leaders: readonly (readonly [full: string, short: string])[];
  readonly cities: readonly string[];
  readonly towns: readonly string[];
  /** Countries with their demonyms. */
  readonly countries: readonly (readonly [name: string, demonym: string])[];
  readonly organizations: readonly string[];
  readonly titles: readonly string[];
}

const LARGE = 300_000;
const HAND_KEPT_WEIGHT = 4;
const plain = /^\p{Lu}[\p{L} '-]+$/u;

const column = (path: string): string[] => readTable(path).map(([name = '']) => name);
const more = (path: string): string[] => Array.from({ length: HAND_KEPT_WEIGHT }, () => column(path)).flat();

export const nameStock = lazily((): NameStock => {
  const places = readData('gazetteer/cities.tsv')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([, name = '']) => plain.test(name));
  return {
    given: [...column('lexicon/en/given-names.tsv'), ...more('lexicon/en/more-given-names.tsv')],
    family: [...column('lexicon/en/family-names.tsv'), ...more('lexicon/en/more-family-names.tsv')],
    leaders: readTable('people/leaders.tsv').map(([, name = '', , shorts]) => [
      name,
      values(shorts)[0] ?? name.split(' ').at(-1) ?? name,
    ]),
    cities: places.filter(([, , , , population]) => Number(population) > LARGE).map(([, name = '']) => name),
    towns: places.map(([, name = '']) => name),
    countries: readTable('gazetteer/countries.tsv').flatMap(([, name = '', , demonyms]) =>
      demonyms ? [[name, values(demonyms)[0] ?? name] as const] : [],
    ),
    organizations: readTable('lexicon/en/organizations.tsv').flatMap(([name = '', aliases]) => [
      name,
      ...values(aliases),
    ]),
    titles: readTable('lexicon/en/titles.tsv')
      .filter(([, , level]) => level !== 'other')
      .map(([title = '']) => title),
  };
});

export const pick = <Item>(from: readonly Item[], next: () => number): Item =>
  from[Math.floor(next() * from.length)] as Item;

/** A name that no list has: the beginning of one with the end of another. */
export function coined(from: readonly string[], next: () => number): string {
  const [head, tail] = [pick(from, next), pick(from, next)];
  return head.slice(0, Math.ceil(head.length / 2)) + tail.slice(Math.floor(tail.length / 2)).toLowerCase();
}

/** The words of a name, as the tokeniser divides it. */
export const wordsOf = (name: string): string[] =>
  joinPrefixes(tokenSpans(name), name, 0).map(({ start, end }) => name.slice(start, end));

/** Somebody: the full name and the form that news uses alone. */
export interface Somebody {
  readonly full: readonly string[];
  readonly short: readonly string[];
}

/** Shares of the ways to make a person's name; what is left are given and family names of the lists. */
const SHARES = { leader: 0.25, coined: 0.25, town: 0.1, arabic: 0.08, eastern: 0.08, initial: 0.06 };

const make = (full: string, short: string): Somebody => ({ full: wordsOf(full), short: wordsOf(short) });

export function somebody(next: () => number): Somebody {
  const { given, family, leaders, towns } = nameStock();
  let chance = next();
  const is = (share: number): boolean => (chance -= share) < 0;
  const [first, last] = [pick(given, next), pick(family, next)];
  if (is(SHARES.leader)) return make(...pick(leaders, next));
  if (is(SHARES.coined)) {
    const name = coined(family, next);
    return make(`${coined(given, next)} ${name}`, name);
  }
  if (is(SHARES.town)) {
    const town = pick(towns, next).split(' ')[0] ?? last;
    return make(`${first} ${town}`, town);
  }
  if (is(SHARES.arabic)) {
    const name = `${pick(['al-', 'al-', 'el-', 'bin ', 'Abu ', 'de ', 'van ', 'von '], next)}${last}`;
    return make(`${first} ${name}`, name);
  }
  if (is(SHARES.eastern)) {
    const name = pick(readTable('lexicon/en/more-family-names.tsv'), next)[0] ?? last;
    const own = first.slice(0, 4);
    return make(
      `${name} ${own}${pick(['', `-${pick(given, next).slice(0, 3).toLowerCase()}`, ` ${pick(given, next).slice(0, 4)}`], next)}`,
      name,
    );
  }
  if (is(SHARES.initial)) return make(`${first} ${last.charAt(0)}. ${last}`, last);
  return make(`${first} ${last}`, last);
}
