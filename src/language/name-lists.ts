import { remembering } from '../model/remembering.ts';
import { leaderNamed, leadersByShort } from '../lexicon/leaders.ts';
import { isFamilyName, isGivenName } from '../lexicon/names.ts';
import { countryNamed, countryOfDemonym } from '../lexicon/countries.ts';
import { placeNamed } from '../lexicon/places.ts';
import { organizationNamed } from '../lexicon/organizations.ts';
import { titleAt } from '../lexicon/titles.ts';

/** Look-ups that tell the model what a word or phrase is known as. */
export interface NameLists {
  /** Bits for a phrase of up to four words; 0 where nothing is known. */
  phrase(words: readonly string[]): number;
  /** Bits for a single word. */
  word(word: string): number;
  /** Number of words of the title that begins at a position, 0 where none does. */
  title(lower: readonly string[], at: number): number;
}

const GIVEN = 1;
const FAMILY = 2;
const DEMONYM = 4;
export const COUNTRY = 8;
const CITY = 16;
const ORGANIZATION = 32;
export const TITLE = 64;
const LONG = 128;
const LEADER = 256;
/** Every bit that `listsAt` may set. */
export const LIST_BITS = [GIVEN, FAMILY, DEMONYM, COUNTRY, CITY, ORGANIZATION, TITLE, LONG, LEADER] as const;
/** A town of this size is known far and wide. */
const LARGE = 100_000;

const wordBits = remembering(
  (word) =>
    (isGivenName(word) ? GIVEN : 0) |
    (isFamilyName(word) ? FAMILY : 0) |
    (countryOfDemonym(word) ? DEMONYM : 0) |
    (leadersByShort(word).length > 0 ? LEADER : 0),
);

/** Of a phrase whose words are joined by spaces. */
const phraseBits = remembering((text) => {
  if (countryNamed(text)) return COUNTRY;
  if (organizationNamed(text)) return ORGANIZATION;
  if (text.includes(' ') && (leaderNamed(text) || leadersByShort(text).length > 0)) return LEADER;
  const place = placeNamed(text);
  return place && (place.population >= LARGE || place.kind !== 'city' || place.capital) ? CITY : 0;
});

/** The lexicon as lists for the model. */
export const lexiconLists: NameLists = {
  word: wordBits,
  phrase: (words) => phraseBits(words.join(' ')),
  title: (lower, at) => titleAt(lower, at)?.length ?? 0,
};

const LONGEST = 4;

/** What each word of a sentence is known as, alone or as part of a phrase. Only capitalised phrases are looked up. */
export function listsAt(words: readonly string[], lists: NameLists): number[] {
  const lower = words.map((word) => word.toLowerCase());
  const bits = words.map((word) => (/^\p{Lu}/u.test(word) ? lists.word(word) : 0));
  words.forEach((word, at) => {
    for (let inTitle = lists.title(lower, at) - 1; inTitle >= 0; inTitle--) bits[at + inTitle]! |= TITLE;
    if (!/^\p{Lu}/u.test(word)) return;
    for (let length = Math.min(LONGEST, words.length - at); length >= 1; length--) {
      const found = lists.phrase(words.slice(at, at + length));
      if (found === 0) continue;
      for (let inside = 0; inside < length; inside++) bits[at + inside]! |= found | (length > 1 ? LONG : 0);
      break;
    }
  });
  return bits;
}
