import type { GrafeoDB } from '@grafeo-db/js';
import { copyFile, link, mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GraphPatch } from '../../graph/patch.ts';
import { syncFolder } from './durable.ts';
import { engine } from './grafeo.ts';
import { applyPatch, warmUp } from './apply-patch.ts';
import { LOG_BYTES, logOf, logSize } from './graph-log.ts';

/** What answers queries: the engine, or a part of it that cannot write. */
export type Asked = Pick<GrafeoDB, 'executeCypher' | 'version'>;

/** Bytes of the log, which every reader has to go through, above which the engine puts the changes into its file. */
const MOST_LOG = 8_000_000;

/**
 * A writer's own copy of the current graph, open for changes. No reader ever sees it: what they get is the file that it
 * was copied from, which stays as it is, beside a copy of the engine's log of the changes since.
 */
export class WorkingGraph {
  readonly #folder: string;
  readonly #database: GrafeoDB;
  /** Of the engine's file, as it was when the current generation got it. */
  #file: string;
  readonly #numbers = new Map<string, number>();
  readonly #running = new Set<Promise<unknown>>();
  #changing: Promise<unknown> = Promise.resolve();

  private constructor(folder: string, database: GrafeoDB, file: string) {
    this.#folder = folder;
    this.#database = database;
    this.#file = file;
  }

  /** Copies a graph into a folder that is made anew. */
  static async open(graph: string, folder: string): Promise<WorkingGraph> {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const own = join(folder, 'graph.grafeo');
    await copyFile(graph, own);
    await copyLog(graph, own);
    const before = await markOf(own);
    const database = (await engine()).open(own);
    await warmUp(database);
    return new WorkingGraph(folder, database, before);
  }

  /** Where this fails, the copy is of no use any more. */
  async change(patch: GraphPatch): Promise<void> {
    const work = this.#changing.then(async () => {
      await Promise.allSettled(this.#running);
      await applyPatch(this.#database, patch, this.#numbers);
    });
    this.#changing = work.catch(() => undefined);
    await work;
  }

  /** Runs queries, each in a transaction that is taken back, on a graph that nothing changes meanwhile. */
  async use<Result>(work: (asked: Asked) => Promise<Result>): Promise<Result> {
    await this.#changing;
    const running = work({
      version: () => this.#database.version(),
      executeCypher: async (text, parameters) => {
        const transaction = this.#database.beginTransaction();
        try {
          return await transaction.executeCypher(text, parameters);
        } finally {
          transaction.rollback();
        }
      },
    });
    this.#running.add(running);
    return running.finally(() => this.#running.delete(running));
  }

  /** Makes a graph for readers of the present state. `current`: the generation that was made from this before, or that this was made from. */
  async writeTo(path: string, current: string): Promise<void> {
    if ((await logSize(this.#path)) > MOST_LOG) this.#database.walCheckpoint();
    const mark = await markOf(this.#path);
    if (mark !== this.#file || !(await linked(current, path))) await copySynced(this.#path, path);
    this.#file = mark;
    await copyLog(this.#path, path);
    await writeFile(join(dirname(path), LOG_BYTES), `${await logSize(path)}\n`);
    await syncFolder(dirname(path));
  }

  async close(): Promise<void> {
    await this.#changing;
    await Promise.allSettled(this.#running);
    this.#database.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #path(): string {
    return join(this.#folder, 'graph.grafeo');
  }
}

/** Tells whether the engine has written into its file since. */
async function markOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path);
  return `${size} ${mtimeMs}`;
}

/** A second name for the same file; false where the file system has none. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch {
    return false;
  }
}

async function copySynced(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const file = await open(to, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function copyLog(from: string, to: string): Promise<void> {
  const names = await readdir(logOf(from)).catch(() => []);
  if (names.length === 0) return;
  await mkdir(logOf(to));
  for (const name of names) await copySynced(join(logOf(from), name), join(logOf(to), name));
  await syncFolder(logOf(to));
}
