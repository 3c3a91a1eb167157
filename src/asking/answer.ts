import type { Day } from '../model/days.ts';
import { WhometError } from '../model/errors.ts';
import { ask, type Answers } from '../store/ask.ts';
import type { GraphStore, QueryLimits, QueryResult } from '../store/contract.ts';
import { readInWords, type Reading } from './ask-in-words.ts';
import { pick } from './pick.ts';

export interface AnswerInWords {
  /** The query that was run, and the words that had no part in it. */
  readonly reading: Reading;
  readonly result: QueryResult;
  /** Rows that may be earlier or later than those of a first or last, since they have no day or month. */
  readonly unsure: number;
}

/**
 * Answers a question in words, such as `who met Ann Lee in Oslo since 2023?`. `given` adds parameters to those of the
 * words.
 * @throws what `readInWords` and `ask` throw; `usage/parameter` where `given` and the words disagree.
 */
export async function askInWords(
  store: GraphStore,
  words: string,
  given: Answers = {},
  limits: QueryLimits = {},
  today: Day = new Date().toISOString().slice(0, 10),
): Promise<AnswerInWords> {
  const read = await readInWords(store, words, today);
  const reading = { ...read, parameters: joined(read, given) };
  const { offset = 0, limit, ...rest } = limits;
  const asked = await ask(store, reading.question, reading.parameters, reading.take ? rest : limits);
  if (!reading.take) return { reading, result: asked, unsure: 0 };
  const { result, unsure } = pick(asked, reading.take);
  const end = limit === undefined ? undefined : offset + limit;
  return { reading, result: { ...result, rows: result.rows.slice(offset, end) }, unsure };
}

function joined({ question, parameters }: Reading, given: Answers): Answers {
  const extra = Object.entries(given).filter(([, value]) => (value ?? null) !== null);
  const clash = extra.find(([name, value]) => (parameters[name] ?? value) !== value);
  if (!clash) return { ...parameters, ...Object.fromEntries(extra) };
  const [name, value] = clash;
  throw new WhometError({
    code: 'usage/parameter',
    message: `The words say ${name} ${String(parameters[name])}, the flag ${String(value)}.`,
    where: `ask ${question}`,
    next: 'Say it once.',
  });
}
