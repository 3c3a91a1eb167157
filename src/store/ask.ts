import { isDeepStrictEqual } from 'node:util';
import { MEETING_KINDS, STATUSES } from '../model/claim.ts';
import { isDay } from '../model/days.ts';
import { WhometError } from '../model/errors.ts';
import { searchName, type NodeLabel } from '../model/schema.ts';
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
  const question = findQuestion(name);
  const asked = (values: Values) => answer(store, question, values, limits);
  // Most names are written as the graph has them: only where nothing is found are they looked up.
  const spelt = await valuesOf(question, parameters, asGiven(store));
  const found = await asked(spelt);
  if (found.rows.length > 0) return found;
  const values = await valuesOf(question, parameters, lookedUp(store));
  return isDeepStrictEqual(values, spelt) ? found : asked(values);
}

/** As `ask`, row by row: for answers that memory should not hold. What is counted in code comes as a whole all the same. */
export async function askStream(
  store: GraphStore,
  name: string,
  parameters: Answers = {},
  limits: QueryLimits = {},
): Promise<QueryStream> {
  const question = findQuestion(name);
  const values = await valuesOf(question, parameters, lookedUp(store));
  if (question.compute === null) return store.stream(textFor(store, question, values), values, limits);
  const { columns, rows } = await answer(store, question, values, limits);
  return { columns, rows: later(rows) };
}

type Values = Readonly<Record<string, string | number | null>>;

async function valuesOf(question: Question, parameters: Answers, names: Names): Promise<Values> {
  refuseUnknown(question, parameters);
  const value = async (parameter: QuestionParameter): Promise<string | number | null> => {
    const given = parameters[parameter.name] ?? initialValue(parameter);
    if (given === null && parameter.required) throw badParameter(question, parameter, 'is needed');
    return given === null ? null : checked(names, question, parameter, given);
  };
  // Names are looked up at the same time.
  const values = Object.fromEntries(
    await Promise.all(question.parameters.map(async (parameter) => [parameter.name, await value(parameter)] as const)),
  );
  refuseReversed(question, values);
  return values;
}

const textFor = ({ engine }: GraphStore, question: Question, values: Values): string =>
  fileFor(question, values, engine).text;

async function answer(
  store: GraphStore,
  question: Question,
  values: Values,
  limits: QueryLimits,
): Promise<QueryResult> {
  const text = textFor(store, question, values);
  if (question.compute === null) return store.query(text, values, limits);
  const { limit, offset = 0, ...time } = limits;
  const columns = question.returns.map(({ column }) => column);
  const { rows } = computed(question.compute.name, await store.query(text, values, time), values, columns);
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

/** What a name that is given stands for in a query. */
interface Names {
  name(labels: readonly NodeLabel[], given: string): Promise<string> | string;
  country(given: string): Promise<string> | string;
  topic(given: string): Promise<string> | string;
}

const lookedUp = (store: GraphStore): Names => ({
  name: (labels, given) => resolveName(store, labels, given),
  country: (given) => resolveCountry(store, given),
  topic: (given) => resolveTopic(store, given),
});

/** As a query looks for it, whether the graph knows it or not; only codes of countries do not follow from their names. */
const asGiven = (store: GraphStore): Names => ({
  name: (_, given) => searchName(given),
  country: (given) => resolveCountry(store, given),
  topic: searchName,
});

async function checked(
  names: Names,
  question: Question,
  parameter: QuestionParameter,
  given: string | number,
): Promise<string | number> {
  const text = String(given);
  const fail = (should: string) => badParameter(question, parameter, `should be ${should}, not ${text}`);
  switch (parameter.type) {
    case 'person':
      return names.name(['Person'], text);
    case 'party':
      return names.name(['Person', 'Organization'], text);
    case 'organization':
      return names.name(['Organization'], text);
    case 'place':
      return names.name(['Place'], text);
    case 'country':
      return names.country(text);
    case 'topic':
      return names.topic(text);
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
