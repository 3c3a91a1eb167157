import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duration, progressLine } from '../../src/cli/progress.ts';
import { whomet, whometWith } from '../tools/whomet.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'whomet-terminal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SENTENCE = 'French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on May 3, 2024.\n';
beforeAll(async () => {
  writeFileSync(join(folder, 'a.txt'), SENTENCE);
  writeFileSync(join(folder, 'b.xyz'), 'no article');
  const { code, stderr } = await whomet(folder, 'ingest', 'a.txt', '--store', 's', '--workers', '1');
  if (code !== 0) throw new Error(stderr);
});

/** `script` of util-linux runs a program on a terminal of its own. */
const SCRIPT = '/usr/bin/script';
const hasTerminal = process.platform === 'linux' && existsSync(SCRIPT);

function onTerminal(variables: Record<string, string>, ...args: readonly string[]): string {
  const { NO_COLOR: _no, FORCE_COLOR: _force, WHOMET_STORE: _store, ...env } = process.env;
  const line = [process.execPath, PROGRAM, ...args].map((word) => `'${word}'`).join(' ');
  const options = { cwd: folder, env: { ...env, TERM: 'xterm-256color', ...variables }, encoding: 'utf8' } as const;
  return execFileSync(SCRIPT, ['-qec', line, '/dev/null'], options);
}

describe.runIf(hasTerminal)(`on a terminal${hasTerminal ? '' : `, skipped: no ${SCRIPT}`}`, () => {
  test('heads are bold and troubles red, unless NO_COLOR or a dumb terminal says otherwise', () => {
    const ask = ['ask', 'meetings', '--store', 's'];
    expect(onTerminal({}, ...ask)).toContain('\u001b[1mdate');
    expect(onTerminal({ NO_COLOR: '1' }, ...ask)).not.toContain('\u001b[');
    expect(onTerminal({ TERM: 'dumb' }, ...ask)).not.toContain('\u001b[');
    expect(onTerminal({ NO_COLOR: '' }, ...ask)).toContain('\u001b[1m');
  });

  test('progress tells count and rate, and leaves nothing behind; --quiet tells nothing', () => {
    const ingest = ['ingest', 'a.txt', '--store', 'p', '--workers', '1'];
    const shown = onTerminal({}, ...ingest);
    expect(shown).toContain('\r\u001b[K1 articles, ');
    expect(shown).toMatch(/[\d.]+\/s, 100 % {2}a/);
    expect(shown).toContain('making the graph\r\u001b[K');
    expect(onTerminal({}, ...ingest, '--quiet')).toBe('');
  });
});

describe('into a pipe', () => {
  test('there are no colours and no progress', async () => {
    for (const args of [['ask', 'meetings', '--store', 's'], ['ask', 'meetings', '--store', 'none'], ['doctor']]) {
      const { stdout, stderr } = await whomet(folder, ...args);
      expect(stdout + stderr).not.toContain('\u001b');
    }
  });

  test('--quiet leaves answers and troubles', async () => {
    const ask = await whomet(folder, 'ask', 'meetings', '--store', 's', '-q');
    expect(ask).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('Macron') as string });
    const ingest = await whomet(folder, 'ingest', 'a.txt', '--store', 's', '--quiet');
    expect(ingest).toEqual({ code: 0, stdout: '', stderr: '' });
    const page = await whomet(folder, 'export', 'json', '-o', 'x.json', '--store', 's', '--quiet');
    expect(page).toEqual({ code: 0, stdout: '', stderr: '' });
    const trouble = await whomet(folder, 'ingest', 'b.xyz', '--store', 's', '--quiet');
    expect(trouble).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('b.xyz') as string });
  });

  test('--verbose tells of each file that is passed by, and where an error comes from', async () => {
    const { stderr } = await whomet(folder, 'ingest', '.', '--store', join(folder, 'v'), '--verbose');
    expect(stderr).toContain('skipped ./b.xyz: no article type');
    const failed = await whomet(folder, 'ask', 'meetings', '--store', 'none', '--verbose');
    expect(failed.stderr).toMatch(/\[store\/none\][\s\S]+\n {4}at /);
    const both = await whomet(folder, 'ask', '--quiet', '--verbose');
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('opposites') as string });
  });
});

const checks = async (variables: Record<string, string>, ...args: readonly string[]) => {
  const { code, stdout } = await whometWith(variables, folder, 'doctor', '--format', 'json', ...args);
  const rows = JSON.parse(stdout) as { name: string; state: string; found: string; next: string | null }[];
  return { code, of: new Map(rows.map((row) => [row.name, row])) };
};

describe('doctor', () => {
  test('it finds the store, and tells of one that is not there', async () => {
    const there = await checks({}, '--store', 's');
    expect(there.of.get('store')).toMatchObject({
      state: 'ok',
      found: expect.stringContaining('s: 1 articles, 1 meetings') as string,
    });
    expect(there.of.get('Node')).toMatchObject({ state: 'ok', found: process.versions.node });
    expect(there.of.get('whomet')?.state).toBe('ok');
    expect(there.of.get('disk')?.found).toContain('GB free');
    expect(there.code).toBe(0);
    const none = await checks({ CHROMIUM_PATH: 'nowhere' });
    expect(none.of.get('store')).toMatchObject({ state: 'note', next: 'Make one: whomet ingest FILES' });
    expect(none.of.get('Chromium')).toMatchObject({
      state: 'note',
      found: 'CHROMIUM_PATH names nowhere, and there is nothing',
    });
    expect(none.code).toBe(0);
  });

  test('a server that does not answer is bad, with what to do, and the exit code says so', async () => {
    const { code, of } = await checks({}, '--store', 'bolt://127.0.0.1:1');
    expect(of.get('store')).toMatchObject({ state: 'bad', next: expect.stringContaining('Is it running') as string });
    expect(of.get('Neo4j')?.next).toContain('NEO4J_USERNAME');
    expect(code).toBe(1);
  });
});

test('a line of progress', () => {
  const state = { what: 'articles', count: 30, elapsed: 10_000, share: 0.25, label: 'a' };
  expect(progressLine(state)).toBe('30 articles, 3.0/s, 25 %, 30 s left  a');
  expect(progressLine({ ...state, share: null })).toBe('30 articles, 3.0/s  a');
  expect(progressLine({ ...state, elapsed: 1000 })).toBe('30 articles, 30/s, 25 %  a');
  expect([4400, 200_000, 7_500_000].map(duration)).toEqual(['4 s', '3 min 20 s', '2 h 5 min']);
});
