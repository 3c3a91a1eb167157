import { searchName } from '../model/schema.ts';
import { countryByKey } from './countries.ts';
import { lazily, readTable, values } from './tables.ts';
import { officeOf } from './titles.ts';

/** One term in one office of somebody whom news names by surname alone: a row of data/people/leaders.tsv. */
export interface Leader {
  readonly wikidata: string | null;
  readonly name: string;
  /** Other full names: transliterations, official forms. */
  readonly aliases: readonly string[];
  /** The form that news uses alone (`Xi`, `Lula`), and its other spellings. */
  readonly short: string;
  readonly spellings: readonly string[];
  /** Key of the country, or null for an organization's office. */
  readonly country: string | null;
  /** Name in data/lexicon/en/organizations.tsv, or null for a country's office. */
  readonly organization: string | null;
  /** A title of data/lexicon/en/titles.tsv. */
  readonly office: string;
  /** First and last day of the term, as precise as known: YYYY, YYYY-MM or YYYY-MM-DD; `to` is null while it lasts. */
  readonly from: string;
  readonly to: string | null;
  readonly sex: 'f' | 'm' | null;
}

function toLeader([id, name = '', aliases, shorts, of = '', office = '', ...term]: string[]): Leader {
  const [from = '', to, sex] = term;
  const [short = name, ...spellings] = values(shorts);
  const isCountry = countryByKey(of) !== undefined;
  return Object.freeze({
    wikidata: id || null,
    name,
    aliases: Object.freeze(values(aliases)),
    short,
    spellings: Object.freeze(spellings),
    country: isCountry ? of : null,
    organization: isCountry ? null : of,
    office,
    from,
    to: to || null,
    sex: sex === 'f' ? 'f' : 'm',
  });
}

/** Initials and apostrophes are written in many ways: "George H.W. Bush", "Sana'a". */
const fold = (name: string): string =>
  searchName(name.replace(/(\p{L})\.\s?(?=\p{L}\.)/gu, '$1').replace(/['’ʻʿ`]/g, ''));

/** The terms by what they are looked up by. */
interface Leaders {
  readonly byShort: ReadonlyMap<string, readonly Leader[]>;
  readonly byName: ReadonlyMap<string, readonly Leader[]>;
  readonly byOffice: ReadonlyMap<string, readonly Leader[]>;
}

function indexed(
  leaders: readonly Leader[],
  keysOf: (leader: Leader) => readonly string[],
): ReadonlyMap<string, readonly Leader[]> {
  const index = new Map<string, Leader[]>();
  for (const leader of leaders)
    for (const key of new Set(keysOf(leader))) index.set(key, [...(index.get(key) ?? []), leader]);
  return index;
}

const load = (own: readonly Leader[]): Leaders => {
  const leaders = [...readTable('people/leaders.tsv').map(toLeader), ...own];
  return {
    byShort: indexed(leaders, ({ short, spellings }) => [short, ...spellings].map(fold)),
    byName: indexed(leaders, ({ name, aliases }) => [name, ...aliases].map(fold)),
    byOffice: indexed(leaders, ({ country, organization, office }) => [
      `${country ?? organization}|${officeOf(office)}`,
    ]),
  };
};

let known = lazily(() => load([]));

/** Adds a user's own people to those of data/people, with the same weight. To be called before the first look-up. */
export function addPeople(own: readonly Leader[]): void {
  known = lazily(() => load(own));
}

const NOBODY: readonly Leader[] = Object.freeze([]);

/** All terms of all whom news calls so: "Bush" is two presidents. Accents and case do not matter. */
export const leadersByShort = (short: string): readonly Leader[] => known().byShort.get(fold(short)) ?? NOBODY;

/**
 * The person of a full name or alias, in the term nearest to a year, else in the latest. Undefined where several people
 * bear the name ("George Bush") and no year tells them apart.
 */
export function leaderNamed(fullName: string, year?: number): Leader | undefined {
  const terms = known().byName.get(fold(fullName)) ?? NOBODY;
  const [first, ...others] = terms;
  if (year === undefined && others.some(({ name }) => name !== first?.name)) return undefined;
  return [...terms].sort((a, b) => yearsFrom(a, year) - yearsFrom(b, year) || (a.from < b.from ? 1 : -1))[0];
}

/** What to ask `termOf`: a full name, a title in any wording, a country key or the name of an organization, and a day. */
export interface Term {
  readonly name: string;
  readonly title: string;
  readonly of: string;
  /** Null: any day, which only a single term can answer. */
  readonly on: string | null;
}

/** The term in an office that somebody held on a day; undefined where none or more than one is known. */
export function termOf({ name, title, of, on }: Term): Pick<Leader, 'from' | 'to'> | undefined {
  const terms = known()
    .byName.get(fold(name))
    ?.filter(({ country, organization }) => country === of || organization === of)
    .filter(({ office }) => officeOf(office) === officeOf(title))
    .filter(({ from, to }) => on === null || (isUpTo(from, on) && (to === null || isUpTo(on, to))));
  return terms?.length === 1 ? terms[0] : undefined;
}

/** How many years a term lies before or after a year. */
const yearsFrom = (leader: Leader, year: number | undefined): number => {
  const { first, last } = yearsOf(leader);
  return year === undefined ? 0 : Math.max(first - year, year - last, 0);
};

/** First and last year of a term; Infinity while it lasts, -Infinity where its beginning is not told. */
export const yearsOf = ({ from, to }: Pick<Leader, 'from' | 'to'>): { first: number; last: number } => ({
  first: from === '' ? Number.NEGATIVE_INFINITY : Number(from.slice(0, 4)),
  last: to === null ? Number.POSITIVE_INFINITY : Number(to.slice(0, 4)),
});

/** What to ask `officeHolder`: a country key or the name of an organization, a title in any wording, and a day or year. */
export interface Office {
  readonly country?: string;
  readonly organization?: string;
  readonly office: string;
  readonly on: string;
}

/** Who held an office on a day or in a year, in order of time: two or more where it changed hands. */
export function officeHolder({ country, organization, office, on }: Office): readonly Leader[] {
  const found = known().byOffice.get(`${country ?? organization}|${officeOf(office)}`) ?? NOBODY;
  return found
    .filter(({ from, to }) => isUpTo(from, on) && (to === null || isUpTo(on, to)))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Is a day or year not after another, as far as both are known? */
function isUpTo(first: string, last: string): boolean {
  const precision = Math.min(first.length, last.length);
  return first.slice(0, precision) <= last.slice(0, precision);
}
