import { readDataYaml } from './package-data.ts';
import { lazily } from './tables.ts';

/** The classes of data/rules/en/word-classes.yaml, which says what each is for. */
export type WordClass =
  | 'control'
  | 'gathering'
  | 'taking_part'
  | 'motion'
  | 'journey'
  | 'scene'
  | 'locative'
  | 'side'
  | 'hosting'
  | 'place_joint'
  | 'name_joint'
  | 'pointing'
  | 'none'
  | 'present_be'
  | 'reaching'
  | 'bygone'
  | 'foremost'
  | 'honorific'
  | 'body'
  | 'telling_apart'
  | 'limit'
  | 'aim'
  | 'clause_edge'
  | 'met_next'
  | 'met_as_one';

const classes = lazily(() => {
  const data = readDataYaml('rules/en/word-classes.yaml') as Record<WordClass, string[]>;
  return new Map(Object.entries(data).map(([name, words]) => [name, new Set(words)]));
});

/** Is a word, or a lemma, of a class? In lower case. */
export const isOf = (name: WordClass, word: string): boolean => classes().get(name)?.has(word) ?? false;
