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
    for (const sentence of sentences) times.push(...timesIn(sentence, article.published, times));
    return { times };
  },
};

/** How many sentences before "the following day" the day may stand that it counts from. */
const NEAR = 3;

/** The day that the text named last. */
const lastDay = (times: readonly TimeExpression[], { index }: Sentence): Day | null =>
  times.findLast(({ value, sentence }) => value !== null && isDay(value) && index - sentence <= NEAR)?.value ?? null;

/** The year named last, with a day or month. */
function lastYear(times: readonly TimeExpression[]): number | null {
  const value = times.findLast(
    (time) => time.basis === 'stated' && time.value !== null && time.value.length > 4,
  )?.value;
  return value ? Number(value.slice(0, 4)) : null;
}

/** The times of a sentence; `before` are those of the text so far. */
export function timesIn(
  sentence: Sentence,
  published: Day | null,
  before: readonly TimeExpression[] = [],
): TimeExpression[] {
  const found: TimeExpression[] = [];
  const context = () => {
    const all = [...before, ...found];
    return { lastDay: lastDay(all, sentence), lastYear: lastYear(all) };
  };
  let words = wordsOf(sentence.tokens, context());
  for (let at = 0; at < sentence.tokens.length; at++) {
    const match = timeAt(words, at, published);
    const [first, last] = [sentence.tokens[at], sentence.tokens[at + (match?.length ?? 1) - 1]];
    if (!match || !first || !last) continue;
    const { value, ahead, basis, length, dates } = match;
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
      ...(dates && { dates }),
    });
    words = { ...words, ...context() };
    at += length - 1;
  }
  return found;
}
