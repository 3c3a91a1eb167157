import { countryNamed, countryOfDemonym } from '../lexicon/countries.ts';
import { placeNamed } from '../lexicon/places.ts';
import { titleAt } from '../lexicon/titles.ts';
import type { NamedSpan } from '../language/contract.ts';
import type { NamedSentence } from './templates.ts';

// What counts as a name, for every corpus alike: no titles, no articles, no possessors, no groups; countries are places.

export interface Range {
  readonly first: number;
  readonly last: number;
}

/** Peoples ("Afghans") and bare offices ("the President") name nobody. */
export function isNobody(words: readonly string[], { first, last }: Range): boolean {
  const title = titleAt(
    words.map((word) => word.toLowerCase()),
    first,
  );
  return (
    (title !== undefined && first + title.length > last) ||
    (first === last && countryOfDemonym(words[last] ?? '') !== undefined)
  );
}

const HONORIFIC =
  /^(?:mr|mrs|ms|miss|dr|sir|lord|lady|dame|rev|prof|emeritus|brother|sister|sgt|capt|lt|col|gen|maj|cmdr|hon|sen|rep|gov)\.?$/;

/** "U.S. President Donald Trump" names Donald Trump; "Mr." and "Dr." go too. */
export function withoutTitle(
  words: readonly string[],
  { first: from, last: to }: Range,
  head: number,
  nested: readonly (Range & { readonly type: string })[],
): Range {
  const lower = words.map((word) => word.toLowerCase());
  let first = from;
  for (let moved = true; moved && first < to;) {
    moved = false;
    const title = titleAt(lower, first);
    const known = title && first + title.length <= to ? title.length : HONORIFIC.test(lower[first] ?? '') ? 1 : 0;
    const people = countryOfDemonym(words[first] ?? '') || countryNamed(words[first] ?? '');
    const demonym = people && titleAt(lower, first + 1) ? 1 : 0;
    const other = nested.find(
      (span) => span.first === first && span.last < Math.min(to, head) && span.type !== 'person',
    );
    const length = other ? other.last - first + 1 : demonym || known;
    if (length > 0 && first + length <= to) {
      first += length;
      moved = true;
    }
    while (first < to && ['of', 'the', '-', ',', "'s", '’s'].includes(lower[first] ?? '')) first++;
  }
  return { first, last: to };
}

/** Countries, regions and known cities are places even where they act. */
export function retyped(words: readonly string[], { first, last }: Range, type: NamedSpan['type']): NamedSpan['type'] {
  const text = words.slice(first, last + 1).join(' ');
  if (type !== 'organization') return type;
  return countryNamed(text) || (placeNamed(text)?.population ?? 0) > 200_000 ? 'place' : type;
}

const ENDS = /^(?:'s|’s|'|’|,|\.)$/;

/** Spans of another corpus by our convention. */
export function conventional({ words, spans }: NamedSentence): NamedSpan[] {
  return spans.flatMap((span) => {
    let { first, last } = span;
    while (first < last && /^(?:the|a|an)$/i.test(words[first] ?? '')) first++;
    while (first < last && ENDS.test(words[last] ?? '') && !/^\p{Lu}$/u.test(words[last - 1] ?? '')) last--;
    const range = span.type === 'person' ? withoutTitle(words, { first, last }, last, []) : { first, last };
    if (
      !/^\p{L}|^\d/u.test(words[range.first] ?? '') ||
      (range.first === range.last && /^\p{Ll}/u.test(words[first] ?? ''))
    )
      return [];
    const people = range.first === range.last && countryOfDemonym(words[range.last] ?? '') !== undefined;
    const nobody = span.type === 'person' ? isNobody(words, range) : people && !countryNamed(words[range.last] ?? '');
    return nobody ? [] : [{ ...range, type: retyped(words, range, span.type), score: 1 }];
  });
}
