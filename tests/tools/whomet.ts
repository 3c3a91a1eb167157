import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program as a user does, in a folder, without the settings of whoever runs the tests. */
export async function whomet(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  const {
    WHOMET_STORE: _store,
    NEO4J_USERNAME: _name,
    NEO4J_PASSWORD: _word,
    OPENAI_API_KEY: _key,
    ...env
  } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}
