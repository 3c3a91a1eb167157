import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { readSources, type ReadItem, type ReadOptions } from '../../src/read/sources.ts';
import { pdfOf } from './pdf-bytes.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whomet-read-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function read(paths: readonly string[] = [folder], options: ReadOptions = {}): Promise<ReadItem[]> {
  const items: ReadItem[] = [];
  for await (const item of readSources(paths, options)) items.push(item);
  return items;
}

async function articles(paths?: readonly string[], options?: ReadOptions): Promise<Article[]> {
  return (await read(paths, options)).flatMap((item) => (item.kind === 'article' ? [item.article] : []));
}

async function codes(paths?: readonly string[], options?: ReadOptions): Promise<string[]> {
  return (await read(paths, options)).flatMap((item) => (item.kind === 'trouble' ? [item.trouble.code] : []));
}

const TALKS = 'The foreign ministers of Norway and Chile met in Oslo on Monday.\n';

describe('files and folders', () => {
  test('articles in the order of their paths, other files counted, hidden files and node_modules left alone', async () => {
    for (const name of ['b.txt', 'a.md', 'sub/c.txt', '.hidden.txt', 'node_modules/d.txt'])
      put(name, `${name}: ${TALKS}`);
    put('picture.png', 'no picture');
    const items = await read();
    const seen = items.map((item) =>
      item.kind === 'article' ? item.article.name : `${item.kind} ${item.file.slice(folder.length)}`,
    );
    expect(seen).toEqual(['a', 'b', 'skipped /picture.png', 'c']);
  });

  test('a glob finds its files; a file found twice is read once', async () => {
    put('a.txt', `One. ${TALKS}`);
    put('b.md', `Two. ${TALKS}`);
    expect((await articles([`${folder}/*.txt`, folder])).map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('a path that is not there ends the command', async () => {
    await expect(read([join(folder, 'none.txt')])).rejects.toMatchObject({ code: 'read/none' });
  });

  test('a file of an unknown type that was asked for is a trouble', async () => {
    expect(await codes([put('a.odt', 'x')])).toEqual(['read/type']);
  });

  test('the same text is the same article, wherever it lies', async () => {
    const [one, two] = await articles([put('a.txt', TALKS), put('b.md', TALKS)]);
    expect(one?.id).toBe(two?.id);
  });
});

const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le');

describe('bytes', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from('Müller met Šefčovič.\nThey agreed.\n')],
    ['UTF-8 with a mark and CRLF', Buffer.from('\uFEFFMüller met Šefčovič.\r\nThey agreed.\r\n')],
    ['UTF-16, little end first', utf16('Müller met Šefčovič.\nThey agreed.\n')],
    ['UTF-16, big end first', Buffer.from(utf16('Müller met Šefčovič.\nThey agreed.\n')).swap16()],
  ])('%s', async (_, bytes) => {
    const [article] = await articles([put('a.txt', bytes)]);
    expect(article?.text).toBe('Müller met Šefčovič.\nThey agreed.\n');
  });

  test('what is no UTF-8 is windows-1252', async () => {
    const [article] = await articles([
      put('a.txt', Buffer.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x20, 0x93, 0x6f, 0x6b, 0x94])),
    ]);
    expect(article?.text).toBe('Müller “ok”');
  });

  test('HTML in the character set that it declares', async () => {
    const head = Buffer.from('<html><head><meta charset="iso-8859-2"></head><body><p>');
    const [article] = await articles([
      put(
        'a.html',
        Buffer.concat([
          head,
          Buffer.from([0xa9, 0x65, 0x66, 0xe8, 0x6f, 0x76, 0x69, 0xe8]),
          Buffer.from(' spoke.</p></body></html>'),
        ]),
      ),
    ]);
    expect(article?.text).toBe('Šefčovič spoke.');
  });

  test.each<[string, string, Uint8Array]>([
    ['read/empty', 'a.txt', Buffer.from('')],
    ['read/no-text', 'a.txt', Buffer.from(' \n\t\n')],
    ['read/binary', 'a.txt', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0])],
    ['read/binary', 'a.txt', pdfOf([['A PDF by another name.']])],
    ['read/no-text', 'a.pdf', pdfOf([[], []])],
    ['read/failed', 'a.pdf', Buffer.from('This is no PDF.')],
  ])('%s: %s', async (code, name, bytes) => expect(await codes([put(name, bytes)])).toEqual([code]));

  test('too large a document', async () => {
    put('a.txt', TALKS);
    expect(await codes([folder], { maxBytes: 20 })).toEqual(['read/too-large']);
  });
});

describe('JSON Lines', () => {
  const lines = [
    JSON.stringify({
      id: 7,
      title: 'Talks',
      text: TALKS,
      published: '2023-11-15T08:00:00Z',
      publisher: 'Example Wire',
      url: 'https://example.org/7',
    }),
    '{"text": "broken',
    '[1]',
    JSON.stringify({ body: `Again. ${TALKS}`, date: '15 November 2023', source: 'Other Wire' }),
  ].join('\n');

  test.each([
    ['a.jsonl', lines],
    ['a.ndjson', lines],
    ['a.jsonl.gz', gzipSync(lines)],
  ])('%s: records, and troubles with their lines', async (name, content) => {
    const file = put(name, content);
    const items = await read([file]);
    expect(
      items.map((item) => (item.kind === 'trouble' ? `${item.trouble.code} ${item.trouble.where}` : item.kind)),
    ).toEqual(['article', `read/json ${file}:2`, `read/no-text ${file}:3`, 'article']);
    const [first, second] = await articles([file]);
    expect(first).toMatchObject({
      name: '7',
      title: 'Talks',
      published: '2023-11-15',
      publisher: 'Example Wire',
      url: 'https://example.org/7',
      language: 'en',
    });
    expect(second).toMatchObject({ name: 'line-4', title: null, published: '2023-11-15', publisher: 'Other Wire' });
  });

  test('a packed file that breaks off gives what it holds and a trouble', async () => {
    const many = Array.from({ length: 3000 }, (_, id) => JSON.stringify({ id, text: `${TALKS}${Math.sin(id)}` })).join(
      '\n',
    );
    const packed = gzipSync(many);
    const items = await read([put('a.jsonl.gz', packed.subarray(0, packed.length / 2))]);
    expect(items.filter(({ kind }) => kind === 'article').length).toBeGreaterThan(100);
    expect(items.at(-1)).toMatchObject({ kind: 'trouble', trouble: { code: 'read/broken' } });
  });

  test('a packed file that is not packed is a trouble', async () => {
    expect(await codes([put('a.jsonl.gz', lines)])).toEqual(['read/broken']);
  });
});

describe('metadata', () => {
  test('rows by path or file name outrank the document; the table itself is no article', async () => {
    put('sub/a.txt', TALKS);
    put('b.md', `---\ntitle: Old\ndate: 2020-01-01\n---\n${TALKS}Two.`);
    put('c.txt', `Three. ${TALKS}`);
    const metadata = put(
      'metadata.csv',
      'file,published,publisher,title\nsub/a.txt,2023-11-15,Example Wire,\nb.md,16 November 2023,,New\n',
    );
    const found = await articles([folder], { metadata });
    expect(found.map(({ name, published, publisher, title }) => [name, published, publisher, title])).toEqual([
      ['b', '2023-11-16', null, 'New'],
      ['c', null, null, null],
      ['a', '2023-11-15', 'Example Wire', null],
    ]);
  });

  test('a day that does not exist is a trouble of its line', async () => {
    put('a.txt', TALKS);
    const metadata = put('metadata.csv', 'file,published\na.txt,2023-02-31\n');
    const [trouble, article] = await read([join(folder, 'a.txt')], { metadata });
    expect(trouble).toMatchObject({ kind: 'trouble', trouble: { code: 'read/date', where: `${metadata}:2` } });
    expect(article).toMatchObject({ article: { published: null } });
  });

  test('a table without a column "file" ends the command', async () => {
    const metadata = put('metadata.csv', 'name,published\na.txt,2023-02-03\n');
    await expect(read([folder], { metadata })).rejects.toMatchObject({ code: 'usage/metadata' });
  });
});
