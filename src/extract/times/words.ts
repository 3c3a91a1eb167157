import { timeWords, type TimeWords } from '../../lexicon/time-words.ts';
import type { Day } from '../../model/days.ts';
import type { Token } from '../../model/document.ts';

/** The tokens of a sentence as the time grammar reads them. */
export interface Words {
  readonly tokens: readonly Token[];
  readonly lexicon: TimeWords;
  /** The day that the text named last before, not far away. */
  readonly lastDay: Day | null;
  /** The year of the day or month that the text named last before, with its year. */
  readonly lastYear: number | null;
  /** Lower case, without a final period; '' outside the sentence. */
  at(index: number): string;
}

const NOTHING_BEFORE = { lastDay: null, lastYear: null };

export function wordsOf(
  tokens: readonly Token[],
  { lastDay, lastYear }: Pick<Words, 'lastDay' | 'lastYear'> = NOTHING_BEFORE,
): Words {
  const plain = tokens.map(({ text }) =>
    text.toLowerCase().replace(/^mid-/, '').replace(/\.$/, '').replace(/[’`]/g, "'"),
  );
  return { tokens, lexicon: timeWords(), lastDay, lastYear, at: (index) => plain[index] ?? '' };
}

/** A number between 1 and 31, also `23rd` and `two`; undefined otherwise. */
export function dayOfMonth(word: string): number | undefined {
  const digits = /^(\d{1,2})(st|nd|rd|th)?$/.exec(word)?.[1];
  const value = digits === undefined ? undefined : Number(digits);
  return value !== undefined && value >= 1 && value <= 31 ? value : undefined;
}

export function yearOf(word: string): number | undefined {
  return /^(1[89]|20)\d\d$/.test(word) ? Number(word) : undefined;
}

export function amount(words: Words, index: number): number | undefined {
  const word = words.at(index);
  return /^\d{1,3}$/.test(word) ? Number(word) : words.lexicon.numbers.get(word);
}
