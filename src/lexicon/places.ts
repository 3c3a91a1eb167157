import { remembering } from '../model/remembering.ts';
import { searchName } from '../model/schema.ts';
import type { PlaceKind } from '../model/world.ts';
import { countryByKey, countryNamed } from './countries.ts';
import { readData } from './package-data.ts';
import { lazily, position, readTable, values } from './tables.ts';

/** A place of the gazetteer. `inside` is the key of what it lies in. */
export interface PlaceEntry {
  readonly key: string;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly iso2: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly inside: string | null;
  readonly population: number;
  readonly capital: boolean;
}

/** What stands around a name and helps to tell Georgia from Georgia: keys of countries or states. */
export type PlaceContext = ReadonlySet<string>;

const lines = lazily((): readonly string[] => readData('gazetteer/cities.tsv').trimEnd().split('\n'));

/** All cities of a name, by binary search: the file is sorted by folded name. */
function citiesNamed(folded: string): PlaceEntry[] {
  const all = lines();
  const prefix = `${folded}\t`;
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] as string) < prefix) low = middle + 1;
    else high = middle;
  }
  const found: PlaceEntry[] = [];
  for (let at = low; at < all.length; at++) {
    const line = all[at] as string;
    if (!line.startsWith(prefix)) break;
    found.push(cityOf(line));
  }
  return found;
}

function cityOf(line: string): PlaceEntry {
  const [, name = '', iso2 = '', state = '', population = '0', latitude, longitude, capital, id = ''] =
    line.split('\t');
  const region = state ? `${iso2}-${state}` : '';
  return {
    key: `c${id}`,
    name: newsName().get(`${name}|${iso2}`) ?? name,
    kind: 'city',
    iso2,
    latitude: Number(latitude),
    longitude: Number(longitude),
    inside: regions().byKey.has(region) ? region : iso2,
    population: Number(population),
    capital: capital === '1',
  };
}

/** Cities by key: built only when a key has to be resolved again. */
const cityLines = lazily(() => new Map(lines().map((line) => [`c${line.slice(line.lastIndexOf('\t') + 1)}`, line])));

const aliasRows = lazily(() => readTable('gazetteer/city-aliases.tsv'));
const aliases = lazily(
  () => new Map(aliasRows().map(([alias = '', name = '', iso2 = '']) => [searchName(alias), { name, iso2 }])),
);
/** What the news calls a city whose name in the gazetteer differs. */
const newsName = lazily(() => {
  const names = new Map<string, string>();
  for (const [alias = '', name = '', iso2 = '', news] of aliasRows()) if (news) names.set(`${name}|${iso2}`, alias);
  return names;
});
const unlikely = lazily(() => new Set(readTable('gazetteer/not-places.tsv').map(([name = '']) => searchName(name))));

interface Listed {
  readonly byKey: ReadonlyMap<string, PlaceEntry>;
  readonly byName: ReadonlyMap<string, PlaceEntry>;
}

function listed(entries: readonly (readonly [PlaceEntry, readonly string[]])[]): Listed {
  const byName = new Map<string, PlaceEntry>();
  for (const [entry, names] of entries)
    for (const name of [entry.name, ...names]) if (!byName.has(searchName(name))) byName.set(searchName(name), entry);
  return { byKey: new Map(entries.map(([entry]) => [entry.key, entry])), byName };
}

const regions = lazily(() =>
  listed(
    readTable('gazetteer/regions.tsv').map(([key = '', name = '', kind = 'region', names, inside = '', at]) => [
      {
        key,
        name: name.replace(/ \(US\)$| state$/i, ''),
        kind: kind as PlaceKind,
        iso2: inside || null,
        ...position(at),
        inside: inside || null,
        population: 0,
        capital: false,
      },
      name.includes('(') ? values(names) : [...values(names), name],
    ]),
  ),
);

const venues = lazily(() =>
  listed(
    readTable('gazetteer/venues.tsv').map(([key = '', name = '', names, city = '', iso2 = '', at]) => [
      {
        key,
        name,
        kind: 'venue',
        iso2,
        ...position(at),
        inside: cityIn(city, iso2)?.key ?? iso2,
        population: 0,
        capital: false,
      },
      values(names),
    ]),
  ),
);

function cityIn(name: string, iso2: string): PlaceEntry | undefined {
  const alias = aliases().get(searchName(name));
  const found = citiesNamed(searchName(alias?.iso2 === iso2 ? alias.name : name)).filter((city) => city.iso2 === iso2);
  return found.sort((a, b) => b.population - a.population)[0];
}

const country = (key: string): PlaceEntry | undefined => {
  const found = countryByKey(key);
  if (!found) return undefined;
  const { name, latitude, longitude } = found;
  return { key, name, kind: 'country', iso2: key, latitude, longitude, inside: null, population: 0, capital: false };
};

/** The place with a key, or undefined. */
export function placeByKey(key: string): PlaceEntry | undefined {
  if (key.startsWith('c')) {
    const line = cityLines().get(key);
    return line === undefined ? undefined : cityOf(line);
  }
  return venues().byKey.get(key) ?? regions().byKey.get(key) ?? country(key);
}

/** The place and everything that it lies in, from fine to coarse. */
export function placeChain(key: string): PlaceEntry[] {
  const chain: PlaceEntry[] = [];
  for (let at: string | null = key; at !== null && chain.length < 6;) {
    const entry = placeByKey(at);
    if (!entry) break;
    chain.push(entry);
    at = entry.inside;
  }
  return chain;
}

/** A town this small is only meant where its country or state is named beside it, or it is the only one of its name. */
const SMALL = 15_000;

/** How much likelier a city is meant that is a capital, or lies in a country that the text names. */
const CAPITAL_BONUS = 10;
const CONTEXT_BONUS = 20;

const fold = remembering((name) => searchName(name.replace(/^the /i, '')));

/**
 * What a place name most likely means. `beside` are keys of the state or country named right behind it, which decide;
 * `context` those that the text names anywhere, which only tip the balance.
 */
export function placeNamed(
  name: string,
  context: PlaceContext = NOWHERE,
  beside: PlaceContext = NOWHERE,
): PlaceEntry | undefined {
  const folded = fold(name);
  const cities = citiesNamed(folded);
  const near = cities.filter((city) => fits(city, beside));
  if (near.length > 0) return largest(near, context);
  const state = countryNamed(name);
  if (state) return country(state.key);
  const alias = aliases().get(folded);
  if (alias) return cityIn(alias.name, alias.iso2);
  const fixed = venues().byName.get(folded) ?? regions().byName.get(folded);
  if (fixed) return fixed;
  const pool = cities.filter(
    (city) => city.population >= SMALL || city.capital || cities.length === 1 || fits(city, context),
  );
  return unlikely().has(folded) ? undefined : largest(pool, context);
}

const NOWHERE: PlaceContext = new Set();

function largest(cities: readonly PlaceEntry[], context: PlaceContext): PlaceEntry | undefined {
  const weight = (city: PlaceEntry): number =>
    (city.population + 1) * (city.capital ? CAPITAL_BONUS : 1) * (fits(city, context) ? CONTEXT_BONUS : 1);
  return [...cities].sort((a, b) => weight(b) - weight(a))[0];
}

const fits = (city: PlaceEntry, context: PlaceContext): boolean =>
  (city.iso2 !== null && context.has(city.iso2)) || (city.inside !== null && context.has(city.inside));
