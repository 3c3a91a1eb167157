import { folded } from '../model/schema.ts';
import { readDataYaml } from './package-data.ts';
import { lazily } from './tables.ts';

const openings = lazily(() => (readDataYaml('rules/en/during.yaml') as { openings: string[] }).openings);

/** Articles and the like in front of a gathering's name, and the words at which the name ends. */
const FRONT = new Set('the a an this last next annual ongoing two three day week month year s'.split(' '));
const END = new Set(
  'in on at that which where when and to with for as after before this last next is was were said hosted held'.split(
    ' ',
  ),
);

/** What stands behind "on the sidelines of": `g20 summit`, folded. */
export function marginsOf(quote: string): string[] {
  const lower = quote.toLowerCase();
  const found = openings().flatMap((opening) => {
    const phrases: string[] = [];
    for (let at = lower.indexOf(`${opening} `); at >= 0; at = lower.indexOf(`${opening} `, at + 1))
      phrases.push(nameIn(quote.slice(at + opening.length + 1)));
    return phrases;
  });
  return [...new Set(found)].filter((phrase) => phrase !== '');
}

/** The name at the head of a text: without articles, up to a sign or a word that ends it. */
function nameIn(text: string): string {
  const words = folded(text.split(/[.,;:()"“”]/, 1)[0] ?? '').split(' ');
  const first = words.findIndex((word) => !FRONT.has(word) && !/^\d+$/.test(word));
  if (first < 0) return '';
  const end = words.findIndex((word, at) => at >= first && END.has(word));
  return words.slice(first, end < 0 ? undefined : end).join(' ');
}
