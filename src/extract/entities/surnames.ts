import { countryNamed } from '../../lexicon/countries.ts';
import { leadersByShort } from '../../lexicon/leaders.ts';
import { isFamilyName, isGivenName } from '../../lexicon/names.ts';
import { organizationNamed } from '../../lexicon/organizations.ts';
import { titleAt } from '../../lexicon/titles.ts';
import type { MentionType, Sentence } from '../../model/document.ts';
import { isLargePlace, isUpper, range, textBetween, type Span } from './spans.ts';

/** Family names of everyone who is named in full, folded; with names of countries, what a hyphen can stand between. */
export function surnames(sentences: readonly Sentence[], spans: readonly (readonly Span[])[]): ReadonlySet<string> {
  const found = new Set<string>();
  spans.forEach((list, index) => {
    for (const { first, last, type } of list) {
      const tokens = sentences[index]?.tokens.slice(first, last + 1).map(({ text }) => text) ?? [];
      if (type !== 'person' || tokens.length < 2 || (tokens.includes('-') && tokens.length === 3)) continue;
      for (const text of [tokens[0], tokens.at(-1)]) if (text && isSurname(text, text === tokens[0])) found.add(text);
    }
  });
  return found;
}

/** The last word of a name is its surname; the first one only where family names come first. */
const isSurname = (word: string, leading: boolean): boolean =>
  word.length > 1 && /^\p{Lu}\p{L}+$/u.test(word) && (!leading || isFamilyFirst(word));
const isFamilyFirst = (word: string): boolean =>
  (leadersByShort(word).length > 0 && !isGivenName(word)) ||
  (isFamilyName(word) && word.length <= 5 && !isGivenName(word));

/** "Biden-Xi" are two people, "EU-Iran" are two sides of talks, "Jean-Yves" is one name. */
export function splitHyphen(sentence: Sentence, span: Span, bearers: ReadonlySet<string>): Span[] {
  const { first, last } = span;
  const text = (at: number): string => sentence.tokens[at]?.text ?? '';
  const at = range(first, last).find((index) => text(index) === '-');
  if (at === undefined || at === first || at === last) return [span];
  const known = (from: number, to: number): MentionType | undefined => {
    const name = textBetween(sentence, from, to);
    if (countryNamed(name)) return 'place';
    if (organizationNamed(name)) return 'organization';
    return from === to && (bearers.has(name) || leadersByShort(name).length > 0) ? 'person' : undefined;
  };
  const [left, right] = [known(first, at - 1), known(at + 1, last)];
  if (!left || !right) return [span];
  return [
    { first, last: at - 1, type: left, by: 'hyphen' },
    { first: at + 1, last, type: right, by: 'hyphen' },
  ];
}

/** Surnames that the model overlooked elsewhere in the document. */
export function withSurnames(sentence: Sentence, spans: readonly Span[], bearers: ReadonlySet<string>): Span[] {
  const taken = new Set(spans.flatMap(({ first, last }) => range(first, last)));
  const missed = sentence.tokens.flatMap(({ text, upos }, at): Span[] =>
    !taken.has(at) &&
    upos !== 'VERB' &&
    upos !== 'AUX' &&
    (bearers.has(text) || (upos !== 'ADV' && isKnownSurname(text, sentence) && !isTitleOf(sentence, at)))
      ? [{ first: at, last: at, type: 'person', by: 'surname' }]
      : [],
  );
  const retyped = spans.map((span) => {
    const text = sentence.tokens[span.first]?.text ?? '';
    const someone =
      span.first === span.last && span.type !== 'person' && !countryNamed(text) && !organizationNamed(text);
    if (
      span.first === span.last &&
      span.type === 'person' &&
      !bearers.has(text) &&
      leadersByShort(text).length === 0 &&
      isLargePlace(text)
    )
      return { ...span, type: 'place' as const };
    return someone && (bearers.has(text) || (leadersByShort(text).length > 0 && !isLargePlace(text)))
      ? { ...span, type: 'person' as const }
      : span;
  });
  return [...retyped, ...missed].sort((a, b) => a.first - b.first);
}

/** "King Abdullah", "Major Smith": the title of the name behind it, not somebody of that name. */
export const isTitleOf = ({ tokens }: Sentence, at: number): boolean =>
  titleAt([tokens[at]?.text.toLowerCase() ?? ''], 0) !== undefined && /^\p{Lu}\p{L}/u.test(tokens[at + 1]?.text ?? '');

/** An office holder's surname in running text, that is no other word: capitalised inside the sentence. */
const isKnownSurname = (text: string, sentence: Sentence): boolean =>
  /^\p{Lu}\p{Ll}+$/u.test(text) &&
  sentence.tokens[0]?.text !== text &&
  leadersByShort(text).length > 0 &&
  !isUpper(sentence) &&
  !isLargePlace(text);
