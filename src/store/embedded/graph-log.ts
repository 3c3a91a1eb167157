import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Beside a graph: how many bytes of changes belong to it. The engine itself would not miss the last of them. */
export const LOG_BYTES = 'log-bytes';

/** The folder in which the engine keeps what changed since a graph's file was written. */
export const logOf = (graph: string): string => `${graph}.wal`;

export async function logSize(graph: string): Promise<number> {
  const names = await readdir(logOf(graph)).catch(() => []);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(logOf(graph), name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Whether all changes are there that were written with a graph. */
export async function isWhole(graph: string): Promise<boolean> {
  const mark = join(dirname(graph), LOG_BYTES);
  return !existsSync(mark) || Number(readFileSync(mark, 'utf8')) === (await logSize(graph));
}
