import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { WhometError } from '../model/errors.ts';

/** A file that a pattern names. */
export interface Found {
  readonly file: string;
  /** Named itself by the user, not found in a folder. */
  readonly asked: boolean;
}

/** Does a pattern name something on the web, and no files? */
export const isAddress = (pattern: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(pattern);

/**
 * The files that paths, folders and globs name, each once, in the order of their paths.
 * @throws `read/none` where a path does not exist or a glob finds nothing.
 */
export async function filesOf(patterns: readonly string[]): Promise<Found[]> {
  const found = new Map<string, Found>();
  for (const pattern of patterns) {
    for (const each of await expand(pattern)) if (!found.has(resolve(each.file))) found.set(resolve(each.file), each);
  }
  return [...found.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

async function expand(pattern: string): Promise<Found[]> {
  const info = await stat(pattern).catch(() => undefined);
  if (info?.isFile()) return [{ file: pattern, asked: true }];
  const folder = info?.isDirectory();
  if (!folder && !isDynamicPattern(pattern)) throw nothingAt(pattern);
  const files = folder
    ? (await glob('**/*', { cwd: pattern, ignore: ['**/node_modules/**'] })).map(
        (file) => `${pattern.replace(/(?<!\/)\/+$/, '')}/${file}`,
      )
    : await glob(pattern, { ignore: ['**/node_modules/**'], expandDirectories: false, absolute: isAbsolute(pattern) });
  if (files.length === 0) throw nothingAt(pattern);
  return files.map((file) => ({ file, asked: false }));
}

const nothingAt = (where: string): WhometError =>
  new WhometError({
    code: 'read/none',
    message: 'There is nothing to read.',
    where,
    next: 'Check the path; quote globs so that the shell leaves them alone.',
  });
