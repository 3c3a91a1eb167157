import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Article } from '../model/article.ts';
import { WhometError } from '../model/errors.ts';
import type { ArticleRecord } from '../model/record.ts';

/** Both from src/pipeline and from dist/pipeline this is the built worker. */
const PROGRAM = new URL('../../dist/pipeline/extract-worker.js', import.meta.url);

/** Articles that each worker has in hand or waiting: the next one is there when it has finished one. */
const WAITING = 2;

/** Articles that are read ahead of the slowest one, for each worker. More would only cost memory. */
const AHEAD = 8;

/** Megabytes that a thread's heap may take. */
const MOST_MEMORY = 2000;

/** Milliseconds that mining may take: the start of a thread on a busy machine, and some hundred times the usual pace. */
export const timeFor = ({ text }: Article): number => 120_000 + text.length / 5;

const tooSlow = (limit: number): WhometError =>
  new WhometError({
    code: 'extract/too-slow',
    message: `Mining it took longer than ${Math.round(limit / 1000)} s and was stopped.`,
    next: 'Split the text. The other articles went in.',
  });

export const defaultWorkers = (): number => availableParallelism();

/** Threads that mine articles. */
export interface ExtractWorkers {
  extract(article: Article): Promise<ArticleRecord>;
  /** How many articles to hand over before the first has come back. */
  readonly ahead: number;
  close(): Promise<void>;
}

interface Job {
  readonly article: Article;
  readonly resolve: (record: ArticleRecord) => void;
  readonly reject: (error: Error) => void;
}

/** What a worker is told when it starts. */
export interface WorkerKnowledge {
  readonly people: string | undefined;
}

/** What a worker answers: the record, or why there is none. */
export type Answer = { readonly record: ArticleRecord } | { readonly error: string };

/**
 * Up to `count` threads; the first starts at once, while the first article is read, each other one when those before have
 * enough to do. Each has its own models (some 200 MB) and its own knowledge of people: that of the package, and of the
 * user's table `people`. An article that takes longer than `limitOf` allows it, in milliseconds, is given up with
 * `extract/too-slow`.
 */
export function extractWorkers(count: number, people?: string, limitOf = timeFor): ExtractWorkers {
  const threads = new Map<Worker, Job[]>();
  const queue: Job[] = [];
  const watches = new Map<Worker, NodeJS.Timeout>();

  const start = (): void => {
    const worker = new Worker(PROGRAM, {
      workerData: { people } satisfies WorkerKnowledge,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    });
    const jobs: Job[] = [];
    threads.set(worker, jobs);
    worker.on('message', (answer: Answer) => {
      const job = jobs.shift();
      watch(worker, jobs);
      if ('record' in answer) job?.resolve(answer.record);
      else job?.reject(new Error(answer.error));
      assign();
    });
    const lost = (error: Error): void => {
      threads.delete(worker);
      clearTimeout(watches.get(worker));
      // Only the first one was worked on: the others go to another thread.
      const [broken, ...waiting] = jobs.splice(0);
      broken?.reject(error);
      queue.unshift(...waiting);
      assign();
    };
    worker.on('error', lost);
    worker.on('exit', () => lost(new Error('its thread ended')));
  };

  /** Ends a thread whose first job takes longer than an article of its length may. */
  const watch = (worker: Worker, jobs: readonly Job[]): void => {
    clearTimeout(watches.get(worker));
    const [first] = jobs;
    if (!first) return;
    const limit = limitOf(first.article);
    const end = (): void => {
      first.reject(tooSlow(limit));
      void worker.terminate();
    };
    watches.set(worker, setTimeout(end, limit));
  };

  const assign = (): void => {
    while (queue.length > 0) {
      const [free] = [...threads]
        .filter(([, jobs]) => jobs.length < WAITING)
        .sort(([, a], [, b]) => a.length - b.length);
      if (!free && threads.size >= count) return;
      if (!free || (free[1].length > 0 && threads.size < count)) {
        start();
        continue;
      }
      const job = queue.shift() as Job;
      free[1].push(job);
      free[0].postMessage(job.article);
      if (free[1].length === 1) watch(...free);
    }
  };

  start();
  return {
    ahead: count * AHEAD,
    extract: (article) =>
      new Promise((resolve, reject) => {
        queue.push({ article, resolve, reject });
        assign();
      }),
    close: async () => {
      for (const timer of watches.values()) clearTimeout(timer);
      await Promise.all([...threads.keys()].map((worker) => worker.terminate()));
    },
  };
}
