import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guardOutput, release, unguarded, unguardedStream } from '../../src/cli/guarded-output.ts';
import { harmless } from '../../src/model/harmless.ts';
import { whomet, type Outcome } from '../tools/whomet.ts';
import { HOSTILE } from './hostile.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-terminal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ESCAPES = HOSTILE.slice(0, 8);
const record = (text: string, index: number): string =>
  JSON.stringify({
    id: `${text}-${index}`,
    title: text,
    publisher: text,
    published: '2024-05-03',
    url: 'https://news.example/1',
    text: `GENEVA (${text}) - U.S. President Joe Biden met Russian President Vladimir Putin in Geneva on Thursday. ${text} said so.\n\nPresident ${text} met Olaf Scholz in Berlin on Wednesday.`,
  });

describe('what hostile articles print', () => {
  let ingested: Outcome;
  beforeAll(async () => {
    writeFileSync(join(folder, 'a.jsonl'), `${ESCAPES.map(record).join('\n')}\nbroken \u001b]0;x\u0007\n`);
    writeFileSync(join(folder, 'name \u001b[31m\u202e.pdf'), 'no PDF \u001b[31m');
    ingested = await whomet(folder, 'ingest', '.', '--store', 'store');
  });

  test('they are read, and what is broken is told', () => {
    expect([ingested.code, ingested.stdout]).toEqual([1, expect.stringMatching(/read +8/)]);
  });

  test.each([
    'ingest . --anew --store store',
    'extract a.jsonl',
    'ask who-met-whom --person Biden --store store',
    'ask meetings --evidence --store store',
    'ask meetings --evidence --format json --store store',
    'ask meetings --format md --store store',
    'ask meetings --format csv --store store',
    'query MATCH~(a:Article)~RETURN~a --store store',
    'query MATCH~(a:Article)~RETURN~a.title,~a.name,~a.publisher --format jsonl --store store',
    'review --list --store store',
    'explain a.jsonl --tree',
    'explain a.jsonl --format json',
    'sample --n 5 --store store',
    ...['csv', 'dossier', 'gexf'].map((format) => `export ${format} --store store`),
    'ask meetings --person \u001b[31m --store store',
    'ingest no-\u001b]0;x\u0007such.txt --store store',
    'ask \u009b31m --store store',
    '\u001b[31m',
  ])('%s', async (words) => {
    const args = words.split(' ').map((each) => each.replaceAll('~', ' '));
    const { stdout, stderr } = await whomet(folder, ...args);
    expect(stdout.length + stderr.length).toBeGreaterThan(0);
    expect([harmless(stdout), harmless(stderr)]).toEqual([stdout, stderr]);
  });

  test('records that are extracted lose nothing by it', async () => {
    const { stdout } = await whomet(folder, 'extract', 'a.jsonl');
    const titles = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { title: string }).title);
    expect(titles).toEqual(ESCAPES);
  });
});

test('a guarded stream passes on what the program itself commands', () => {
  const written: string[] = [];
  const stream = new Writable({
    write: (text, _, done) => {
      written.push(String(text));
      done();
    },
  }) as unknown as NodeJS.WriteStream;
  guardOutput(stream);
  guardOutput(stream);
  stream.write('\u001b[31mred');
  unguarded(stream)('\u001b[K');
  unguardedStream(stream).write('\u001b[1G');
  release(stream);
  stream.write('\u001b[0m');
  expect(written).toEqual(['\ufffd[31mred', '\u001b[K', '\u001b[1G', '\u001b[0m']);
});
