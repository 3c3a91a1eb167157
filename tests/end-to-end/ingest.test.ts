import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfOf } from '../read/pdf-bytes.ts';
import { whomet, type Outcome } from '../tools/whomet.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-ingest-'));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Uint8Array): void {
  mkdirSync(join(folder, 'in', 'sub'), { recursive: true });
  writeFileSync(join(folder, 'in', name), content);
}

const met = (a: string, b: string, city: string, day = 'Monday'): string => `${a} met ${b} in ${city} on ${day}.\n`;
const MACRON = 'French President Emmanuel Macron';
const SCHOLZ = 'German Chancellor Olaf Scholz';
const MODI = 'Indian Prime Minister Narendra Modi';
const line = (value: object): string => `${JSON.stringify(value)}\n`;
const PACKED = gzipSync(line({ id: 'packed', date: '2024-02-06', text: met(MACRON, MODI, 'New Delhi') }));

beforeAll(() => {
  put('a.txt', met(MACRON, SCHOLZ, 'Berlin'));
  put('b.md', `---\ntitle: Talks\npublished: 2024-05-14\n---\n\n${met(MODI, SCHOLZ, 'Munich')}`);
  put(
    'c.html',
    `<html><head><meta property="article:published_time" content="2024-03-05"></head><body><article><p>${met(MODI, MACRON, 'Paris')}</p></article></body></html>`,
  );
  put('d.pdf', pdfOf([[met(MACRON, 'Italian Prime Minister Giorgia Meloni', 'Rome').trim()]]));
  put('e.jsonl', `${line({ id: 'e1', date: '2024-01-10', body: met(SCHOLZ, 'Giorgia Meloni', 'Milan') })}{broken\n`);
  put('f.jsonl.gz', PACKED);
  put('g-cut-off.jsonl.gz', PACKED.subarray(0, PACKED.length - 12));
  put('h-again.txt', met(MACRON, SCHOLZ, 'Berlin'));
  put(
    'i-french.txt',
    'Le président a rencontré mardi à Paris le chancelier pour discuter de l’énergie et de la guerre.\n',
  );
  put('j-empty.txt', '');
  put('k-scan.pdf', pdfOf([[]]));
  put('l-broken.pdf', '%PDF-1.4\nrubbish');
  put('m-picture.png', 'x');
  put('n-quiet.txt', 'The bank kept its rates where they were, and nobody was surprised by it.\n');
  put('sub/o.txt', met(MACRON, 'Spanish Prime Minister Pedro Sanchez', 'Madrid'));
  put('dates.csv', 'file,published,publisher\na.txt,2024-09-10,The Wire\nsub/o.txt,2024-10-02,\nn-quiet.txt,soon,\n');
});

const numbers = ({ stdout }: Outcome): Record<string, number> =>
  Object.fromEntries(
    [...stdout.matchAll(/^(\w.*?) {2,}(\d+)$/gm)].map(([, name = '', count]) => [name, Number(count)]),
  );

const ingest = (): Promise<Outcome> => whomet(folder, 'ingest', 'in', '--metadata', 'in/dates.csv', '--store', 'store');
const meetings = async (...flags: string[]): Promise<string> =>
  (await whomet(folder, 'ask', 'meetings', '--format', 'json', '--store', 'store', ...flags)).stdout;

describe.sequential('a folder of everything', () => {
  test('all that can be read goes in, all else is told with its reason, and the exit code is 1', async () => {
    const outcome = await ingest();
    expect(outcome.code).toBe(1);
    expect(numbers(outcome)).toMatchObject({
      read: 9,
      'the same text again': 1,
      'skipped (no article type)': 2,
      'without text': 2,
      'other trouble': 4,
      'without date': 3,
      'other language': 1,
      'without a meeting': 1,
      'new articles': 9,
      'new meetings': 7,
    });
    expect(outcome.stdout).toContain('languages kept but not mined: fr 1');
    const told = outcome.stderr.split('\n').filter((each) => each !== '' && !each.startsWith('  '));
    expect(told.map((each) => /^(\S+): .*\[(.*)\]$/.exec(each)?.slice(1).join(' '))).toEqual([
      'in/dates.csv:4 read/date',
      'in/e.jsonl:2 read/json',
      'in/g-cut-off.jsonl.gz read/broken',
      'in/j-empty.txt read/empty',
      'in/k-scan.pdf read/no-text',
      'in/l-broken.pdf read/failed',
    ]);
  });

  test('the same again changes nothing', async () => {
    const before = await meetings();
    expect(numbers(await ingest())).toMatchObject({ read: 9, 'new articles': 0, 'new meetings': 0 });
    expect(await meetings()).toBe(before);
  });

  test('one text in two places is one article', async () => {
    const [berlin] = JSON.parse(await meetings('--place', 'Berlin')) as { claims: number; articles: string[] }[];
    expect(berlin).toMatchObject({ claims: 1, articles: ['a'], date: '2024-09-09' });
  });

  test('a page is named where a PDF proves it', async () => {
    const { stdout } = await whomet(folder, 'extract', 'in/d.pdf');
    expect((JSON.parse(stdout) as { claims: { evidence: { page: number }[] }[] }).claims[0]?.evidence[0]?.page).toBe(1);
  });

  test('what extract prints is nothing but records, and load makes the same graph of them', async () => {
    const { code, stdout } = await whomet(folder, 'extract', 'in', '--metadata', 'in/dates.csv');
    expect(code).toBe(1);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((each) => (JSON.parse(each) as { schema: string }).schema),
    ).toEqual(Array.from({ length: 10 }, () => 'whomet/article@1'));
    writeFileSync(join(folder, 'records.jsonl'), stdout);
    await whomet(folder, 'load', 'records.jsonl', '--store', 'loaded');
    const { stdout: loaded } = await whomet(folder, 'ask', 'meetings', '--format', 'json', '--store', 'loaded');
    expect(loaded).toBe(await meetings());
  });

  test('evaluate tells what it could not read', async () => {
    writeFileSync(join(folder, 'gold.jsonl'), line({ id: 'a', meetings: [] }));
    const { code, stderr } = await whomet(folder, 'evaluate', 'in/a.txt', 'in/j-empty.txt', '--gold', 'gold.jsonl');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('in/j-empty.txt: The file is empty.'),
    });
  });
});
