import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { WhometError } from '../model/errors.ts';
import { filesOf } from './files.ts';

/** A file that was written to this short a time ago may be half there, in milliseconds. */
const SETTLED = 2000;

/** Tells which files of folders, globs and paths are new or were changed since it was last asked. */
export class Changes {
  readonly #patterns: readonly string[];
  readonly #seen = new Map<string, string>();

  constructor(patterns: readonly string[]) {
    this.#patterns = patterns;
  }

  /** Full paths. What is still being written comes the next time; a folder that is empty has none. */
  async since(now = Date.now()): Promise<{ readonly files: ReadonlySet<string>; done(): void }> {
    const marks = new Map<string, string>();
    for (const { file } of await this.#files()) {
      const path = resolve(file);
      const info = await stat(path).catch(() => undefined);
      const mark = `${info?.size} ${info?.mtimeMs}`;
      if (info && this.#seen.get(path) !== mark && now - info.mtimeMs >= SETTLED) marks.set(path, mark);
    }
    const done = (): void => {
      for (const [path, mark] of marks) this.#seen.set(path, mark);
    };
    return { files: new Set(marks.keys()), done };
  }

  async #files() {
    if (this.#patterns.length === 0) return [];
    try {
      return await filesOf(this.#patterns);
    } catch (error) {
      if (error instanceof WhometError && error.code === 'read/none') return [];
      throw error;
    }
  }
}
