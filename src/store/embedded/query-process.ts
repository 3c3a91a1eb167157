import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { WhometError } from '../../model/errors.ts';
import type { QueryResult } from '../contract.ts';
import { mustBeWhole, plainResult, queryError } from './grafeo.ts';
import { graphDamaged } from './troubles.ts';

type Answer =
  | { readonly columns: string[]; readonly rows: object[] }
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
  /** At most so many are given back; null: all. */
  readonly rows: number | null;
}

/**
 * Runs a query in a process of its own.
 * @throws WhometError `query/timeout` when its time is over, `query/too-large` when it takes more memory than it may.
 */
export async function queryInProcess({ timeout, ...job }: Job): Promise<QueryResult> {
  await mustBeWhole(job.path);
  const child = fork(PROGRAM, {
    // The heap of JavaScript ends the process where the look at its memory comes too late.
    execArgv: [`--max-old-space-size=${MOST_MEMORY / 1_000_000}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => reject(timeoutError(timeout)), timeout);
      child.once('message', (message) => resolve(message as Answer));
      child.once('error', reject);
      child.once('exit', (code) =>
        reject(
          new WhometError({
            code: 'query/failed',
            message: `The engine stopped (${code}).`,
            next: 'Ask for less at a time.',
          }),
        ),
      );
      for (const event of ['message', 'error', 'exit']) child.once(event, () => clearTimeout(timer));
      child.send({ ...job, bytes: MOST_MEMORY });
    });
    if ('damaged' in answer) throw graphDamaged(job.path, answer.damaged, undefined);
    if ('tooLarge' in answer) throw tooLarge();
    if ('message' in answer) throw queryError(answer);
    return plainResult(answer.columns, answer.rows);
  } finally {
    child.removeAllListeners();
    child.kill('SIGKILL');
  }
}

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
