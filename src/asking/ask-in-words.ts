import { questionWords, type QuestionRule } from '../lexicon/question-words.ts';
import { STATUSES } from '../model/claim.ts';
import { LEVELS, MEETING_FORMATS } from '../model/world.ts';
import type { Day } from '../model/days.ts';
import { WhometError } from '../model/errors.ts';
import type { Answers } from '../store/ask.ts';
import type { GraphStore } from '../store/contract.ts';
import { resolveTopic } from '../store/names.ts';
import { findQuestion, type Question } from '../store/questions.ts';
import type { Taken } from './pick.ts';
import type { Name } from './names.ts';
import { readQuestion, type Findings } from './read.ts';
import { mediationOf, rolesOf, type Roles } from './roles.ts';
import { textOf, type Line, type Phrase, type Stretch } from './line.ts';

/** How a question in words was read. */
export interface Reading {
  /** Id of the rule in data/questions that chose the query. */
  readonly rule: string;
  /** Name of the query, and its parameters as `ask` takes them. */
  readonly question: string;
  readonly parameters: Answers;
  /** Which of the rows are the answer; null for all. */
  readonly take: Taken | null;
  /** Columns that a table shows first. */
  readonly show: readonly string[];
  /** The number of rows is what was asked for. */
  readonly counts: boolean;
  /** Words that nothing is known of, in the order of the question. */
  readonly notUnderstood: readonly string[];
  /** Words that were understood, and that the query has no place for. */
  readonly notUsed: readonly string[];
}

/**
 * Reads a question in words: a fixed grammar (data/questions) over the named queries, no model. The answer is what
 * `ask(store, reading.question, reading.parameters)` gives; words that had no part in it are named.
 * @param today the day of asking, for `last month` and the like
 * @throws `ask/unknown`, `ask/ambiguous` of a name; `ask/no-such-question` where no query answers such a question.
 */
export async function readInWords(store: GraphStore, words: string, today: Day): Promise<Reading> {
  const found = await readQuestion(store, words, today);
  const roles = rolesOf(found);
  const said = saidIn(found, roles);
  const rule = questionWords().rules.find((each) => applies(each, said, roles));
  if (!rule) throw notAQuestion(words, found);
  const query = findQuestion(rule.ask);
  if (found.noTopic && query.parameters.some(({ name }) => name === 'topic'))
    await refuseTopic(store, textOf(found.line, found.noTopic));
  const { parameters, used } = parametersFor(rule, query, said, found, roles, today);
  return {
    rule: rule.id,
    question: rule.ask,
    parameters,
    take: rule.take && { which: rule.take, count: found.numbers.rows ?? 1 },
    show: rule.show,
    counts: rule.counts,
    notUnderstood: found.notUnderstood,
    notUsed: unusedOf(rule, query, found, used),
  };
}

/** Classes that the question says, and its facts. */
function saidIn({ line, phrases, topic, times, meeting }: Findings, roles: Roles): ReadonlySet<string> {
  const said = new Set(phrases.flatMap(({ classes }) => [...classes]));
  const asks = ['who', 'where', 'when', 'how-often', 'what-about'].some((name) => said.has(name));
  const [one, two] = roles.people;
  const facts = {
    person: one,
    organization: roles.bodies[0],
    place: roles.places[0],
    country: roles.countries[0],
    topic,
    time: times.stretches[0],
    meeting,
    'yes-no': !asks && YES_NO.has(line.words[0]?.folded ?? ''),
    joined:
      one && two && phrases.some((each) => each.classes.has('with') && each.from > one.from && each.from < two.from),
  };
  for (const [name, isSo] of Object.entries(facts)) if (isSo) said.add(name);
  return said;
}

const YES_NO = new Set('did has have had is are was were does do will'.split(' '));

function applies(rule: QuestionRule, said: ReadonlySet<string>, { people, bodies }: Roles): boolean {
  return (
    rule.has.every((name) => said.has(name)) &&
    (rule.any.length === 0 || rule.any.some((name) => said.has(name))) &&
    !rule.not.some((name) => said.has(name)) &&
    people.length >= rule.people &&
    people.length <= rule.mostPeople &&
    people.length + bodies.length >= rule.parties
  );
}

function notAQuestion(words: string, { notUnderstood }: Findings): WhometError {
  const left = notUnderstood.length > 0 ? ` Not understood: ${notUnderstood.join(', ')}.` : '';
  return new WhometError({
    code: 'ask/no-such-question',
    message: `No named query answers this.${left}`,
    where: words,
    next: 'Ask who met whom, where, when, how often or about what; `whomet ask --list` shows the queries.',
  });
}

/** Without its topic the answer would be to another question. Throws `ask/unknown` with the nearest topics. */
async function refuseTopic(store: GraphStore, text: string): Promise<never> {
  await resolveTopic(store, text);
  throw new WhometError({
    code: 'ask/unknown',
    message: `${text} is only a part of words of a topic.`,
    next: 'Write the words in full, or ask with --topic.',
  });
}

/** Parameters of the query, with the stretches of the question that they come from. */
interface Filled {
  readonly parameters: Answers;
  readonly used: ReadonlySet<Stretch>;
}

function parametersFor(
  rule: QuestionRule,
  query: Question,
  said: ReadonlySet<string>,
  found: Findings,
  roles: Roles,
  today: Day,
): Filled {
  const { times, numbers, topic, meeting } = found;
  const used = new Set<Stretch>();
  const parameters: Record<string, string | number> = {};
  const put = (
    name: string,
    value: string | number | null | undefined,
    from: readonly (Stretch | null)[] = [],
  ): void => {
    if (value === null || value === undefined || !query.parameters.some((each) => each.name === name)) return;
    parameters[name] = value;
    for (const stretch of from) if (stretch) used.add(stretch);
  };
  for (const [name, value] of Object.entries(rule.set)) put(name, value === 'today' ? today : value);
  put('status', statusOf(rule, said));
  put('kind', KINDS.find((kind) => said.has(kind)) ?? (said.has('in-person') ? 'meeting' : null));
  put(
    'level',
    LEVELS.find((level) => said.has(level)),
  );
  put(
    'meetingFormat',
    MEETING_FORMATS.find((format) => said.has(format)),
  );
  for (const [name, from] of Object.entries(partiesFor(rule, query, found, roles))) put(name, from.text, [from]);
  const [body, ...otherBodies] = roles.bodies.filter((each) => !used.has(each));
  if (body) put('organization', body.text, [body]);
  const country = roles.countries[0] ?? otherBodies.find(({ isCountry }) => isCountry);
  if (country) put('country', country.text, [country]);
  const [place] = roles.places;
  if (place) put('place', place.text, [place]);
  if (topic) put('topic', topic.text, [topic]);
  put('meeting', meeting);
  put('from', times.from, times.stretches);
  put('to', times.to, times.stretches);
  if (said.has('no-account')) put('asOf', times.asOf ?? today, times.asOf === null ? [] : times.stretches);
  put('count', numbers.rows);
  put('days', numbers.days);
  return { parameters, used };
}

const KINDS = ['video', 'call', 'visit'] as const;

/** Classes of words that are values of a parameter: where the query has none such, they are told as unused. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  status: STATUSES,
  kind: KINDS,
  level: LEVELS,
  meetingFormat: MEETING_FORMATS,
};

/** The outcome counts before the plan: a planned meeting that was cancelled is cancelled. */
const BY_WEIGHT = [
  'cancelled',
  'declined',
  'denied',
  'postponed',
  'proposed',
  'planned',
  'held',
] as const satisfies readonly (typeof STATUSES)[number][];

function statusOf({ id }: QuestionRule, said: ReadonlySet<string>): string | null {
  const status = BY_WEIGHT.find((each) => said.has(each));
  return status ?? (said.has('past') && questionWords().pastIsHeld.has(id) ? 'held' : null);
}

/** Who stands for which parameter. */
function partiesFor(rule: QuestionRule, query: Question, found: Findings, roles: Roles): Record<string, Name> {
  const type = query.parameters.find(({ name }) => name === 'person')?.type;
  const parties = [...roles.people, ...(type === 'party' ? roles.bodies : [])].sort((a, b) => a.from - b.from);
  const isMediation = rule.roles === 'mediator';
  const { mediator, between } = isMediation ? mediationOf(found.line, found, parties) : { mediator: null, between: [] };
  const [person, other] = parties;
  const [one, two] = between;
  const all = isMediation ? { person: mediator, between: one, other: two } : { person, other };
  return Object.fromEntries(Object.entries(all).flatMap(([name, from]) => (from ? [[name, from] as const] : [])));
}

/** Names, times and strong words that found no place. */
function unusedOf(
  rule: QuestionRule,
  query: Question,
  { line, phrases, topic, times, names, countries }: Findings,
  used: ReadonlySet<Stretch>,
): string[] {
  const passedOver = Object.entries(VALUES).flatMap(([name, values]) =>
    query.parameters.some((parameter) => parameter.name === name) ? [] : values,
  );
  const isUsed = (name: string): boolean =>
    rule.has.includes(name) ||
    rule.implies.includes(name) ||
    !(questionWords().strong.has(name) || passedOver.includes(name));
  const things: readonly (Stretch | null)[] = [...names, ...countries, topic, ...times.stretches];
  const left = [
    ...things.filter((each) => each !== null && !used.has(each)),
    ...phrases.filter(({ classes }) => [...classes].some((name) => !isUsed(name))),
    ...phrases.filter((phrase) => isLoneBound(line, phrase, times.stretches)),
  ];
  return left
    .flatMap((each) => each ?? [])
    .sort((a, b) => a.from - b.from)
    .map((each) => textOf(line, each));
}

/** `after` and its like with no time behind them: "after the election". */
function isLoneBound(line: Line, { classes, to }: Phrase, times: readonly Stretch[]): boolean {
  if (classes.has('filler') || !(classes.has('since') || classes.has('until'))) return false;
  return !times.some(({ from }) => from === to || (from === to + 1 && line.words[to]?.folded === 'the'));
}
