import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const WATCH = fileURLToPath(new URL('../tools/watch-network.cjs', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../data/samples', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'whomet-network-'));
const log = join(folder, 'network.log');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built program; what it would have sent to a network stands in the log. */
async function run(words: string, input = ''): Promise<{ readonly code: number | null; readonly output: string }> {
  const args = words.split(' ').map((each) => each.replaceAll('~', ' '));
  const env = { ...process.env, NODE_OPTIONS: `--require=${WATCH}`, WATCH_NETWORK: log, WHOMET_STORE: 'store' };
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, env });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [code, out, error] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, output: out + error };
}

const noted = (): string[] => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);

/** Documents that ask whoever opens them to fetch something. */
const BECKONING: Readonly<Record<string, string>> = {
  'page.html': `<html><head><link rel="stylesheet" href="http://evil.example/a.css"><script src="http://evil.example/a.js"></script>
    <base href="http://evil.example/"><meta http-equiv="refresh" content="0; url=http://evil.example/"></head><body><article>
    <iframe src="http://evil.example/"></iframe><img src="http://evil.example/a.png"><p>${'Ann Lee met Bo Ek in Geneva on Tuesday. '.repeat(9)}</p></article></body></html>`,
  'note.md': '---\ntitle: !!js/function http://evil.example/\n---\n![x](http://evil.example/a.png) Ann Lee met Bo Ek.',
  'mail.eml':
    'From: a@b.example\r\nSubject: x\r\nContent-Type: message/external-body; access-type=URL; URL="http://evil.example/"\r\n\r\nAnn Lee met Bo Ek.',
  'dates.ics':
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nATTACH:http://evil.example/\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR',
  'feed.html':
    '<!DOCTYPE x [<!ENTITY e SYSTEM "http://evil.example/">]><p>&e; Ann Lee met Bo Ek in Geneva on Tuesday.</p>',
};

const COMMANDS: readonly string[] = [
  'extract samples --workers 1',
  'load records.jsonl',
  'ask who-met-whom --person Biden --evidence',
  'ask --list',
  'query MATCH~(n)~RETURN~count(n)',
  'view --output page.html',
  'export dossier',
  'export dataset out-dataset',
  'export bundle out-bundle',
  'export neo4j --output out-neo4j',
  'review --list',
  'edit rename Biden Joe~Biden',
  'undo jdg_0000000000000000',
  'explain samples/geneva-summit-wire.txt',
  'evaluate samples --metadata samples/metadata.csv --gold none.jsonl',
  'sample --n 3',
  'audit --sample 2 --sheet',
  'alert add --person Biden',
  'alert run --format json',
  'doctor',
  'completion bash',
  'store backup backup.jsonl.gz',
  'store restore backup.jsonl.gz --store restored',
  'store check',
  'store rebuild',
  'store copy --to copy',
  'remove geneva-summit-wire',
  '--version',
  'no-such-command',
  'ingest samples --anew --workers 1',
];

describe('commands that are given no address', () => {
  beforeAll(async () => {
    cpSync(SAMPLES, join(folder, 'samples'), {
      recursive: true,
      filter: (path) => /samples$|geneva|\.csv$/.test(path),
    });
    for (const [name, content] of Object.entries(BECKONING)) writeFileSync(join(folder, 'samples', name), content);
    writeFileSync(join(folder, 'records.jsonl'), '');
    await run('ingest samples --metadata samples/metadata.csv --workers 2');
  });

  test('the store is there', async () => {
    expect((await run('store info')).output).toContain('Meeting');
  });

  test.each(COMMANDS)('%s', async (words) => {
    expect((await run(words)).output).not.toBe('');
    expect(noted()).toEqual([]);
  });

  test('no command is left out', async () => {
    const { output } = await run('--help');
    const names = [...output.matchAll(/^ +(?:main\.js|whomet) (\w+)/gm)].map(([, name]) => name);
    const tested = new Set([...COMMANDS, 'mcp', 'demo'].map((words) => words.split(' ')[0]));
    expect(names.length).toBeGreaterThan(12);
    expect(names.filter((name) => !tested.has(name ?? ''))).toEqual([]);
  });

  test('view listens, and asks nobody', async () => {
    const env = { ...process.env, NODE_OPTIONS: `--require=${WATCH}`, WATCH_NETWORK: log, WHOMET_STORE: 'store' };
    const child = spawn(process.execPath, [PROGRAM, 'view', '--no-open'], { cwd: folder, env });
    const [address] = (
      await new Promise<string>((resolve) => child.stdout.once('data', (part) => resolve(String(part))))
    ).split('#');
    expect((await fetch(address ?? '')).status).toBe(200);
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('close', resolve));
    expect(noted()).toEqual([]);
  });

  test('agents ask by standard input alone', async () => {
    const hello = {
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
    };
    expect((await run('mcp', `${JSON.stringify(hello)}\n`)).output).toContain('"id":1');
    expect(noted()).toEqual([]);
  });

  test('the watch sees what those do that are given an address', async () => {
    await run('ingest https://news.example/1 --store other');
    await run('store info --store neo4j://127.0.0.1:9');
    expect(noted().join('\n')).toMatch(/connect .*news\.example/);
    expect(noted().join('\n')).toMatch(/connect .*9/);
  });
});
