import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { WhometError } from '../../model/errors.ts';

/** The writer's lock: a file with the process id. */
export interface Lock {
  release(): void;
}

/** Takes the lock, also from a process that is no more; throws `store/locked` while another one lives. */
export function takeLock(path: string, location: string): Lock {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
      return { release: () => rmSync(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = ownerOf(path);
    if (owner !== null && isAlive(owner)) throw locked(location, owner);
    rmSync(path, { force: true });
  }
  throw locked(location, ownerOf(path));
}

/** Process id in the file; null where another process took the file away or has not written into it yet. */
function ownerOf(path: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const locked = (location: string, owner: number | null): WhometError =>
  new WhometError({
    code: 'store/locked',
    message: `Another process${owner === null ? '' : ` (pid ${owner})`} is writing to this store.`,
    where: location,
    next: 'Wait until it has finished; questions, the viewer and exports work meanwhile.',
  });
