import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders `000001`, `000002`, … each with a finished graph, and the file `current` that names the one to read. */
export interface Generations {
  /** Graph file of the current generation; null where there is none. */
  current(): string | null;
  /**
   * Makes a new generation with `write`, which gets the graph's path, and switches every reader to it in one step.
   * `keepPrevious`: readers that are about to open the previous one still find it.
   */
  publish(write: (path: string) => Promise<void>, keepPrevious: boolean): Promise<void>;
}

const GENERATION = /^\d{6,}$/;

export function generations(folder: string): Generations {
  const pointer = join(folder, 'current');
  const graphOf = (name: string) => join(folder, name, 'graph.grafeo');
  const currentName = (): string | null => (existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : null);
  return {
    current: () => {
      const name = currentName();
      return name !== null && existsSync(graphOf(name)) ? graphOf(name) : null;
    },
    publish: async (write, keepPrevious) => {
      mkdirSync(folder, { recursive: true });
      const previous = currentName();
      const name = nextName(folder);
      mkdirSync(join(folder, name));
      await write(graphOf(name));
      await writePointer(pointer, name);
      removeOthers(folder, keepPrevious ? [name, previous] : [name]);
    },
  };
}

const names = (folder: string): string[] => readdirSync(folder).filter((name) => GENERATION.test(name));

const nextName = (folder: string): string => String(Math.max(0, ...names(folder).map(Number)) + 1).padStart(6, '0');

async function writePointer(pointer: string, name: string): Promise<void> {
  const fresh = `${pointer}.new`;
  const file = await open(fresh, 'w');
  try {
    await file.writeFile(`${name}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, pointer);
}

/** The previous generation stays: a reader may have read the pointer and not opened the file yet. */
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
