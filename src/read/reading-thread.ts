import { Worker } from 'node:worker_threads';
import type { Trouble } from '../model/errors.ts';
import type { FoundDocument } from './documents.ts';

/** Both from src/read and from dist/read this is the built worker. */
const PROGRAM = new URL('../../dist/read/read-worker.js', import.meta.url);

export interface ReadJob {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly maxBytes: number;
}

export type ReadAnswer = { readonly found: FoundDocument } | { readonly done: true } | { readonly error: string };

/** What one document may take. */
export interface ReadLimits {
  /** Milliseconds. */
  readonly time: number;
  /** Bytes of memory. */
  readonly memory: number;
}

const LIMITS: ReadLimits = { time: 60_000, memory: 2_000_000_000 };

/** How often the limits are looked at, in milliseconds. */
const LOOK_EVERY = 50;

/** A thread that has nothing to do, for the next file. */
let idle: Worker | null = null;

/**
 * The documents of a file, read in a thread of its own: one that is made to take for ever, or all memory, is given up and
 * told as a trouble, and the program goes on.
 * @throws Error what the reader throws for a damaged file.
 */
export async function* readInThread(
  type: string,
  bytes: Buffer,
  maxBytes: number,
  limits: ReadLimits = LIMITS,
): AsyncGenerator<FoundDocument> {
  const thread = idle ?? new Worker(PROGRAM, { resourceLimits: { maxOldGenerationSizeMb: limits.memory / 1_000_000 } });
  idle = null;
  thread.ref();
  let isDone = false;
  try {
    thread.postMessage({ type, bytes, maxBytes } satisfies ReadJob);
    for (;;) {
      const answer = await answerOf(thread, limits);
      if ('code' in answer) return yield { name: null, trouble: answer };
      isDone = !('found' in answer);
      if ('error' in answer) throw new Error(answer.error);
      if ('done' in answer) return;
      yield answer.found;
      thread.postMessage('next');
    }
  } finally {
    if (isDone && idle === null) {
      idle = thread;
      thread.unref();
    } else await thread.terminate();
  }
}

/** The next answer, or why none is waited for. */
function answerOf(thread: Worker, { time, memory }: ReadLimits): Promise<ReadAnswer | Trouble> {
  const end = Date.now() + time;
  const most = process.memoryUsage.rss() + memory;
  return new Promise((resolve) => {
    const settle = (answer: ReadAnswer | Trouble): void => {
      clearInterval(watch);
      thread.off('message', settle).off('error', failed).off('exit', ended);
      resolve(answer);
    };
    const failed = (error: Error & { code?: string }): void =>
      settle(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(memory) : { error: error.message });
    const ended = (): void => settle({ error: 'its thread ended' });
    const watch = setInterval(() => {
      if (Date.now() > end) settle(tooSlow(time));
      else if (process.memoryUsage.rss() > most) settle(tooLarge(memory));
    }, LOOK_EVERY);
    thread.on('message', settle).on('error', failed).on('exit', ended);
  });
}

const tooSlow = (time: number): Trouble => ({
  code: 'read/too-slow',
  message: `Reading it took longer than ${time / 1000} s and was stopped.`,
  next: 'Save it as plain text, and read that.',
});

const tooLarge = (memory: number): Trouble => ({
  code: 'read/too-large',
  message: `Reading it took more than ${memory / 1_000_000} MB of memory and was stopped.`,
  next: 'Split it, or save it as plain text, and read that.',
});
