import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { WhometError } from '../../model/errors.ts';
import type { QueryStream, Row } from '../contract.ts';
import { mustBeWhole, plainRow, queryError, type Page } from './grafeo.ts';
import { graphDamaged } from './troubles.ts';

/** Some rows, and whether there are more; or why there are none. */
type Answer =
  | { readonly columns: string[]; readonly rows: object[]; readonly done: boolean }
  | { readonly tooLarge: true }
  | { readonly message: string; readonly gqlStatus?: string }
  /** The graph file cannot be read. */
  | { readonly damaged: string };

const PROGRAM = fileURLToPath(new URL('query-process.mjs', import.meta.url));

/** Bytes that the process of a query may take. */
const MOST_MEMORY = 2_000_000_000;

export interface Job {
  /** Of the graph. */
  readonly path: string;
  readonly text: string;
  readonly parameters: object;
  /** Milliseconds. */
  readonly timeout: number;
  readonly page: Page;
}

/**
 * Runs a query in a process of its own, which gives the rows as they are asked for and ends with the last, or where the
 * reader leaves. It does not keep this program from ending. `timeout` counts until the first rows.
 * @throws WhometError `query/timeout` when its time is over, `query/too-large` when it takes more memory than it may.
 */
export async function streamFromProcess({ timeout, ...job }: Job): Promise<QueryStream> {
  await mustBeWhole(job.path);
  const child = fork(PROGRAM, {
    // The heap of JavaScript ends the process where the look at its memory comes too late.
    execArgv: [`--max-old-space-size=${MOST_MEMORY / 1_000_000}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    const first = rowsOf(await withTimeout(answerTo(child, { ...job, bytes: MOST_MEMORY }), timeout), job.path);
    if (first.done) end(child);
    return { columns: first.columns, rows: rest(child, first, job.path) };
  } catch (error) {
    end(child);
    throw error;
  }
}

type Rows = Extract<Answer, { readonly done: boolean }>;

/** The rows of the first answer and of all that follow. */
async function* rest(child: ChildProcess, first: Rows, path: string): AsyncGenerator<Row> {
  try {
    for (let answer = first; ; answer = rowsOf(await answerTo(child, 'more'), path)) {
      for (const row of answer.rows) yield plainRow(row);
      if (answer.done) return;
    }
  } finally {
    end(child);
  }
}

function rowsOf(answer: Answer, path: string): Rows {
  if ('damaged' in answer) throw graphDamaged(path, answer.damaged, undefined);
  if ('tooLarge' in answer) throw tooLarge();
  if ('message' in answer) throw queryError(answer);
  return answer;
}

async function answerTo(child: ChildProcess, message: object | string): Promise<Answer> {
  keep(child, true);
  try {
    return await new Promise<Answer>((resolve, reject) => {
      child.once('message', (answer) => resolve(answer as Answer));
      child.once('error', reject);
      child.once('exit', (code) => reject(stopped(code)));
      child.send(message);
    });
  } finally {
    child.removeAllListeners();
    keep(child, false);
  }
}

/** Whether this program stays as long as the child does. */
function keep(child: ChildProcess, wanted: boolean): void {
  if (wanted) child.ref();
  else child.unref();
  if (wanted) child.channel?.ref();
  else child.channel?.unref();
}

function end(child: ChildProcess): void {
  child.removeAllListeners();
  child.kill('SIGKILL');
}

const stopped = (code: number | null): WhometError =>
  new WhometError({ code: 'query/failed', message: `The engine stopped (${code}).`, next: 'Ask for less at a time.' });

/** Rejects with `query/timeout` when the time is over. What runs goes on: only for programs that end then. */
export async function withTimeout<Result>(work: Promise<Result>, timeout: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timeoutError(timeout)), timeout);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}

const tooLarge = (): WhometError =>
  new WhometError({
    code: 'query/too-large',
    message: `The query took more than ${MOST_MEMORY / 1_000_000_000} GB of memory and was stopped.`,
    next: 'Start its patterns at something selective, or ask for fewer rows with LIMIT.',
  });

export const timeoutError = (timeout: number): WhometError =>
  new WhometError({
    code: 'query/timeout',
    message: `The query took longer than ${timeout / 1000} s and was stopped.`,
    next: 'Start its patterns at something selective, or give more time with --timeout.',
  });
