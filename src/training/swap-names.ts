import type { NamedSpan } from '../language/contract.ts';
import { readTable } from '../lexicon/tables.ts';
import { readData } from '../lexicon/package-data.ts';
import type { TreebankSentence } from './conllu.ts';
import { goldNames } from './gold-names.ts';

/** Names to put in the place of others: many cultures, countries and towns. */
interface Stock {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly places: readonly string[];
}

let stock: Stock | undefined;

function stocked(): Stock {
  if (stock) return stock;
  const column = (path: string): string[] => readTable(path).map(([name = '']) => name);
  const more = (path: string): string[] => column(path).flatMap((name) => [name, name, name, name]);
  const cities = readData('gazetteer/cities.tsv').split('\n').flatMap((line) => {
    const [, name = '', , , population = '0'] = line.split('\t');
    return Number(population) > 300_000 && /^\p{Lu}[\p{L} '-]+$/u.test(name) ? [name] : [];
  });
  const countries = readTable('gazetteer/countries.tsv').map(([, name = '']) => name);
  stock = {
    given: [...column('lexicon/en/given-names.tsv'), ...more('lexicon/en/more-given-names.tsv')],
    family: [...column('lexicon/en/family-names.tsv'), ...more('lexicon/en/more-family-names.tsv')],
    places: [...cities, ...countries, ...countries, ...countries, ...countries].filter((name) => !name.includes(' ')),
  };
  return stock;
}

/** A name that no list has: the beginning of one with the end of another. */
function coined(from: readonly string[], next: () => number): string {
  const [head, tail] = [pick(from, next), pick(from, next)];
  return head.slice(0, Math.ceil(head.length / 2)) + tail.slice(Math.floor(tail.length / 2)).toLowerCase();
}

const COINED = 0.25;

const pick = (from: readonly string[], next: () => number): string => from[Math.floor(next() * from.length)] ?? '';

/** A copy of a document in which most people and places bear other names, the same one throughout the document. */
export function swapNames(document: readonly TreebankSentence[], next: () => number): TreebankSentence[] {
  const given = new Map<string, string>();
  const places = new Map<string, string>();
  const other = (map: Map<string, string>, word: string, share: number, make: () => string): string => {
    const known = map.get(word) ?? (next() < share ? make() : word);
    map.set(word, known);
    return known;
  };
  const personal = (from: readonly string[]) => (): string => (next() < COINED ? coined(from, next) : pick(from, next));
  return document.map((sentence) => {
    const words = [...sentence.words];
    for (const span of goldNames(sentence)) replace(words, span, (word, last) => {
      if (span.type === 'person') return other(given, word, 0.85, personal(last ? stocked().family : stocked().given));
      if (span.type === 'place' && span.first === span.last) return other(places, word, 0.5, () => pick(stocked().places, next));
      return word;
    });
    return { ...sentence, words };
  });
}

function replace(words: string[], { first, last }: NamedSpan, by: (word: string, last: boolean) => string): void {
  for (let at = first; at <= last; at++) {
    const word = words[at] ?? '';
    if (/^\p{Lu}\p{L}+$/u.test(word)) words[at] = by(word, at === last);
  }
}
