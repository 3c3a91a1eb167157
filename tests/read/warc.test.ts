import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { readSources, type ReadItem, type ReadOptions } from '../../src/read/sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-warc-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A record of an archive; `http` is the answer of the server. */
function record(type: string, url: string, http: string | Buffer): Buffer {
  const body = Buffer.from(http);
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${url}`,
    'WARC-Date: 2024-03-06T08:00:00Z',
    'WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>',
    'Content-Type: application/http',
    `Content-Length: ${body.length}`,
    '',
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n\r\n')]);
}

const answer = (status: number, type: string, body: string | Buffer, more = ''): Buffer =>
  Buffer.concat([Buffer.from(`HTTP/1.1 ${status} X\r\nContent-Type: ${type}\r\n${more}\r\n`), Buffer.from(body)]);

const page = (text: string): string =>
  `<html><head><title>Talks</title><meta property="article:published_time" content="2024-03-05"></head><body><article><p>${text}</p></article></body></html>`;
const chunked = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;

const RECORDS = [
  record('warcinfo', '', 'software: test\r\n'),
  record('request', 'https://news.example/a', 'GET /a HTTP/1.1\r\n\r\n'),
  record('response', 'https://news.example/a', answer(200, 'text/html; charset=utf-8', page('Ann Lee met Bo Ek.'))),
  record(
    'response',
    'https://news.example/b',
    answer(200, 'text/html', chunked(page('Cy Orr met Eli Fox.')), 'Transfer-Encoding: chunked\r\n'),
  ),
  record(
    'response',
    'https://news.example/c',
    answer(200, 'text/html', gzipSync(page('Dee Noor met Bo Ek.')), 'Content-Encoding: gzip\r\n'),
  ),
  record('response', 'https://news.example/gone', answer(404, 'text/html', page('Not found.'))),
  record('response', 'https://news.example/p.png', answer(200, 'image/png', 'PNG')),
];

async function read(name: string, bytes: Buffer, options: ReadOptions = {}): Promise<ReadItem[]> {
  writeFileSync(join(folder, name), bytes);
  const items: ReadItem[] = [];
  for await (const item of readSources([join(folder, name)], options)) items.push(item);
  return items;
}

const told = (items: readonly ReadItem[]): unknown[] =>
  items.map((item) =>
    item.kind === 'article'
      ? [item.article.url, item.article.published, item.article.text.trim()]
      : `${item.kind} ${item.file}`,
  );

const PAGES = [
  ['https://news.example/a', '2024-03-05', 'Ann Lee met Bo Ek.'],
  ['https://news.example/b', '2024-03-05', 'Cy Orr met Eli Fox.'],
  ['https://news.example/c', '2024-03-05', 'Dee Noor met Bo Ek.'],
  'skipped https://news.example/gone',
  'skipped https://news.example/p.png',
];

test('the pages of an archive, put together and unpacked; other answers are skipped', async () => {
  expect(told(await read('crawl.warc', Buffer.concat(RECORDS)))).toEqual(PAGES);
});

test('packed record by record, as crawlers do', async () => {
  expect(told(await read('crawl.warc.gz', Buffer.concat(RECORDS.map((each) => gzipSync(each)))))).toEqual(PAGES);
});

test('each page is kept with the time at which the crawler fetched it', async () => {
  const evidence = join(folder, 'evidence');
  const items = await read('crawl.warc', Buffer.concat(RECORDS), { evidence });
  const [first] = items.flatMap((item) => (item.kind === 'article' ? [item.article] : []));
  const sha256 = createHash('sha256').update(page('Ann Lee met Bo Ek.')).digest('hex');
  expect(first?.capture).toMatchObject({
    url: 'https://news.example/a',
    time: '2024-03-06T08:00:00.000Z',
    status: 200,
    sha256,
  });
  expect(readFileSync(join(evidence, sha256), 'utf8')).toBe(page('Ann Lee met Bo Ek.'));
  await read('crawl.warc', Buffer.concat(RECORDS), { evidence });
  expect(readFileSync(join(evidence, 'index.jsonl'), 'utf8').trim().split('\n')).toHaveLength(3);
});

test('an archive that is none, and one that breaks off', async () => {
  expect(await read('none.warc', Buffer.from('no archive\n'))).toMatchObject([
    { kind: 'trouble', trouble: { code: 'read/failed' } },
  ]);
  const whole = Buffer.concat(RECORDS.map((each) => gzipSync(each)));
  const items = told(await read('cut.warc.gz', whole.subarray(0, whole.length / 2)));
  expect(items[0]).toEqual(PAGES[0]);
});
