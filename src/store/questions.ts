import { WhometError } from '../model/errors.ts';
import { COMPUTATIONS, type Computation } from './compute.ts';
import { listCypher, readCypher, type CypherFile, type Engine } from './cypher-files.ts';
import { nearest } from './nearest.ts';

/** What kind of value a parameter takes: the header's second word. */
export const PARAMETER_TYPES = [
  'person',
  'party',
  'organization',
  'place',
  'country',
  'topic',
  'meeting',
  'day',
  'status',
  'kind',
  'level',
  'format',
  'among',
  'integer',
  'number',
] as const;
export type ParameterType = (typeof PARAMETER_TYPES)[number];

export interface QuestionParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly required: boolean;
  /** Taken where the asker gives none, as the header has it. `today` is the day of asking. */
  readonly initial: string | null;
  readonly means: string;
}

/** A named query: what its files' headers say. */
export interface Question {
  readonly name: string;
  readonly title: string;
  readonly asks: string;
  readonly parameters: readonly QuestionParameter[];
  readonly returns: readonly { readonly column: string; readonly means: string }[];
  /** Columns that a table on a terminal shows; null for all. Other formats give all. */
  readonly table: readonly string[] | null;
  /** Printed under the answer: what it does not say. */
  readonly notes: readonly string[];
  /** What is counted from the query's rows, where no query can. */
  readonly compute: { readonly name: Computation; readonly uses: readonly string[] } | null;
  readonly files: readonly QuestionFile[];
}

/** One file a starting point. */
export interface QuestionFile {
  readonly path: string;
  /** The parameter that it starts at, or `all`. */
  readonly start: string;
  /** It answers only where these have their initial values: what it reads was counted with them. */
  readonly unless: readonly string[];
}

/** Starting points, the most selective first. */
const SELECTIVITY = ['meeting', 'person', 'between', 'organization', 'topic', 'place', 'country', 'from', 'all'];

/** All named queries, in the order of their names. Their files are read once: they are parts of the program. */
export const listQuestions = (): readonly Question[] => (known ??= readQuestions());

let known: readonly Question[] | undefined;

function readQuestions(): Question[] {
  const paths = new Map<string, string[]>();
  for (const path of listCypher('ask')) {
    const name = path.slice('ask/'.length).split('.')[0] ?? '';
    paths.set(name, [...(paths.get(name) ?? []), path]);
  }
  return [...paths].map(([name, list]) =>
    questionOf(
      name,
      list.map((path) => readCypher(path)),
    ),
  );
}

/** The question of that name; throws `usage/question` with the nearest names. */
export function findQuestion(name: string): Question {
  const questions = listQuestions();
  const found = questions.find((question) => question.name === name);
  if (found) return found;
  const names = nearest(name, questions, (question) => [question.name]).map((question) => question.name);
  throw new WhometError({
    code: 'usage/question',
    message: `There is no question named ${name}.`,
    next: `Did you mean ${names.join(', ')}? \`whomet ask --list\` shows all.`,
  });
}

/** Small where a file starts at little; of two starting points of a kind, what was counted beforehand comes first. */
const rank = ({ start, unless }: QuestionFile): number => SELECTIVITY.indexOf(start) - (unless.length > 0 ? 0.5 : 0);

/** The file with the most selective starting point that these parameters allow. */
export function fileFor(
  { name, files, parameters }: Question,
  given: Readonly<Record<string, unknown>>,
  engine: Engine,
): CypherFile {
  const initial = new Map(parameters.map((parameter) => [parameter.name, parameter.initial]));
  const isInitial = (parameter: string) => String(given[parameter] ?? null) === String(initial.get(parameter) ?? null);
  const usable = files
    .filter(({ start }) => start === 'all' || (given[start] ?? null) !== null)
    .filter(({ unless }) => unless.every(isInitial));
  const [best] = usable.sort((a, b) => rank(a) - rank(b));
  if (!best) throw new TypeError(`no file of ask/${name} starts at what was given`);
  return readCypher(best.path, engine);
}

function questionOf(name: string, files: readonly CypherFile[]): Question {
  const [first] = files;
  if (!first) throw new TypeError(`no file of ask/${name}`);
  return {
    name,
    title: one(first, 'title'),
    asks: one(first, 'asks'),
    parameters: all(first, 'param').map((value) => parameterOf(value, first.path)),
    returns: all(first, 'returns')
      .map((value) => split(value))
      .map(([column, means]) => ({ column, means })),
    table: all(first, 'table')[0]?.split(' ') ?? null,
    notes: all(first, 'note'),
    compute: computationOf(first),
    files: files.map((file) => ({
      path: file.path,
      start: one(file, 'start'),
      unless: all(file, 'unless')[0]?.split(' ') ?? [],
    })),
  };
}

/** `compute: NAME PARAMETER…`: what is counted in code, and the parameters that only the code looks at. */
function computationOf(file: CypherFile): Question['compute'] {
  const [text] = all(file, 'compute');
  if (text === undefined) return null;
  const [given, ...uses] = text.split(' ');
  const name = COMPUTATIONS.find((known) => known === given);
  if (!name) throw new TypeError(`cypher/${file.path}.cypher: no computation: ${text}`);
  return { name, uses };
}

const all = ({ header }: CypherFile, key: string): string[] =>
  header.filter((line) => line.key === key).map(({ value }) => value);

function one(file: CypherFile, key: string): string {
  const [value] = all(file, key);
  if (value === undefined) throw new TypeError(`cypher/${file.path}.cypher has no header line ${key}`);
  return value;
}

/** `name? type meaning` (optional), `name=7 integer meaning` (with an initial value), `name type meaning` (required). */
function parameterOf(text: string, path: string): QuestionParameter {
  const match = /^(\w+)(\?|=(\S+))? (\w+) (.+)$/.exec(text);
  const type = PARAMETER_TYPES.find((known) => known === match?.[4]);
  if (!match || !type) throw new TypeError(`cypher/${path}.cypher: no parameter: ${text}`);
  return {
    name: match[1] ?? '',
    type,
    required: match[2] === undefined,
    initial: match[3] ?? null,
    means: match[5] ?? '',
  };
}

function split(text: string): [string, string] {
  const at = text.indexOf(' ');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
