import { MEETING_KINDS, STATUSES } from '../model/claim.ts';
import { isDay } from '../model/days.ts';
import { WhometError } from '../model/errors.ts';
import { LEVELS, MEETING_FORMATS } from '../model/world.ts';
import { later } from './answers.ts';
import { computed } from './compute.ts';
import type { GraphStore, QueryLimits, QueryResult, QueryStream } from './contract.ts';
import { resolveCountry, resolveName, resolveTopic } from './names.ts';
import { fileFor, findQuestion, type Question, type QuestionParameter } from './questions.ts';

export { listQuestions, type Question, type QuestionParameter } from './questions.ts';

export type Answers = Readonly<Record<string, string | number | null | undefined>>;

/**
 * Answers a named query. Names may be any form that the graph knows; parameters are checked by the types that the
 * query's header declares.
 * @throws `usage/question`, `usage/parameter` where there is no such question or parameter, or a value is of another
 * type; `ask/unknown` where the graph knows no such name, with the nearest.
 */
export async function ask(
  store: GraphStore,
  name: string,
  parameters: Answers = {},
  limits: QueryLimits = {},
): Promise<QueryResult> {
  const asked = await prepared(store, name, parameters);
  return asked.question.compute === null
    ? store.query(asked.text, asked.values, limits)
    : computedAnswer(store, asked, limits);
}

/** As `ask`, row by row: for answers that memory should not hold. What is counted in code comes as a whole all the same. */
export async function askStream(
  store: GraphStore,
  name: string,
  parameters: Answers = {},
  limits: QueryLimits = {},
): Promise<QueryStream> {
  const asked = await prepared(store, name, parameters);
  if (asked.question.compute === null) return store.stream(asked.text, asked.values, limits);
  const { columns, rows } = await computedAnswer(store, asked, limits);
  return { columns, rows: later(rows) };
}

type Values = Readonly<Record<string, string | number | null>>;

/** A question with its query and the values that this takes. */
interface Prepared {
  readonly question: Question;
  readonly text: string;
  readonly values: Values;
}

async function prepared(store: GraphStore, name: string, parameters: Answers): Promise<Prepared> {
  const question = findQuestion(name);
  refuseUnknown(question, parameters);
  const value = async (parameter: QuestionParameter): Promise<string | number | null> => {
    const given = parameters[parameter.name] ?? initialValue(parameter);
    if (given === null && parameter.required) throw badParameter(question, parameter, 'is needed');
    return given === null ? null : checked(store, question, parameter, given);
  };
  // Names are looked up at the same time: a server is a way off.
  const values = Object.fromEntries(
    await Promise.all(question.parameters.map(async (parameter) => [parameter.name, await value(parameter)] as const)),
  );
  refuseReversed(question, values);
  return { question, text: fileFor(question, values, store.engine).text, values };
}

async function computedAnswer(
  store: GraphStore,
  { question: { compute, returns }, text, values }: Prepared,
  { limit, offset = 0, ...time }: QueryLimits,
): Promise<QueryResult> {
  if (compute === null) throw new TypeError('nothing is computed for this question');
  const columns = returns.map(({ column }) => column);
  const { rows } = computed(compute.name, await store.query(text, values, time), values, columns);
  return { columns, rows: rows.slice(offset, limit === undefined ? undefined : offset + limit) };
}

/** What a parameter is where the asker gives none; null where it limits nothing. */
export const initialValue = ({ initial }: QuestionParameter): string | null =>
  initial === 'today' ? new Date().toISOString().slice(0, 10) : initial;

function refuseUnknown(question: Question, parameters: Answers): void {
  const known = question.parameters.map(({ name }) => name);
  const unknown = Object.entries(parameters).find(([name, value]) => (value ?? null) !== null && !known.includes(name));
  if (!unknown) return;
  throw new WhometError({
    code: 'usage/parameter',
    message: `The question ${question.name} takes no ${unknown[0]}.`,
    next: `It takes ${known.join(', ') || 'nothing'}.`,
  });
}

function refuseReversed({ name }: Question, { from, to }: Readonly<Record<string, unknown>>): void {
  if (typeof from !== 'string' || typeof to !== 'string' || from <= to) return;
  throw new WhometError({
    code: 'usage/parameter',
    message: `from ${from} is after to ${to}.`,
    where: `ask ${name}`,
    next: 'Give the earlier day as from.',
  });
}

/** The values of parameters that take one of a few. */
const CHOICES = {
  status: STATUSES,
  kind: MEETING_KINDS,
  level: LEVELS,
  format: MEETING_FORMATS,
  among: ['people', 'organizations', 'both'],
} as const;

async function checked(
  store: GraphStore,
  question: Question,
  parameter: QuestionParameter,
  given: string | number,
): Promise<string | number> {
  const text = String(given);
  const fail = (should: string) => badParameter(question, parameter, `should be ${should}, not ${text}`);
  switch (parameter.type) {
    case 'person':
      return resolveName(store, ['Person'], text);
    case 'party':
      return resolveName(store, ['Person', 'Organization'], text);
    case 'organization':
      return resolveName(store, ['Organization'], text);
    case 'place':
      return resolveName(store, ['Place'], text);
    case 'country':
      return resolveCountry(store, text);
    case 'topic':
      return resolveTopic(store, text);
    case 'meeting':
      return text;
    case 'day':
      if (!isDay(text)) throw fail('a day such as 2024-08-27');
      return text;
    case 'status':
    case 'kind':
    case 'level':
    case 'format':
    case 'among':
      if (!CHOICES[parameter.type].some((choice) => choice === text))
        throw fail(`one of ${CHOICES[parameter.type].join(', ')}`);
      return text;
    case 'integer':
      if (!/^\d+$/.test(text)) throw fail('a whole number');
      return Number(text);
    case 'number':
      if (text === '' || !Number.isFinite(Number(text))) throw fail('a number');
      return Number(text);
  }
}

const badParameter = ({ name }: Question, parameter: QuestionParameter, problem: string): WhometError =>
  new WhometError({
    code: 'usage/parameter',
    message: `${parameter.name} ${problem}.`,
    where: `ask ${name}`,
    next: `It means: ${parameter.means}.`,
  });
