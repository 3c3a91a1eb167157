import { readDataYaml } from '../lexicon/package-data.ts';
import { lazily } from '../lexicon/tables.ts';

/** Word lists of data/lexicon/en/tokenizer.yaml, in lower case. */
export interface TokenizerLists {
  readonly abbreviations: ReadonlySet<string>;
  readonly beforeNames: ReadonlySet<string>;
  readonly prefixes: ReadonlySet<string>;
  readonly starters: ReadonlySet<string>;
}

export const tokenizerLists = lazily((): TokenizerLists => {
  const lists = readDataYaml('lexicon/en/tokenizer.yaml') as Record<string, string>;
  const list = (name: string): ReadonlySet<string> => new Set((lists[name] ?? '').split(/\s+/).filter(Boolean));
  return {
    abbreviations: list('abbreviations'),
    beforeNames: list('before_names'),
    prefixes: list('prefixes'),
    starters: list('starters'),
  };
});
