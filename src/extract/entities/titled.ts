import type { NamedSpan } from '../../language/contract.ts';
import { countryNamed, countryOfDemonym } from '../../lexicon/countries.ts';
import { organizationNamed } from '../../lexicon/organizations.ts';
import { placeNamed } from '../../lexicon/places.ts';
import { titleAt } from '../../lexicon/titles.ts';
import { isOf } from '../../lexicon/word-classes.ts';
import type { Sentence } from '../../model/document.ts';
import { lowerWords } from './roles.ts';
import { NAME_WORD, textBetween, type Span } from './spans.ts';

const LONGEST_NAME = 5;

/** A capitalised name right behind a title is a person, whatever the model thinks: "foreign minister Wang Yi". */
export function withTitled(sentence: Sentence, spans: readonly NamedSpan[]): Span[] {
  const words = lowerWords(sentence);
  const titled: Span[] = [];
  for (let at = 0; at < words.length; at++) {
    const title = titleAt(words, at);
    if (!title || insideOrganization(sentence, at)) continue;
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

/** "General Motors", "House of Representatives Intelligence Committee": what looks like a title belongs to a name. */
function insideOrganization(sentence: Sentence, title: number): boolean {
  for (let first = Math.max(0, title - 3); first <= title; first++) {
    for (let last = Math.max(first + 1, title); last <= title + 4 && last < sentence.tokens.length; last++) {
      if (organizationNamed(textBetween(sentence, first, last))) return true;
    }
  }
  return false;
}

const LONGEST_VENUE = 6;

/** Listed venues are places as a whole: "Great Hall of the People". */
function venuesIn(sentence: Sentence): Span[] {
  const found: Span[] = [];
  for (let first = 0; first < sentence.tokens.length; first++) {
    if (!NAME_WORD.test(sentence.tokens[first]?.text ?? '')) continue;
    for (let last = Math.min(first + LONGEST_VENUE, sentence.tokens.length) - 1; last > first; last--) {
      if (!/\p{L}$/u.test(sentence.tokens[last]?.text ?? '')) continue;
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
    const joint = isOf('name_joint', text.toLowerCase()) && at > first && ahead;
    const initial = /^\p{Lu}\.?$/u.test(text) && ahead;
    if (!joint && !initial && !(NAME_WORD.test(text) && upos === 'PROPN')) break;
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
    isOf('body', tokens[last]?.text.toLowerCase() ?? '') ||
    countryNamed(text) ||
    countryOfDemonym(tokens[first]?.text ?? '') ||
    organizationNamed(text) ||
    titleAt([tokens[first]?.text.toLowerCase() ?? ''], 0);
  return nobody ? undefined : { first, last, type: 'person', by: 'title' };
}
