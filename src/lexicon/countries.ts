import { remembering } from '../model/remembering.ts';
import { searchName } from '../model/schema.ts';
import { lazily, position, readTable, values } from './tables.ts';

/** A country or historic state: a row of data/gazetteer/countries.tsv. */
export interface Country {
  /** ISO 3166-1 alpha-2; historic states have keys of their own. */
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly demonyms: readonly string[];
  readonly capital: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

interface Countries {
  readonly byKey: ReadonlyMap<string, Country>;
  readonly byName: ReadonlyMap<string, Country>;
  readonly byDemonym: ReadonlyMap<string, Country>;
  readonly byMetonym: ReadonlyMap<string, Government>;
}

/** Whom a place stands for when it acts: a country by its key, or a union by its name in organizations.tsv. */
export interface Government {
  readonly key: string;
  readonly name: string;
  readonly type: 'country' | 'organization';
}

const countries = lazily((): Countries => {
  const rows = readTable('gazetteer/countries.tsv').map(
    ([key = '', name = '', aliases, demonyms, capital = '', at]): Country =>
      Object.freeze({ key, name, aliases: values(aliases), demonyms: values(demonyms), capital, ...position(at) }),
  );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const byName = new Map<string, Country>();
  const byDemonym = new Map<string, Country>();
  for (const row of rows) {
    byName.set(fold(row.name), row);
    for (const demonym of row.demonyms) if (!byDemonym.has(fold(demonym))) byDemonym.set(fold(demonym), row);
  }
  for (const row of rows) for (const alias of row.aliases) if (!byName.has(fold(alias))) byName.set(fold(alias), row);
  const byMetonym = new Map<string, Government>();
  for (const [word = '', key = ''] of readTable('gazetteer/metonyms.tsv')) {
    const name = byKey.get(key)?.name;
    byMetonym.set(fold(word), name ? { key, name, type: 'country' } : { key, name: key, type: 'organization' });
  }
  return { byKey, byName, byDemonym, byMetonym };
});

/** Periods fall away, so that U.S. and US are the same; a leading article does too. */
const fold = remembering((name) => searchName(name.replace(/\./g, '')).replace(/^the /, ''));

export const countryByKey = (key: string): Country | undefined => countries().byKey.get(key);

/** `the United States`, `U.S.`, `Soviet Union` */
export const countryNamed = (name: string): Country | undefined => countries().byName.get(fold(name));

/** `Chinese`, `American`, `U.S.` */
export const countryOfDemonym = (word: string): Country | undefined => countries().byDemonym.get(fold(word));

/** `Washington`, `the Kremlin`, `Brussels`: a place that stands for a government. */
export const metonymOf = (word: string): Government | undefined => countries().byMetonym.get(fold(word));

const codes = lazily(
  () => new Map(readTable('gazetteer/country-codes.tsv').map(([iso2 = '', ...rest]) => [iso2, rest])),
);

/** ISO 3166-1 alpha-3 of an alpha-2 code; null for codes that are none, such as those of historic states. */
export const iso3 = (iso2: string): string | null => codes().get(iso2)?.[0] ?? null;

const keysOfIso3 = lazily(() => new Map([...codes()].map(([iso2, [code = '']]) => [code, iso2])));

/** ISO 3166-1 alpha-2 of an alpha-3 code. */
export const keyOfIso3 = (code: string): string | undefined => keysOfIso3().get(code);

/** The continent that a country (alpha-2) lies on, by its name: `Europe`. */
export const continentOf = (iso2: string): string | null => codes().get(iso2)?.[1] ?? null;
