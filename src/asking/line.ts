import { questionWords } from '../lexicon/question-words.ts';
import { searchName } from '../model/schema.ts';

export interface Word {
  readonly text: string;
  /** As names are compared. */
  readonly folded: string;
  readonly isCapital: boolean;
  /** `US` and `WHO` are names, `us` and `who` are not; of no word in a question that is all in capitals. */
  readonly isShouted: boolean;
  /** A comma or another mark stands before it: no name goes over it. */
  readonly afterMark: boolean;
}

/** Words from `from` to before `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Phrase extends Stretch {
  readonly classes: ReadonlySet<string>;
}

/** A question as it is being read: each word is taken by at most one thing. */
export interface Line {
  readonly words: readonly Word[];
  readonly taken: boolean[];
}

const WORD = /mtg_\w+|\d{4}-\d{2}-\d{2}|\d{1,2}[-–]\d{1,2}(?!\d)|[\p{L}\p{M}\p{N}]+/gu;

export function lineOf(question: string): Line {
  let end = 0;
  const isAllCapitals = question === question.toUpperCase();
  const words = [...question.matchAll(WORD)].map(({ 0: text, index }): Word => {
    const afterMark = /[,;:!?()]/.test(question.slice(end, index));
    end = index + text.length;
    const isShouted = !isAllCapitals && /^\p{Lu}{2,}$/u.test(text);
    return { text, folded: searchName(text), isCapital: /^\p{Lu}/u.test(text), isShouted, afterMark };
  });
  return { words, taken: words.map(() => false) };
}

export const isFree = ({ words, taken }: Line, { from, to }: Stretch): boolean =>
  to <= words.length && words.slice(from, to).every((_, step) => taken[from + step] === false);

export function take({ taken }: Line, { from, to }: Stretch): void {
  taken.fill(true, from, to);
}

export const textOf = ({ words }: Line, { from, to }: Stretch): string =>
  words
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ');

export const foldedOf = ({ words }: Line, { from, to }: Stretch): string =>
  words
    .slice(from, to)
    .map(({ folded }) => folded)
    .join(' ');

/** Takes the phrases of data/questions among the words that are free, the longest first. */
export function takePhrases(line: Line): Phrase[] {
  const found: Phrase[] = [];
  for (let from = 0; from < line.words.length; from++) {
    const phrase = phraseAt(line, from);
    if (!phrase) continue;
    take(line, phrase);
    found.push(phrase);
    from = phrase.to - 1;
  }
  return found;
}

function phraseAt(line: Line, from: number): Phrase | undefined {
  for (let to = from + questionWords().longest; to > from; to--) {
    const stretch = { from, to };
    const mayBe = isFree(line, stretch) && !line.words.slice(from, to).some(({ isShouted }) => isShouted);
    const classes = mayBe ? questionWords().phrases.get(foldedOf(line, stretch)) : undefined;
    if (classes) return { from, to, classes };
  }
  return undefined;
}

/** Classes of the phrase that ends right before a word, whether it is taken or not; articles do not count. */
export function classesBefore(line: Line, at: number): ReadonlySet<string> {
  const end = ['the', 'a', 'an'].includes(line.words[at - 1]?.folded ?? '') ? at - 1 : at;
  for (let from = Math.max(0, end - 3); from < end; from++) {
    const classes = questionWords().phrases.get(foldedOf(line, { from, to: end }));
    if (classes) return classes;
  }
  return new Set();
}
