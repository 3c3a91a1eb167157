import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHELLS, type Shell } from '../../src/cli/completion-text.ts';
import { whomet } from '../tools/whomet.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-completion-'));
afterAll(() => rmSync(folder, { recursive: true }));

const has = (shell: Shell): boolean => spawnSync(shell, ['-c', ':']).status === 0;
const script = (shell: Shell): string => join(folder, `whomet.${shell}`);

beforeAll(async () => {
  for (const shell of SHELLS) {
    const { code, stdout, stderr } = await whomet(folder, 'completion', shell);
    if (code !== 0) throw new Error(stderr);
    writeFileSync(script(shell), stdout);
  }
  writeFileSync(join(folder, 'articles.txt'), '');
});

const run = (shell: Shell, ...args: string[]): string =>
  execFileSync(shell, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, HOME: folder } });

/** What the shell itself offers for the last word of a line. */
const OFFERS: Readonly<Record<Shell, (line: string) => string[]>> = {
  bash(line) {
    const words = line.split(' ').map((word) => `'${word}'`);
    const code = `source '${script('bash')}'; COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _whomet; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return run('bash', '--norc', '-c', code).split('\n').filter(Boolean);
  },
  /** zsh completes only on a terminal: what our function hands to zsh's own is looked at. */
  zsh(line) {
    const words = line.split(' ').map((word) => `'${word}'`);
    const code = `compdef() {}; source '${script('zsh')}'; _describe() { print -rl -- $commands }; _arguments() { print -rl -- "$@" }; words=(${words.join(' ')}); CURRENT=${words.length}; _whomet`;
    return run('zsh', '-f', '-c', code).split(/[\s:[\](){},*]+/);
  },
  fish(line) {
    return run('fish', '--no-config', '-c', `source '${script('fish')}'; complete -C '${line}'`)
      .split('\n')
      .map((offer) => offer.split('\t')[0] ?? '');
  },
};

/** A line, words that must be offered for its end, words that must not. */
const LINES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['whomet ', ['ingest', 'ask', 'doctor', 'completion'], ['articles.txt']],
  ['whomet ex', ['extract', 'export', 'explain'], ['ask']],
  ['whomet ask w', ['who-met-whom', 'who-connects'], ['meetings']],
  ['whomet ask --for', ['--format'], ['--person']],
  ['whomet ask --format ', ['json', 'csv'], ['held']],
  ['whomet store ', ['info', 'rebuild'], ['who-met-whom']],
  ['whomet edit mer', ['merge'], ['split']],
  ['whomet edit correct mtg_1 --status he', ['held'], ['planned']],
  ['whomet view --qu', ['--quiet'], ['--query']],
];

describe.each(SHELLS)('completion in %s', (shell) => {
  const there = has(shell);

  test.runIf(there).each(LINES)(`${there ? '' : `skipped: no ${shell}: `}%s`, (line, offered, not) => {
    const offers = OFFERS[shell](line);
    expect(offered.filter((word) => !offers.includes(word))).toEqual([]);
    const wrong = not.filter((word) => offers.includes(word));
    expect(shell === 'zsh' ? [] : wrong).toEqual([]);
  });
});

test('only the three shells are known', async () => {
  const { code, stderr } = await whomet(folder, 'completion', 'tcsh');
  expect(code).toBe(2);
  expect(stderr).toContain('"bash", "zsh", "fish"');
});
