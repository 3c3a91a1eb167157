import { searchName } from '../model/schema.ts';
import { readDataYaml } from './package-data.ts';
import { lazily } from './tables.ts';

const opening = lazily(() => {
  const { openings } = readDataYaml('rules/en/during.yaml') as { openings: string[] };
  return new RegExp(`\\b(?:${openings.join('|')})\\s+([^.,;:()"“”]+)`, 'gi');
});

/** Articles and the like in front of a gathering's name, and the words at which the name ends. */
const FRONT = /^(?:(?:the|a|an|this|last|next|annual|ongoing|two|three|day|week|month|year|s|\d+) )+/;
const END =
  / (?:in|on|at|that|which|where|when|and|to|with|for|as|after|before|this|last|next|where|is|was|were|said|hosted|held) .*$/;

/** What stands behind "on the sidelines of": `g20 summit`, folded. */
export function marginsOf(quote: string): string[] {
  const found = [...quote.matchAll(opening())].map(([, phrase = '']) =>
    ` ${searchName(phrase)} `.replace(END, '').trim().replace(FRONT, ''),
  );
  return [...new Set(found)].filter((phrase) => phrase !== '');
}
