import { linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { WhometError } from '../../model/errors.ts';

/** The writer's lock: a file that names the process which holds it. */
export interface Lock {
  release(): void;
}

/** Who holds a lock. A process is known by its number and start, since numbers come again. */
interface Owner {
  readonly pid: number;
  /** Empty where the system does not tell. */
  readonly start: string;
  readonly host: string;
}

/** Milliseconds after which a lock without a readable owner is nobody's. */
const UNREADABLE_MS = 10_000;

/**
 * Takes the lock, also from a process that is no more; throws `store/locked` while another one lives. The file appears
 * with its text in one step, and is taken away under a name of its own, so that of many who try one gets it.
 */
export function takeLock(path: string, location: string): Lock {
  const own = textOf({ pid: process.pid, start: startOf(process.pid), host: hostname() });
  for (let attempt = 0; attempt < 5; attempt++) {
    if (putWhole(path, own)) {
      clearLeftovers(path);
      return { release: () => readText(path) === own && rmSync(path, { force: true }) };
    }
    const text = readText(path);
    if (text === null) continue;
    if (isHeld(path, text)) throw locked(location, path, ownerIn(text));
    takeAway(path, text);
  }
  throw locked(location, path, ownerIn(readText(path) ?? ''));
}

/** False where there is a lock. */
function putWhole(path: string, text: string): boolean {
  const fresh = besides(path);
  writeFileSync(fresh, text, { flag: 'wx' });
  try {
    linkSync(fresh, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    return putWithoutLink(path, text);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** Takes away what processes left that were killed while they tried. */
function clearLeftovers(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    const own = name.startsWith(`${basename(path)}.`) ? name.slice(basename(path).length) : '';
    const pid = Number(/^\.(\d+)\.[0-9a-f]{8}$/.exec(own)?.[1] ?? 0);
    if (pid > 0 && !isAlive(pid)) rmSync(join(dirname(path), name), { force: true });
  }
}

/** On a file system that has no second names for a file. */
function putWithoutLink(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a dead process's lock away; where it was another's by then, it is put back. */
function takeAway(path: string, dead: string): void {
  const aside = besides(path);
  try {
    renameSync(path, aside);
    if (readText(aside) !== dead) linkSync(aside, path);
  } catch {
    // Somebody else was quicker.
  } finally {
    rmSync(aside, { force: true });
  }
}

const besides = (path: string): string => `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function isHeld(path: string, text: string): boolean {
  const owner = ownerIn(text);
  if (owner === null) return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < UNREADABLE_MS;
  if (owner.host !== '' && owner.host !== hostname()) return true;
  return isAlive(owner.pid) && (owner.start === '' || owner.start === startOf(owner.pid));
}

const textOf = ({ pid, start, host }: Owner): string => `${pid}\n${start}\n${host}\n`;

function ownerIn(text: string): Owner | null {
  const [number = '', start = '', host = ''] = text.split('\n');
  const pid = /^\d+$/.test(number) ? Number(number) : 0;
  return Number.isSafeInteger(pid) && pid > 0 ? { pid, start, host } : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started, in the clock ticks of Linux since the start of the machine (proc_pid_stat(5), field 22). */
function startOf(pid: number): string {
  const stat = readText(join('/proc', String(pid), 'stat'));
  return stat === null ? '' : (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '');
}

function locked(location: string, path: string, owner: Owner | null): WhometError {
  const elsewhere = owner !== null && owner.host !== '' && owner.host !== hostname();
  const who = owner === null ? '' : ` (pid ${owner.pid}${elsewhere ? ` on ${owner.host}` : ''})`;
  return new WhometError({
    code: 'store/locked',
    message: `Another process${who} is writing to this store.`,
    where: location,
    next: elsewhere
      ? `Wait until it has finished; if nothing runs there any more, delete ${path}. Questions, the viewer and exports work meanwhile.`
      : 'Wait until it has finished; questions, the viewer and exports work meanwhile.',
  });
}
