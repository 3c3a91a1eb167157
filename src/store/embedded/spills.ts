import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './lock.ts';

/** The engine's folder for what a query cannot hold in memory: of a graph of ours, with the process that opened it. */
const SPILL = /^grafeo-graph\.grafeo-(\d+)-[0-9a-f]+\.spill$/;

/** Takes away what programs left in the temporary folder that were killed. What may not be deleted stays. */
export function clearSpills(folder = tmpdir()): void {
  for (const name of namesIn(folder)) {
    const pid = Number(SPILL.exec(name)?.[1] ?? 0);
    if (pid === 0 || isAlive(pid)) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // Another user's.
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
