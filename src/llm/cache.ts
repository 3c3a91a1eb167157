import { hash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Answers by the hash of everything that was asked: the article's text, its day, the instructions, the model. */
export interface AnswerCache {
  get(key: string): Promise<string | null>;
  set(key: string, answer: string): Promise<void>;
}

export const cacheKey = (...asked: readonly string[]): string => hash('sha256', asked.join('\u0000'));

/** A folder with one file an answer. A file is there whole or not at all, so a run that breaks off loses nothing. */
export async function folderCache(folder: string): Promise<AnswerCache> {
  await mkdir(folder, { recursive: true });
  const pathOf = (key: string): string => join(folder, `${key}.json`);
  return {
    get: (key) => readFile(pathOf(key), 'utf8').catch(() => null),
    async set(key, answer) {
      const part = `${pathOf(key)}.${process.pid}.part`;
      await writeFile(part, answer);
      await rename(part, pathOf(key));
    },
  };
}
