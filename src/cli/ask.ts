import type { CommandModule } from 'yargs';
import { askInWords, type AnswerInWords } from '../asking/answer.ts';
import { dayOf } from '../model/article.ts';
import { WhometError } from '../model/errors.ts';
import { ask, askStream, initialValue, type Answers } from '../store/ask.ts';
import type { GraphStore, QueryResult, Value } from '../store/contract.ts';
import { loadEvidence, meetingsIn, type Evidence } from '../store/evidence.ts';
import { findQuestion, listQuestions, type Question } from '../store/questions.ts';
import { askForNames, hitsOf, hitsText, namesOption } from './ask-names.ts';
import { isInWords, wordsText } from './ask-words.ts';
import { filterOptions, kebabCase } from './filters.ts';
import { numberOf } from './number-of.ts';
import { cell, formatResult, FORMATS, isRowByRow, table, type Format } from './output.ts';
import { printStream } from './print-result.ts';
import { storeOption, withStore } from './store-option.ts';
import { complain, headed, note, widthOr, writeLines, type Line } from './terminal.ts';

interface Flags {
  readonly name: string | undefined;
  readonly store: string | undefined;
  readonly format: Format;
  readonly evidence: boolean;
  readonly list: boolean;
  readonly names: string | undefined;
  readonly limit: number | undefined;
  readonly offset: number;
  readonly timeout: number;
}

export const askCommand: CommandModule<object, Flags> = {
  command: 'ask [name]',
  describe: 'Ask who met whom, where, when, about what: in words, or a named question',
  builder: (yargs) =>
    yargs
      .positional('name', { type: 'string', describe: 'Words in quotes, or the name of a question' })
      .options({
        ...storeOption,
        list: { type: 'boolean', default: false, describe: 'List the questions with their flags' },
        evidence: { type: 'boolean', default: false, describe: 'Print the sentences behind each row' },
        format: { choices: FORMATS, default: 'table' as Format, describe: 'Table for people, the others for programs' },
        ...namesOption,
        ...limitOptions,
        ...filterOptions,
        ...otherOptions(),
      })
      .example('$0 ask "who met Xi in Beijing since 2023?"', 'In words')
      .example('$0 ask who-met-whom --person Xi', 'Whom did Xi meet, how often?')
      .example('$0 ask meetings --place Geneva --status held --evidence', 'With the sentences that prove it')
      .example(
        '$0 ask planned-no-account-of-holding --as-of 2024-12-31',
        'What was announced and not reported as held?',
      )
      .example('$0 ask meetings --country France --format csv > met.csv', 'Everything, for a spreadsheet')
      .epilogue(
        `Questions:\n${listQuestions()
          .map(({ name, title }) => `  ${name.padEnd(32)}${title}`)
          .join('\n')}`,
      ) as never,
  handler: async (flags) => {
    const { name, names } = flags;
    if (names !== undefined && name === undefined) return tellHits(names, flags);
    if (flags.list || name === undefined) return void process.stdout.write(listing());
    await (names === undefined ? answer(name, flags) : answerForNames(name, names, flags));
  },
};

const limitOptions = {
  limit: { requiresArg: true, coerce: numberOf('limit', 1), describe: 'Rows at most (else all)' },
  offset: { default: 0, requiresArg: true, coerce: numberOf('offset', 0), describe: 'Rows to leave out first' },
  timeout: { default: 60, requiresArg: true, coerce: numberOf('timeout', 0.001), describe: 'Seconds at most' },
} as const;

/** Flags of parameters that are no filters, from the headers of the queries. */
function otherOptions(): Record<string, { type: 'string'; describe: string; group: string }> {
  const parameters = listQuestions().flatMap((question) => question.parameters);
  const flags = parameters.map(({ name, means }) => [kebabCase(name), means] as const);
  return Object.fromEntries(
    flags
      .filter(([flag]) => !(flag in filterOptions))
      .map(([flag, describe]) => [flag, { type: 'string', describe, group: 'Of single questions:' }]),
  );
}

function listing(): string {
  return listQuestions()
    .map(({ name, asks, parameters }) => {
      const flags = parameters.map((each) =>
        each.required ? `--${kebabCase(each.name)} ${each.name.toUpperCase()}` : `[--${kebabCase(each.name)}]`,
      );
      return `${name}\n  ${asks}\n  ${flags.join(' ')}\n`;
    })
    .join('\n');
}

const HIT_COLUMNS = ['given', 'found', 'name', 'type', 'spelled', 'held', 'notHeld', 'articles'];

async function tellHits(path: string, { store, format, timeout }: Flags): Promise<void> {
  const limits = { timeout: timeout * 1000, endsAfterTimeout: true };
  const hits = await withStore(store, 'read', (opened) => hitsOf(opened, path, limits));
  if (format !== 'table') return write(hits, format);
  writeLines(process.stdout, tableLines({ ...hits, columns: HIT_COLUMNS }, null));
  note(hitsText(hits));
}

async function answerForNames(name: string, path: string, flags: Flags): Promise<void> {
  const question = findQuestion(name);
  const given = parametersOf(question, flags);
  await withStore(flags.store, 'read', async (store) => {
    const limits = { timeout: flags.timeout * 1000, endsAfterTimeout: true };
    const { result: all, missing } = await askForNames(store, question, given, path, limits);
    const { limit, offset } = flags;
    const result = { ...all, rows: all.rows.slice(offset, limit === undefined ? undefined : offset + limit) };
    const evidence = flags.evidence ? await evidenceOf(store, result) : null;
    if (flags.format !== 'table') write(evidence ? withEvidence(result, evidence, flags.format) : result, flags.format);
    else {
      const columns = ['asked', ...shownColumns(question, result)];
      writeLines(process.stdout, tableLines({ ...result, columns: [...new Set(columns)] }, evidence));
      note(footer(question, given, result, null));
    }
    if (missing.length > 0)
      complain(
        `Not asked, since nobody of that name is known for sure: ${missing.join(', ')} (see ask --names ${path})`,
      );
  });
}

async function answer(name: string, flags: Flags): Promise<void> {
  const named = isInWords(name) ? null : findQuestion(name);
  const given = named ? parametersOf(named, flags) : givenIn(flags);
  await withStore(flags.store, 'read', async (store) => {
    const { limit, offset, timeout } = flags;
    const limits = {
      offset,
      timeout: timeout * 1000,
      endsAfterTimeout: true,
      ...(limit !== undefined && { limit: limit + 1 }),
    };
    if (named && isRowByRow(flags.format)) {
      const exact = limit === undefined ? limits : { ...limits, limit };
      return printStream(await askStream(store, named.name, given, exact), flags.format, async (group) =>
        flags.evidence ? withEvidence(group, await evidenceOf(store, group), flags.format) : group,
      );
    }
    const inWords = named ? null : await askInWords(store, name, given, limits);
    if (inWords) process.stderr.write(wordsText(inWords));
    const question = named ?? findQuestion(inWords?.reading.question ?? name);
    const asked = inWords?.result ?? (await ask(store, question.name, given, limits));
    const result = { ...asked, rows: asked.rows.slice(0, limit) };
    const more = asked.rows.length > result.rows.length;
    const evidence = flags.evidence ? await evidenceOf(store, result) : null;
    if (flags.format !== 'table')
      return write(evidence ? withEvidence(result, evidence, flags.format) : result, flags.format);
    const columns = shownFirst(shownColumns(question, result), result, inWords);
    writeLines(process.stdout, tableLines({ ...result, columns }, evidence));
    const parameters = inWords?.reading.parameters ?? given;
    note(footer(question, parameters, result, more ? offset + result.rows.length : null));
  });
}

/** What the words ask for stands first. */
function shownFirst(columns: readonly string[], { columns: all }: QueryResult, inWords: AnswerInWords | null) {
  const first = inWords?.reading.show.filter((column) => all.includes(column)) ?? [];
  return [...first, ...columns.filter((column) => !first.includes(column))];
}

/** The flags that are parameters of some question. */
function givenIn(flags: object): Answers {
  const values = flags as Readonly<Record<string, string | number | undefined>>;
  const all = new Set(listQuestions().flatMap(({ parameters }) => parameters.map(({ name }) => name)));
  return Object.fromEntries(
    [...all].flatMap((name) => ((values[name] ?? null) === null ? [] : [[name, values[name]]])),
  );
}

/** Flags that the question takes. One that only other questions take is a mistake worth telling. */
function parametersOf(question: Question, flags: object): Answers {
  const given = givenIn(flags);
  const known = new Set(question.parameters.map(({ name }) => name));
  const stray = Object.keys(given).find((name) => !known.has(name));
  if (stray === undefined) return given;
  throw new WhometError({
    code: 'usage/parameter',
    message: `The question ${question.name} takes no --${kebabCase(stray)}.`,
    next: `It takes ${[...known].map((name) => `--${kebabCase(name)}`).join(', ') || 'no flags'}.`,
  });
}

async function evidenceOf(store: GraphStore, { rows }: QueryResult): Promise<Evidence[][]> {
  const ids = rows.map((row) => meetingsIn(row));
  const byMeeting = await loadEvidence(store, ids.flat());
  return ids.map((list) => [...new Set(list)].flatMap((id) => byMeeting.get(id) ?? []));
}

/** Programs get all that is known of each sentence, spreadsheets the sentence with its source. */
function withEvidence({ columns, rows }: QueryResult, evidence: readonly Evidence[][], format: Format): QueryResult {
  const shown = (list: readonly Evidence[]) => (format.startsWith('json') ? list : list.map(sentence).join(' | '));
  return {
    columns: [...columns, 'evidence'],
    rows: rows.map((row, index) => ({ ...row, evidence: shown(evidence[index] ?? []) as unknown as Value })),
  };
}

const write = (result: QueryResult, format: Format): void => void process.stdout.write(formatResult(result, format));

/** A table, with the sentences under the rows that they belong to. */
export function tableLines(result: QueryResult, evidence: readonly (readonly Evidence[])[] | null): Line[] {
  const [head = '', rule = '', ...lines] = table(result, widthOr(160));
  const below = lines.flatMap((line, index) => [
    line,
    ...(evidence?.[index] ?? []).map((each) => `    » ${sentence(each)}`),
  ]);
  return headed([head, rule, ...below]);
}

/** Those that the question shows in tables, without those that have nothing in them. */
export function shownColumns({ table: chosen }: Question, { columns, rows }: QueryResult): readonly string[] {
  const all = chosen ?? columns;
  return rows.length === 0 ? all : all.filter((column) => rows.some((row) => cell(row[column]) !== ''));
}

export const sentence = (evidence: Evidence): string =>
  `${cell(evidence.quote)} — ${[evidence.outlet, evidence.title ?? evidence.article, dayOf(evidence)].filter(Boolean).join(', ')}`;

/** What must be known to read the answer right: how many rows, values that nobody typed, what it does not say. */
function footer(question: Question, given: Answers, { rows }: QueryResult, next: number | null): string {
  const assumed = question.parameters
    .filter((parameter) => parameter.initial !== null && (given[parameter.name] ?? null) === null)
    .map((parameter) => `--${kebabCase(parameter.name)} ${initialValue(parameter)}`);
  const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
  const more = next === null ? [] : [`There are more: --offset ${next}`];
  return [assumed.length > 0 ? `${count} with ${assumed.join(' ')}` : count, ...more, ...question.notes].join('\n');
}
