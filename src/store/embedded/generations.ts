import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemFailure } from '../system-failure.ts';
import { replaceFile } from './durable.ts';

/**
 * Folders `000001`, `000002`, … each with a finished graph and `made-from`, which tells what it was made from; the file
 * `current`, which names the one to read; `purged`, from a purge to the next publication.
 */
export interface Generations {
  /** Graph file of the current generation; null where there is none. */
  current(): string | null;
  /** What the current generation was made from; null where nothing says so. */
  madeFrom(): string | null;
  /** Makes a new generation with `write`, which gets the graph's path, and switches every reader to it in one step. */
  publish(write: (path: string) => Promise<void>, madeFrom: string): Promise<void>;
  /** The state of the record after a purge: the next publication leaves no earlier graph. */
  notePurge(state: string): Promise<void>;
  /** What `notePurge` noted; null where nothing is to be forgotten. */
  purged(): string | null;
}

const GENERATION = /^\d{6,}$/;

export function generations(folder: string): Generations {
  const pointer = join(folder, 'current');
  const purge = join(folder, 'purged');
  const graphOf = (name: string) => join(folder, name, 'graph.grafeo');
  const markOf = (name: string) => join(folder, name, 'made-from');
  const currentName = (): string | null => textOf(pointer);
  return {
    current: () => {
      const name = currentName();
      return name !== null && existsSync(graphOf(name)) ? graphOf(name) : null;
    },
    madeFrom: () => {
      const name = currentName();
      return name === null ? null : textOf(markOf(name));
    },
    publish: async (write, madeFrom) => {
      const previous = currentName();
      try {
        mkdirSync(folder, { recursive: true });
        const name = nextName(folder);
        mkdirSync(join(folder, name));
        await write(graphOf(name));
        await replaceFile(markOf(name), `${madeFrom}\n`);
        await replaceFile(pointer, `${name}\n`);
        // The previous one stays: a reader may have read the pointer and not opened the file yet. Not after a purge: no file may hold what was purged.
        removeOthers(folder, existsSync(purge) ? [name] : [name, previous]);
      } catch (error) {
        removeOthers(folder, [previous, currentName()]);
        throw systemFailure(error, folder);
      }
      rmSync(purge, { force: true });
    },
    notePurge: async (state) => {
      mkdirSync(folder, { recursive: true });
      await replaceFile(purge, `${state}\n`);
    },
    purged: () => textOf(purge),
  };
}

/** The file without its line end; null where there is none. */
const textOf = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8').trim() : null);

const names = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => GENERATION.test(name)) : [];

const nextName = (folder: string): string => String(Math.max(0, ...names(folder).map(Number)) + 1).padStart(6, '0');

function removeOthers(folder: string, keep: readonly (string | null)[]): void {
  for (const name of names(folder)) {
    if (keep.includes(name)) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // Where a reader's open file cannot be deleted (Windows), the next publication tries again.
    }
  }
}
