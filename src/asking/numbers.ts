import { timeWords } from '../lexicon/time-words.ts';
import { classesBefore, isFree, take, type Line } from './line.ts';

/** Numbers of a question. */
export interface Numbers {
  /** "the last two", "top 5" */
  readonly rows: number | null;
  /** "within 3 days" */
  readonly days: number | null;
}

/** Takes the numbers that count rows or days. */
export function numbersIn(line: Line): Numbers {
  let numbers: Numbers = { rows: null, days: null };
  for (const [at, { folded }] of line.words.entries()) {
    const count = /^\d{1,4}$/.test(folded) ? Number(folded) : timeWords().numbers.get(folded);
    if (count === undefined || !isFree(line, { from: at, to: at + 1 })) continue;
    const before = classesBefore(line, at);
    const isOfDays = timeWords().units.get(line.words[at + 1]?.folded ?? '') === 'day';
    if (isOfDays) numbers = { ...numbers, days: count };
    else if (['first', 'last', 'most'].some((name) => before.has(name))) numbers = { ...numbers, rows: count };
    else continue;
    take(line, { from: at, to: at + (isOfDays ? 2 : 1) });
  }
  return numbers;
}
