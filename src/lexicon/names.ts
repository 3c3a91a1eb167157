import { searchName } from '../model/schema.ts';
import { lazily, readTable } from './tables.ts';

const given = lazily(
  () =>
    new Map(
      readTable('lexicon/en/given-names.tsv').map(([name = '', sex = '']) => [searchName(name), sex as 'f' | 'm' | '']),
    ),
);
const family = lazily(() => new Set(readTable('lexicon/en/family-names.tsv').map(([name = '']) => searchName(name))));

export const isGivenName = (word: string): boolean => given().has(searchName(word));
export const isFamilyName = (word: string): boolean => family().has(searchName(word));

const notNames = lazily(() => new Set(readTable('lexicon/en/not-names.tsv').map(([word = '']) => searchName(word))));

/** `Brexit`, `Christmas`: written like a name, and nobody's. */
export const isNoName = (text: string): boolean => notNames().has(searchName(text));

/** The sex that a given name tells, where it is clear. */
export const sexOfName = (word: string): 'f' | 'm' | undefined => given().get(searchName(word)) || undefined;
