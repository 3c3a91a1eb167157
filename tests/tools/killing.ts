import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { contentOf } from '../../src/store/content.ts';
import type { GraphStore } from '../../src/store/contract.ts';

/** What a program printed until it ended or was killed. */
export interface Ran {
  readonly killed: boolean;
  readonly code: number | null;
  readonly output: string;
  /** Milliseconds. */
  readonly lasted: number;
}

export const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
export const WRITER = fileURLToPath(new URL('kill-writer.mjs', import.meta.url));

export const ADDER = fileURLToPath(new URL('kill-adder.mjs', import.meta.url));

/** Runs a program of ours, and kills it with SIGKILL after so many milliseconds; null: never. */
export function runAndKill(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  after: number | null,
): Promise<Ran> {
  const started = Date.now();
  const child = spawn(process.execPath, [...words], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  const timer = after === null ? undefined : setTimeout(() => child.kill('SIGKILL'), after);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ killed: signal === 'SIGKILL', code, output, lasted: Date.now() - started });
    });
  });
}

/** A digest of everything that a store keeps but the moments at which articles went. */
export async function timelessDigest(store: GraphStore): Promise<string> {
  const lines: string[] = [];
  for await (const kept of contentOf(store))
    lines.push(JSON.stringify('former' in kept ? { ...kept.former, time: '' } : kept));
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}
