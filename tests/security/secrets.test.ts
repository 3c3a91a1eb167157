import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { withoutSecrets } from '../../src/cli/guarded-output.ts';
import { startLlmServer } from '../tools/llm-server.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const PASSWORD = 'correct-horse-battery';
const KEY = 'abcdef-0123456789-key';
const folder = mkdtempSync(join(tmpdir(), 'whomet-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'a.txt'), 'GENEVA, May 3, 2024 (AP) - Joe Biden met Vladimir Putin in Geneva on Friday.\n');

async function run(...args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> {
  const env = { ...process.env, NEO4J_PASSWORD: PASSWORD, OPENAI_API_KEY: KEY, ANTHROPIC_API_KEY: KEY };
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [code, out, error] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, output: out + error };
}

/** Every file that was written, as one text. */
const files = (): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

test('neither what is printed nor what is written holds a secret of the environment', async () => {
  const outputs = [
    await run('ingest', 'a.txt', '--store', 's'),
    await run('export', 'dataset', 'd', '--store', 's'),
    await run('export', 'json', '--store', 's', '-o', 'x.json'),
    await run('view', '--output', 'x.html', '--store', 's'),
    await run('store', 'info', '--store', 'neo4j://127.0.0.1:9'),
    await run('store', 'info', '--store', `nonsense/${PASSWORD}`),
  ];
  expect(outputs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 1, 1]);
  expect(outputs.map(({ output }) => output).join('\n') + files()).not.toMatch(new RegExp(`${PASSWORD}|${KEY}`));
});

test('a server of a language model that repeats the key in its answer cannot make it known', async () => {
  const server = await startLlmServer([{ status: 401, message: `Incorrect key ${KEY}, Bearer ${KEY}` }]);
  for (const provider of ['openai', 'anthropic']) {
    const args = ['--extractor', 'llm', '--llm-provider', provider, '--llm-model', 'm', '--llm-url', server.url];
    const { code, output } = await run('extract', 'a.txt', ...args);
    expect([code, output]).toEqual([1, expect.stringContaining('[llm/access]')]);
    expect(output + files()).not.toContain(KEY);
  }
  await server.close();
});

test.each(['neo4j', 'bolt', 'neo4j+s', 'bolt+ssc'])(
  'a password in the address %s:// is refused, and not repeated',
  async (scheme) => {
    const { code, output } = await run('store', 'info', '--store', `${scheme}://ann:hunter2@127.0.0.1:9/x`);
    expect([code, output]).toEqual([2, expect.stringContaining('NEO4J_PASSWORD')]);
    expect(output).not.toContain('hunter2');
  },
);

test('a secret is cut out of a message; a word that is too short to be one is left', () => {
  expect(withoutSecrets(`the password ${PASSWORD} is wrong`, { NEO4J_PASSWORD: PASSWORD })).toBe(
    'the password [secret] is wrong',
  );
  expect(withoutSecrets('neo4j is away', { NEO4J_PASSWORD: 'neo4j' })).toBe('neo4j is away');
  expect(withoutSecrets('nothing', {})).toBe('nothing');
});
