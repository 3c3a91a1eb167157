import type { TreebankSentence } from './conllu.ts';

const LONGEST = 14;
/** Words that headlines leave in lower case. */
const SMALL = /^(?:a|an|the|and|or|of|in|on|at|to|for|with|by|from|as|'s|’s|n't|n’t)$/;

const capitalised = (word: string, at: number): string =>
  at > 0 && SMALL.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1);

/** Copies of short sentences as headlines write them: half in capitals, half with each word capitalised. */
export function headlines(
  sentences: readonly TreebankSentence[],
  share: number,
  next: () => number,
): TreebankSentence[] {
  return sentences
    .filter(({ words, upos }) => words.length <= LONGEST && upos.includes('VERB') && next() < share)
    .map((sentence) => {
      const loud = next() < 0.5;
      return {
        ...sentence,
        words: sentence.words.map((word, at) => (loud ? word.toUpperCase() : capitalised(word, at))),
      };
    });
}
