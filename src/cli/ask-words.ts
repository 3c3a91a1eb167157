import type { AnswerInWords } from '../asking/answer.ts';
import { flagText } from './flag-text.ts';

/** Is it a question in words, not the name of one? */
export const isInWords = (name: string): boolean => /\S\s+\S/.test(name);

/** What was asked after all, what the words did not give, and how to read the rows. */
export function wordsText({ reading, result, unsure }: AnswerInWords): string {
  const { take, counts, notUnderstood, notUsed } = reading;
  const of = take ? ` (its ${take.which}${take.count > 1 ? ` ${take.count}` : ''})` : '';
  const lines = [
    `Asked: ${commandText(reading)}${of}`,
    ...(notUnderstood.length > 0 ? [`Not understood, and ignored: ${notUnderstood.join(', ')}`] : []),
    ...(notUsed.length > 0 ? [`Understood, but the query has no place for it: ${notUsed.join(', ')}`] : []),
    ...(unsure > 0 ? [`${unsure} more without a day or month may be earlier or later.`] : []),
    ...(counts ? [`Answer: ${result.rows.length}`] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** The command that asks the same by name. */
const commandText = ({ question, parameters }: AnswerInWords['reading']): string =>
  ['whomet ask', question, flagText(parameters)].filter(Boolean).join(' ');
