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
  /** Years; `to` is null while the term lasts. */
  readonly from: number;
  readonly to: number | null;
  readonly sex: 'f' | 'm';
}

function toLeader([id, name = '', aliases, shorts, of = '', office = '', from, to, sex]: string[]): Leader {
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
    from: Number(from),
    to: to ? Number(to) : null,
    sex: sex === 'f' ? 'f' : 'm',
  });
}

const leaders = lazily((): readonly Leader[] => readTable('people/leaders.tsv').map(toLeader));

/** Initials and apostrophes are written in many ways: "George H.W. Bush", "Sana'a". */
const fold = (name: string): string =>
  searchName(name.replace(/(\p{L})\.\s?(?=\p{L}\.)/gu, '$1').replace(/['’ʻʿ`]/g, ''));

function indexed(keysOf: (leader: Leader) => readonly string[]): ReadonlyMap<string, readonly Leader[]> {
  const index = new Map<string, Leader[]>();
  for (const leader of leaders())
    for (const key of new Set(keysOf(leader))) index.set(key, [...(index.get(key) ?? []), leader]);
  return index;
}

const byShort = lazily(() => indexed(({ short, spellings }) => [short, ...spellings].map(fold)));
const byName = lazily(() => indexed(({ name, aliases }) => [name, ...aliases].map(fold)));
const byOffice = lazily(() =>
  indexed(({ country, organization, office }) => [`${country ?? organization}|${officeOf(office)}`]),
);

const NOBODY: readonly Leader[] = Object.freeze([]);

/** All terms of all whom news calls so: "Bush" is two presidents. Accents and case do not matter. */
export const leadersByShort = (short: string): readonly Leader[] => byShort().get(fold(short)) ?? NOBODY;

/**
 * The person of a full name or alias, in the term nearest to a year, else in the latest. Undefined where several people
 * bear the name ("George Bush") and no year tells them apart.
 */
export function leaderNamed(fullName: string, year?: number): Leader | undefined {
  const terms = byName().get(fold(fullName)) ?? NOBODY;
  const [first, ...others] = terms;
  if (year === undefined && others.some(({ name }) => name !== first?.name)) return undefined;
  return [...terms].sort((a, b) => yearsFrom(a, year) - yearsFrom(b, year) || b.from - a.from)[0];
}

/** How many years a term lies before or after a year. */
const yearsFrom = ({ from, to }: Leader, year: number | undefined): number =>
  year === undefined ? 0 : Math.max(from - year, year - (to ?? year), 0);

/** What to ask `officeHolder`: a country key or the name of an organization, a title in any wording, and a year. */
export interface Office {
  readonly country?: string;
  readonly organization?: string;
  readonly office: string;
  readonly year: number;
}

/** Who held an office in a year, in order of time: two or more where it changed hands. */
export function officeHolder({ country, organization, office, year }: Office): readonly Leader[] {
  const found = byOffice().get(`${country ?? organization}|${officeOf(office)}`) ?? NOBODY;
  return found.filter(({ from, to }) => from <= year && year <= (to ?? year)).sort((a, b) => a.from - b.from);
}
