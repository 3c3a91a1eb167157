import { searchName } from '../model/schema.ts';
import { lazily, readTable, values } from './tables.ts';

/** What a word is in a name: see data/lexicon/en/name-words.tsv. */
export type NameWord = 'particle' | 'honorific' | 'suffix' | 'form';

interface Row {
  readonly is: NameWord;
  readonly sex: 'f' | 'm' | null;
}

const words = lazily(() => {
  const rows = new Map<string, Row[]>();
  for (const [word = '', is = '', sex = ''] of readTable('lexicon/en/name-words.tsv'))
    rows.set(word, [...(rows.get(word) ?? []), { is: is as NameWord, sex: sex === 'f' || sex === 'm' ? sex : null }]);
  return rows;
});

export const isNameWord = (word: string, is: NameWord): boolean =>
  words()
    .get(word)
    ?.some((row) => row.is === is) ?? false;

/** The sex that an honorific tells. */
export const sexOfHonorific = (word: string): 'f' | 'm' | null =>
  words()
    .get(word)
    ?.find(({ sex }) => sex !== null)?.sex ?? null;

const nicknames = lazily(() => {
  const index = new Map<string, Set<string>>();
  for (const [name = '', forms] of readTable('lexicon/en/nicknames.tsv'))
    for (const form of [name, ...values(forms)]) index.set(form, (index.get(form) ?? new Set()).add(name));
  return index;
});

/** Given names that a folded word is, or is short for: `ted` of Edward and of Theodore. */
export const fullNamesOf = (word: string): ReadonlySet<string> => nicknames().get(word) ?? NONE;
const NONE: ReadonlySet<string> = new Set();

const renamings = lazily(
  () => new Map(readTable('lexicon/en/renamings.tsv').map(([old = '', now = '']) => [searchName(old), now])),
);

/** What a body was called after it changed its name, or undefined. */
export const renamedTo = (name: string): string | undefined => renamings().get(searchName(name));
