import type { NamedSpan } from '../../language/contract.ts';
import type { Mention, MentionType, Sentence } from '../../model/document.ts';
import { countryNamed, countryOfDemonym } from '../../lexicon/countries.ts';
import { organizationNamed } from '../../lexicon/organizations.ts';
import { isGivenName, isNoName } from '../../lexicon/names.ts';
import { leadersByShort } from '../../lexicon/leaders.ts';
import { placeNamed } from '../../lexicon/places.ts';
import { timeWords } from '../../lexicon/time-words.ts';
import { isLargePlace, isUpper, textBetween, type Span } from './spans.ts';
import { isTitleOf, splitHyphen, surnames, withSurnames } from './surnames.ts';
import { withTitled } from './titled.ts';

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

const CAPITAL = /^\p{Lu}/u;
/** Code units of the longest text that can be a name. */
const LONGEST_NAME = 200;

/** Tokens of the longest name of a country or organization that is looked for where the model found none. */
const LONGEST_FREE = 4;

/** The model's spans, and names of countries and well-known organizations that it missed. */
function withListed(sentence: Sentence, spans: readonly Span[]): Span[] {
  const whole = listedWhole(sentence);
  const kept = spans.filter((span) => !whole.some(({ first, last }) => first <= span.last && span.first <= last));
  const known: Span[] = [...kept, ...whole];
  const free = sentence.tokens.map(() => true);
  for (const { first, last } of known) free.fill(false, first, last + 1);
  sentence.tokens.forEach(({ text }, first) => {
    if (!CAPITAL.test(text)) return;
    let size = 0;
    while (size < LONGEST_FREE && free[first + size]) size++;
    for (; size > 0; size--) {
      const last = first + size - 1;
      const type = listedType(sentence, first, last);
      if (!type) continue;
      known.push({ first, last, type, by: 'lexicon' });
      free.fill(false, first, last + 1);
      break;
    }
  });
  return known.sort((a, b) => a.first - b.first);
}

/** How far behind its first token the last of a listed name may stand: "International Committee of the Red Cross". */
const LONGEST_LISTED = 6;

/** Organizations of several words that the lexicon lists: "General Motors" is one name, whatever the model makes of it. */
function listedWhole(sentence: Sentence): Span[] {
  const found: Span[] = [];
  for (let first = 0; first < sentence.tokens.length; first++) {
    if (!CAPITAL.test(sentence.tokens[first]?.text ?? '')) continue;
    if (
      placeNamed(textBetween(sentence, first, first + 1))?.name.startsWith('The ') &&
      sentence.tokens[first]?.text === 'The'
    ) {
      found.push({ first, last: first + 1, type: 'place', by: 'lexicon' });
      continue;
    }
    for (let last = Math.min(first + LONGEST_LISTED, sentence.tokens.length - 1); last > first; last--) {
      if (
        !organizationNamed(textBetween(sentence, first, last)) ||
        !/[\p{L}\d]$/u.test(sentence.tokens[last]?.text ?? '')
      )
        continue;
      found.push({ first, last, type: 'organization', by: 'lexicon' });
      first = last;
      break;
    }
  }
  return found;
}

/** Type of a listed name that begins with a capital and is not a demonym in front of a noun. */
function listedType(sentence: Sentence, first: number, last: number): MentionType | undefined {
  const text = textBetween(sentence, first, last);
  if (first === last && text.length < 2) return undefined;
  if (countryNamed(text) && !isAdjective(sentence, first, last)) return 'place';
  if (sentence.tokens[last]?.upos === 'PROPN' && isLargePlace(text) && !isUpper(sentence)) return 'place';
  if (text.length < 2 || (first === last && !/^[A-Z][A-Z0-9.-]+$|^\p{Lu}\p{Ll}{3,}/u.test(text))) return undefined;
  if (organizationNamed(text) && sentence.tokens[last]?.upos === 'PROPN') return 'organization';
  return first === last &&
    sentence.tokens[first]?.upos === 'PROPN' &&
    leadersByShort(text).length > 0 &&
    !isTitleOf(sentence, first) &&
    !isUpper(sentence)
    ? 'person'
    : undefined;
}

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
  if (!from || !to || (first === last && (isTimeWord(sentence, first) || from.upos === 'PRON'))) return undefined;
  if (text.length > LONGEST_NAME || isNoName(text)) return undefined;
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
  return organizationNamed(text) && (type !== 'person' || !isGivenName(text)) ? 'organization' : type;
}
