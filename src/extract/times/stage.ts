import type { Sentence, Stage, TimeExpression } from '../../model/document.ts';
import { isDay, type Day } from '../../model/days.ts';
import { timeAt } from './grammar.ts';
import { wordsOf } from './words.ts';

/** Finds times and gives them values relative to the day of publication. Nothing is filled: what is unknown stays null. */
export const timeStage: Stage<'sentences', 'times'> = {
  name: 'times',
  needs: ['sentences'],
  adds: ['times'],
  run: ({ article, sentences }) => {
    const times: TimeExpression[] = [];
    for (const sentence of sentences) times.push(...timesIn(sentence, article.published, lastDay(times)));
    return { times };
  },
};

/** The day that the text named last. */
const lastDay = (times: readonly TimeExpression[]): Day | null =>
  times.findLast(({ value }) => value !== null && isDay(value))?.value ?? null;

export function timesIn(sentence: Sentence, published: Day | null, before: Day | null = null): TimeExpression[] {
  const found: TimeExpression[] = [];
  let words = wordsOf(sentence.tokens, before);
  for (let at = 0; at < sentence.tokens.length; at++) {
    const match = timeAt(words, at, published);
    const [first, last] = [sentence.tokens[at], sentence.tokens[at + (match?.length ?? 1) - 1]];
    if (!match || !first || !last) continue;
    const { value, ahead, basis, length } = match;
    const text = sentence.tokens
      .slice(at, at + length)
      .map((token) => token.text)
      .join(' ');
    found.push({
      start: first.start,
      end: last.end,
      text,
      sentence: sentence.index,
      firstToken: at,
      lastToken: at + length - 1,
      value,
      ahead,
      basis,
    });
    words = { ...words, lastDay: lastDay(found) ?? before };
    at += length - 1;
  }
  return found;
}
