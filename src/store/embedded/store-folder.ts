import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemFailure } from '../system-failure.ts';
import { takeLock, type Lock } from './lock.ts';

export const RECORD = 'record.jsonl';
export const GRAPH = 'graph';
const LOCK = 'lock';

export const isStore = (folder: string): boolean => existsSync(join(folder, RECORD)) || existsSync(join(folder, GRAPH));

/** Without what a writer leaves that was killed before it made anything. */
export const namesIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name !== LOCK && !name.startsWith(`${LOCK}.`));

/** Makes the folder where there is none. @throws `store/locked` where somebody writes. */
export function lockFolder(folder: string, location: string): Lock {
  try {
    mkdirSync(folder, { recursive: true });
    return takeLock(join(folder, LOCK), location);
  } catch (error) {
    throw systemFailure(error, location);
  }
}
