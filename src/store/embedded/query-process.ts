import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { WhometError } from '../../model/errors.ts';
import type { QueryResult } from '../contract.ts';
import { plainResult, queryError } from './grafeo.ts';
import { graphDamaged } from './troubles.ts';

type Answer =
  | { readonly columns: string[]; readonly rows: object[] }
  | { readonly message: string; readonly gqlStatus?: string }
  /** The graph file cannot be read. */
  | { readonly damaged: string };

const PROGRAM = fileURLToPath(new URL('query-process.mjs', import.meta.url));

/** Runs a query in a process of its own, and ends it with `query/timeout` after `timeout` milliseconds. */
export async function queryInProcess(
  path: string,
  text: string,
  parameters: object,
  timeout: number,
): Promise<QueryResult> {
  const child = fork(PROGRAM, {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => reject(timeoutError(timeout)), timeout);
      child.once('message', (message) => resolve(message as Answer));
      child.once('error', reject);
      child.once('exit', (code) =>
        reject(new WhometError({ code: 'query/failed', message: `The engine stopped (${code}).` })),
      );
      for (const event of ['message', 'error', 'exit']) child.once(event, () => clearTimeout(timer));
      child.send({ path, text, parameters });
    });
    if ('damaged' in answer) throw graphDamaged(path, answer.damaged, undefined);
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

export const timeoutError = (timeout: number): WhometError =>
  new WhometError({
    code: 'query/timeout',
    message: `The query took longer than ${timeout / 1000} s and was stopped.`,
    next: 'Start its patterns at something selective, or give more time with --timeout.',
  });
