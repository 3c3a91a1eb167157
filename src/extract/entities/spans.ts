import type { MentionType, Sentence } from '../../model/document.ts';
import { placeNamed } from '../../lexicon/places.ts';

/** Tokens of one sentence that name somebody or something, and who found them. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly type: MentionType;
  readonly by: string;
}

/** The text from one token to another. */
export const textBetween = (sentence: Sentence, first: number, last: number): string => {
  const { tokens, start } = sentence;
  const from = tokens[first]?.start ?? start;
  const to = tokens[last]?.end ?? start;
  return tokens.length === 0 ? '' : sliceTokens(sentence, first, last, from, to);
};

/** The text from one token to another, with a space wherever the text had any white space. */
function sliceTokens({ tokens }: Sentence, first: number, last: number, from: number, to: number): string {
  let text = '';
  let end = from;
  for (let at = first; at <= last; at++) {
    const token = tokens[at];
    if (!token) continue;
    text += (token.start > end ? ' ' : '') + token.text;
    end = token.end;
  }
  return to >= from ? text : '';
}

export const NAME_WORD = /^(?:\p{Ll}{1,3}[-'’])?\p{Lu}[\p{L}'’.-]*$/u;
export const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** A headline in capitals tells nothing by its capitals. */
export const isUpper = ({ tokens }: Sentence): boolean =>
  tokens.filter(({ text }) => /^\p{Lu}{2,}$/u.test(text)).length > tokens.length / 2;

/** A town of this size is meant rather than an office holder of its name. */
const LARGE = 1_000_000;
export const isLargePlace = (name: string): boolean => {
  const place = placeNamed(name);
  return place !== undefined && (place.population >= LARGE || place.capital || place.kind !== 'city');
};
