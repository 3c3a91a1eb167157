/** Runs a program of the checkout as a child process and measures it. */
import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const WHOMET = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const USAGE = new URL('usage.mjs', import.meta.url).href;

/**
 * `node main.js …`: seconds from start to end, peak resident memory in bytes, exit code, and what it printed: text, or
 * where `output` names a file, that file. Fails with the program's own words where the exit code is not 0, unless it
 * `mayFail`.
 */
export async function whomet(folder, args, { output, mayFail = false } = {}) {
  const usage = join(folder, 'usage.json');
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', USAGE, WHOMET, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, WHOMET_BENCH_USAGE: usage },
  });
  const errors = textOf(child.stderr);
  const written = output ? finished(child.stdout.pipe(createWriteStream(output))) : textOf(child.stdout);
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  const seconds = (performance.now() - started) / 1000;
  const text = (await written) ?? '';
  if (code !== 0 && !mayFail) throw new Error(`whomet ${args[0]} ended with ${code}: ${(await errors).slice(-2000)}`);
  return { seconds, text, memory: JSON.parse(readFileSync(usage, 'utf8')).maxRSS * 1024 };
}

/** `node script …`: its output and exit code. */
export async function script(path, args) {
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [text, errors] = [textOf(child.stdout), textOf(child.stderr)];
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  return { code, text: (await text) + (await errors) };
}

async function textOf(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
