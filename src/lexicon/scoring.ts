import { readDataYaml } from './package-data.ts';
import { lazily } from './tables.ts';

const words = lazily(() => new Set((readDataYaml('rules/en/scoring.yaml') as { before_name: string[] }).before_name));

/** Is a word, in lower case, passed over where it stands in front of a name ("President Xi")? For scores only. */
export const isBeforeName = (word: string): boolean => words().has(word);
