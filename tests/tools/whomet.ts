import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const PRIVATE = /^(WHOMET_|NEO4J_|OPENAI_API_KEY$|ANTHROPIC_API_KEY$|NO_COLOR$|FORCE_COLOR$)/;

/** Runs the built program as a user does, in a folder, without the settings of whoever runs the tests. */
export const whomet = (cwd: string, ...args: readonly string[]): Promise<Outcome> => whometWith({}, cwd, ...args);

/** The same with these variables in its environment. */
export async function whometWith(
  variables: Readonly<Record<string, string>>,
  cwd: string,
  ...args: readonly string[]
): Promise<Outcome> {
  const own = Object.entries(process.env).filter(([name]) => !PRIVATE.test(name));
  const env = { ...Object.fromEntries(own), ...variables };
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}
