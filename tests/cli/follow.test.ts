import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

test('a page of a feed that stays away is told once', { timeout: 120_000 }, async () => {
  let rounds = 0;
  const server = createServer(({ url }, answer) => {
    if (url === '/rss') {
      rounds++;
      answer.end('<rss version="2.0"><channel><item><link>/gone</link></item></channel></rss>');
    } else answer.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const feed = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rss`;
  const args = ['ingest', '--feed', feed, '--allow-host', '127.0.0.1', '--follow', '--every', '1', '--store', 'fed'];
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  try {
    await expect.poll(() => rounds, { timeout: 90_000 }).toBeGreaterThan(3);
    child.kill('SIGTERM');
    await ended;
    expect(complaints.match(/\[fetch\/status\]/g)).toHaveLength(1);
  } finally {
    child.kill('SIGKILL');
    server.close();
  }
});
