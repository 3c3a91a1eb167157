import { makeDay, type Day } from '../../model/days.ts';
import type { Pattern } from './grammar.ts';
import { both, UNKNOWN, type Readings } from './resolve.ts';
import { yearOf, type Words } from './words.ts';

/** "in the autumn", "this summer", "last spring", "winter 2019": from its first month to its last. */
export const season: Pattern = (words, at, published) => {
  const months = words.lexicon.seasons.get(words.at(at));
  if (months === undefined) return undefined;
  const of = words.at(at + 1) === 'of' ? 1 : 0;
  const year = yearOf(words.at(at + of + 1));
  if (year !== undefined) return { length: of + 2, basis: 'stated', ...both(spanIn(year, months)) };
  // "the spring meetings", "a fall in prices", "Prague Spring"
  if (!isTold(words, at) || ['NOUN', 'PROPN'].includes(words.tokens[at + 1]?.upos ?? '')) return undefined;
  return { length: 1, basis: 'relative', ...(published === null ? UNKNOWN : around(words, at, published, months)) };
};

/** Behind "this", "last", "in the", "early". */
function isTold({ lexicon, at: wordAt }: Words, at: number): boolean {
  const before = wordAt(at - 1);
  const directs = lexicon.backward.has(before) || lexicon.forward.has(before) || lexicon.here.has(before);
  return directs || ((before === 'the' || lexicon.parts.has(before)) && lexicon.beforeMonth.has(wordAt(at - 2)));
}

function around({ lexicon, at: wordAt }: Words, at: number, published: Day, months: Months): Readings {
  const year = Number(published.slice(0, 4));
  const month = published.slice(0, 7);
  const spans = [-2, -1, 0, 1].map((offset) => spanIn(year + offset, months));
  const back = spans.findLast((span) => span.slice(0, 7) <= month) ?? null;
  const ahead = spans.find((span) => span.slice(8) >= month) ?? null;
  const before = wordAt(at - 1);
  if (lexicon.here.has(before)) return both(spans.find((span) => span.startsWith(`${year}`)) ?? null);
  if (lexicon.backward.has(before)) return both(spans.findLast((span) => span.slice(8) < month) ?? null);
  if (lexicon.forward.has(before)) return both(spans.find((span) => span.slice(0, 7) > month) ?? null);
  return { value: back, ahead };
}

type Months = readonly [first: number, last: number];

/** `2019-12/2020-02`: a season belongs to the year in which it begins. */
const spanIn = (year: number, [first, last]: Months): string =>
  `${monthIn(year, first)}/${monthIn(last < first ? year + 1 : year, last)}`;

const monthIn = (year: number, month: number): string => makeDay(year, month, 1).slice(0, 7);
