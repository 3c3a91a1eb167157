import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { Changes } from '../../src/read/changes.ts';
import { whomet } from '../tools/whomet.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'whomet-follow-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'in'));

/** A file that was written a while ago. */
function put(name: string, text: string): string {
  const path = join(folder, 'in', name);
  writeFileSync(path, text);
  const before = Date.now() / 1000 - 60;
  utimesSync(path, before, before);
  return path;
}

const met = (a: string, b: string): string => `${a} met ${b} in Berlin on 5 March 2024.\n`;
const MACRON = 'French President Emmanuel Macron';

test('new and changed files, but not those that are still being written', async () => {
  const changes = new Changes([join(folder, 'in')]);
  const told = async (): Promise<string[]> => {
    const { files, done } = await changes.since();
    done();
    return [...files];
  };
  expect(await told()).toEqual([]);
  const a = put('a.txt', met(MACRON, 'Olaf Scholz'));
  writeFileSync(join(folder, 'in', 'b.txt'), 'half');
  expect(await told()).toEqual([resolve(a)]);
  expect(await told()).toEqual([]);
  const b = put('b.txt', met(MACRON, 'German Chancellor Angela Merkel'));
  expect(await told()).toEqual([resolve(b)]);
  rmSync(b);
  expect(await told()).toEqual([]);
});

test('ingest --follow reads what comes, and ends well when it is told to', { timeout: 120_000 }, async () => {
  const child = spawn(process.execPath, [PROGRAM, 'ingest', 'in', '--follow', '--every', '1', '--store', 'store'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  try {
    await expect.poll(() => output, { timeout: 50_000 }).toMatch(/Z {2}read 1, new articles 1, new meetings 1\n/);
    put('c.txt', met(MACRON, 'Italian Prime Minister Giorgia Meloni'));
    await expect.poll(() => output, { timeout: 50_000 }).toMatch(/\n.*Z {2}read 1, new articles 1, new meetings 1\n$/);
    expect((await whomet(folder, 'ask', 'meetings', '--format', 'csv', '--store', 'store')).stdout).toContain('Meloni');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  } finally {
    child.kill('SIGKILL');
  }
});
