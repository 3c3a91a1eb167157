import { searchName } from '../model/schema.ts';
import { readDataYaml } from './package-data.ts';
import { lazily } from './tables.ts';

type Lists =
  | 'honorifics'
  | 'postnominals'
  | 'peers'
  | 'legal_forms'
  | 'remainders'
  | 'empty'
  | 'no_place'
  | 'no_topic'
  | 'openings'
  | 'governments'
  | 'bodies';

/** What stands around names in registers: data/registers/words.yaml, folded, the longest first. */
export type RegisterWords = Readonly<Record<Lists, readonly string[]>> & {
  /** How a cell begins, and the kind or status that it tells. */
  readonly kinds: readonly (readonly [opening: string, kind: string])[];
  readonly statuses: readonly (readonly [opening: string, status: string])[];
};

const folded = (words: readonly string[] = []): string[] =>
  words.map((word) => searchName(word)).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

const openings = (lists: Readonly<Record<string, readonly string[]>>): [string, string][] =>
  Object.entries(lists)
    .flatMap(([means, words]) => folded(words).map((word): [string, string] => [word, means]))
    .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));

export const registerWords = lazily((): RegisterWords => {
  const data = readDataYaml('registers/words.yaml') as Record<Lists, string[]> &
    Record<'kinds' | 'statuses', Record<string, string[]>>;
  const { kinds, statuses, ...lists } = data;
  const all = Object.fromEntries(Object.entries(lists).map(([name, words]) => [name, folded(words)]));
  return Object.freeze({
    ...(all as Record<Lists, string[]>),
    kinds: openings(kinds),
    statuses: openings(statuses),
  });
});

/** What the words mean with which a text begins, by the longest opening; undefined where none fits. */
export function opensWith(text: string, openingsOf: RegisterWords['kinds']): string | undefined {
  const plain = ` ${searchName(text)} `;
  return openingsOf.find(([words]) => plain.startsWith(` ${words} `))?.[1];
}
