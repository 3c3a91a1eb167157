import type { NamedSpan } from '../../language/contract.ts';
import type { Mention, MentionType, Sentence } from '../../model/document.ts';
import { countryNamed, countryOfDemonym } from '../../lexicon/countries.ts';
import { organizationNamed } from '../../lexicon/organizations.ts';
import { leadersByShort } from '../../lexicon/leaders.ts';
import { isFamilyName, isGivenName } from '../../lexicon/names.ts';
import { placeNamed } from '../../lexicon/places.ts';
import { timeWords } from '../../lexicon/time-words.ts';
import { titleAt } from '../../lexicon/titles.ts';
import { lowerWords } from './roles.ts';

/**
 * Mentions from the model's spans, corrected by what the lexicon knows for sure: names of countries are places, listed
 * organizations are organizations. Demonyms ("Chinese") name nobody and are left to the references.
 */
export function mentionsOf(sentences: readonly Sentence[], spans: readonly (readonly NamedSpan[])[]): Mention[] {
  const sure = sentences.map((sentence, index) => withTitled(sentence, spans[index] ?? []));
  const bearers = surnames(sentences, sure);
  const found: Mention[] = [];
  sentences.forEach((sentence, index) => {
    const apart = (sure[index] ?? []).flatMap((span) => splitHyphen(sentence, span, bearers));
    for (const span of withSurnames(sentence, withListed(sentence, apart), bearers)) {
      const mention = toMention(sentence, span, found.length);
      if (mention) found.push(mention);
    }
  });
  return found;
}

interface Span {
  readonly first: number;
  readonly last: number;
  readonly type: MentionType;
  readonly by: string;
}

const textBetween = (sentence: Sentence, first: number, last: number): string => {
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

const NAME_WORD = /^\p{Lu}[\p{L}'’.-]*$/u;
const NAME_JOINTS = new Set([
  '-',
  'al',
  'el',
  'bin',
  'bint',
  'ben',
  'de',
  'da',
  'dos',
  'del',
  'di',
  'la',
  'le',
  'van',
  'von',
  'der',
  'den',
  'ten',
  'ter',
  'ibn',
]);
const LONGEST_NAME = 5;

/** A capitalised name right behind a title is a person, whatever the model thinks: "foreign minister Wang Yi". */
function withTitled(sentence: Sentence, spans: readonly NamedSpan[]): Span[] {
  const words = lowerWords(sentence);
  const titled: Span[] = [];
  for (let at = 0; at < words.length; at++) {
    const title = titleAt(words, at);
    if (!title) continue;
    const span = nameFrom(sentence, at + title.length, title.plural);
    if (span) titled.push(span);
    at += title.length - 1;
  }
  const fixed = [...titled, ...venuesIn(sentence)];
  const kept = spans.filter(({ first, last }) => !fixed.some((span) => first <= span.last && span.first <= last));
  const modelled = kept.map(({ first, last, type }) => ({
    first,
    last: type === 'person' ? withSyllables(sentence.tokens, last) : last,
    type,
    by: 'names',
  }));
  return [...modelled, ...fixed].sort((a, b) => a.first - b.first);
}

const LONGEST_VENUE = 6;

/** Listed venues are places as a whole: "Great Hall of the People". */
function venuesIn(sentence: Sentence): Span[] {
  const found: Span[] = [];
  for (let first = 0; first < sentence.tokens.length; first++) {
    if (!NAME_WORD.test(sentence.tokens[first]?.text ?? '')) continue;
    for (let last = Math.min(first + LONGEST_VENUE, sentence.tokens.length) - 1; last > first; last--) {
      if (placeNamed(textBetween(sentence, first, last))?.kind !== 'venue') continue;
      found.push({ first, last, type: 'place', by: 'venue' });
      first = last;
      break;
    }
  }
  return found;
}

/** "Suk-yeol", "Ing-wen": a syllable in lower case that hangs on the name by a hyphen. */
function withSyllables(tokens: Sentence['tokens'], last: number): number {
  const [name, hyphen, tail] = [tokens[last], tokens[last + 1], tokens[last + 2]];
  const hangs = name && hyphen?.text === '-' && tail && name.end === hyphen.start && hyphen.end === tail.start;
  return hangs && /^\p{Ll}{2,7}$/u.test(tail.text) && NAME_WORD.test(name.text) ? last + 2 : last;
}

function nameFrom({ tokens }: Sentence, first: number, plural: boolean): Span | undefined {
  let last = first - 1;
  for (let at = first; at < tokens.length && at < first + LONGEST_NAME; at++) {
    const { text = '', upos = '' } = tokens[at] ?? {};
    const ahead = tokens.slice(at + 1, at + 3).some((token) => NAME_WORD.test(token.text));
    const joint = NAME_JOINTS.has(text.toLowerCase()) && at > first && ahead;
    if (!joint && !(NAME_WORD.test(text) && upos === 'PROPN')) break;
    if (text === '-' && plural) break;
    last = at;
  }
  last = withSyllables(tokens, last);
  const text = tokens
    .slice(first, last + 1)
    .map((token) => token.text)
    .join(' ');
  const nobody =
    last < first ||
    (plural && last === first) ||
    countryNamed(text) ||
    countryOfDemonym(tokens[first]?.text ?? '') ||
    organizationNamed(text) ||
    titleAt([tokens[first]?.text.toLowerCase() ?? ''], 0);
  return nobody ? undefined : { first, last, type: 'person', by: 'title' };
}

/** Family names of everyone who is named in full, folded; with names of countries, what a hyphen can stand between. */
function surnames(sentences: readonly Sentence[], spans: readonly (readonly Span[])[]): ReadonlySet<string> {
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

/** "Biden-Xi" are two people, "U.S.-China" two countries, "Jean-Yves" is one name. */
function splitHyphen(sentence: Sentence, span: Span, bearers: ReadonlySet<string>): Span[] {
  const { first, last } = span;
  const text = (at: number): string => sentence.tokens[at]?.text ?? '';
  const at = range(first, last).find((index) => text(index) === '-');
  if (at === undefined || at === first || at === last) return [span];
  const known = (from: number, to: number): MentionType | undefined => {
    const name = textBetween(sentence, from, to);
    if (countryNamed(name)) return 'place';
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
function withSurnames(sentence: Sentence, spans: readonly Span[], bearers: ReadonlySet<string>): Span[] {
  const taken = new Set(spans.flatMap(({ first, last }) => range(first, last)));
  const missed = sentence.tokens.flatMap(({ text, upos }, at): Span[] =>
    !taken.has(at) &&
    upos !== 'VERB' &&
    upos !== 'AUX' &&
    (bearers.has(text) || (upos !== 'ADV' && isKnownSurname(text, sentence)))
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

/** An office holder's surname in running text, that is no other word: capitalised inside the sentence. */
const isKnownSurname = (text: string, sentence: Sentence): boolean =>
  /^\p{Lu}\p{Ll}+$/u.test(text) &&
  sentence.tokens[0]?.text !== text &&
  leadersByShort(text).length > 0 &&
  !isUpper(sentence) &&
  !isLargePlace(text);

/** A town of this size is meant rather than an office holder of its name. */
const LARGE = 1_000_000;
const isLargePlace = (name: string): boolean => {
  const place = placeNamed(name);
  return place !== undefined && (place.population >= LARGE || place.capital || place.kind !== 'city');
};

/** The model's spans, and names of countries and well-known organizations that it missed. */
function withListed(sentence: Sentence, spans: readonly Span[]): Span[] {
  const taken = new Set(spans.flatMap(({ first, last }) => range(first, last)));
  const known: Span[] = [...spans];
  for (let first = 0; first < sentence.tokens.length; first++) {
    for (const length of [4, 3, 2, 1]) {
      const last = first + length - 1;
      if (last >= sentence.tokens.length || range(first, last).some((at) => taken.has(at))) continue;
      const type = listedType(sentence, first, last);
      if (!type) continue;
      known.push({ first, last, type, by: 'lexicon' });
      for (const at of range(first, last)) taken.add(at);
      break;
    }
  }
  return known.sort((a, b) => a.first - b.first);
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** Type of a listed name; only capitalised words that are not a demonym in front of a noun. */
function listedType(sentence: Sentence, first: number, last: number): MentionType | undefined {
  const text = textBetween(sentence, first, last);
  if (!/^\p{Lu}/u.test(text) || (first === last && text.length < 2)) return undefined;
  if (countryNamed(text) && !isAdjective(sentence, first, last)) return 'place';
  if (sentence.tokens[last]?.upos === 'PROPN' && isLargePlace(text) && !isUpper(sentence)) return 'place';
  if (text.length < 2 || (first === last && !/^[A-Z][A-Z0-9.-]+$|^\p{Lu}\p{Ll}{3,}/u.test(text))) return undefined;
  if (organizationNamed(text) && sentence.tokens[last]?.upos === 'PROPN') return 'organization';
  return first === last &&
    sentence.tokens[first]?.upos === 'PROPN' &&
    leadersByShort(text).length > 0 &&
    !isUpper(sentence)
    ? 'person'
    : undefined;
}

const isUpper = ({ tokens }: Sentence): boolean =>
  tokens.filter(({ text }) => /^\p{Lu}{2,}$/u.test(text)).length > tokens.length / 2;

/** "U.S. officials": a demonym that looks like a name. */
function isAdjective(sentence: Sentence, first: number, last: number): boolean {
  const next = sentence.tokens[last + 1];
  const text = textBetween(sentence, first, last);
  return (
    countryOfDemonym(text) !== undefined &&
    first === last &&
    next?.upos === 'NOUN' &&
    sentence.tokens[first]?.upos === 'ADJ'
  );
}

function toMention(sentence: Sentence, { first, last, type, by }: Span, index: number): Mention | undefined {
  const text = textBetween(sentence, first, last);
  const [from, to] = [sentence.tokens[first], sentence.tokens[last]];
  if (!from || !to || (first === last && isTimeWord(sentence, first))) return undefined;
  if (first === last && countryOfDemonym(text) && !countryNamed(text)) return undefined;
  return {
    index,
    type: correctedType(text, type),
    text,
    start: from.start,
    end: to.end,
    sentence: sentence.index,
    firstToken: first,
    lastToken: last,
    by,
  };
}

/** "in May", "May 15": a month or a day of the week, not a person of its name. */
function isTimeWord({ tokens }: Sentence, at: number): boolean {
  const { months, weekdays, beforeMonth } = timeWords();
  const word = tokens[at]?.text.toLowerCase().replace(/\.$/, '') ?? '';
  const inTime =
    beforeMonth.has(tokens[at - 1]?.text.toLowerCase() ?? '') ||
    /^\d/.test(tokens[at + 1]?.text ?? '') ||
    /^\d/.test(tokens[at + 2]?.text ?? '');
  return weekdays.has(word) || (months.has(word) && inTime);
}

function correctedType(text: string, type: MentionType): MentionType {
  if (countryNamed(text)) return 'place';
  return organizationNamed(text) && type !== 'person' ? 'organization' : type;
}
