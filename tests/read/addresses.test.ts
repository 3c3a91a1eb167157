import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPrivate } from '../../src/read/private-networks.ts';
import { readSources, type ReadItem, type ReadOptions } from '../../src/read/sources.ts';

const PAGE = `<html><head><title>Talks</title><meta property="article:published_time" content="2024-03-05"></head><body><article><p>${'Ann Lee met Bo Ek in Geneva on Tuesday to talk about trade. '.repeat(8)}</p></article></body></html>`;
const folder = mkdtempSync(join(tmpdir(), 'whomet-addresses-'));
const server = createServer(({ url }, answer) => {
  if (url === '/robots.txt') answer.end('User-agent: *\nDisallow: /closed\nSitemap: /index.xml');
  else if (url === '/page') answer.setHeader('content-type', 'text/html').end(PAGE);
  else if (url === '/moved') answer.writeHead(302, { location: '/page' }).end();
  else if (url === '/to-closed') answer.writeHead(302, { location: '/closed' }).end();
  else if (url === '/to-file') answer.writeHead(302, { location: 'file:///etc/passwd' }).end();
  else if (url === '/to-cloud') answer.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end();
  else if (url === '/feed')
    answer.end(
      '<rss><channel><link>/no</link><item><link>/page</link></item><item><link><![CDATA[/moved]]></link></item></channel></rss>',
    );
  else if (url === '/atom')
    answer.end(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="self" href="/no"/><link href="/page"/></entry></feed>',
    );
  else if (url === '/sitemap.xml') answer.end('<urlset><url><loc> /page </loc></url></urlset>');
  else if (url === '/index.xml')
    answer.end(
      '<sitemapindex><sitemap><loc>/sitemap.xml.gz</loc></sitemap><sitemap><loc>/index.xml</loc></sitemap><sitemap><loc>/gone.xml</loc></sitemap></sitemapindex>',
    );
  else if (url === '/sitemap.xml.gz')
    answer.end(gzipSync('<urlset><url><loc>/page</loc></url><url><loc>/moved</loc></url></urlset>'));
  else if (url === '/loop') answer.writeHead(302, { location: '/loop' }).end();
  else if (url === '/large') answer.end('a'.repeat(50_000));
  else answer.writeHead(404).end();
});
let base = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function read(url: string, options: ReadOptions = { allowHosts: ['127.0.0.1'] }): Promise<ReadItem | undefined> {
  const items: ReadItem[] = [];
  for await (const item of readSources([url], options)) items.push(item);
  return items[0];
}
const codeOf = (item: ReadItem | undefined) => (item?.kind === 'trouble' ? item.trouble.code : item?.kind);

test('a page behind a redirect, kept with hash, time and headers; a second time changes nothing', async () => {
  const options = { allowHosts: ['127.0.0.1'], evidence: folder };
  const item = await read(`${base}/moved`, options);
  if (item?.kind !== 'article') throw new Error(`no article: ${JSON.stringify(item)}`);
  const { title, published, url, capture } = item.article;
  expect({ title, published, url }).toEqual({ title: 'Talks', published: '2024-03-05', url: `${base}/page` });
  expect(capture).toMatchObject({ status: 200, headers: { 'content-type': 'text/html' } });
  const bytes = readFileSync(join(folder, capture?.sha256 ?? ''));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(capture?.sha256);
  expect(bytes.toString()).toBe(PAGE);
  expect(await read(`${base}/moved`, options)).toEqual(item);
});

test.each([
  ['/closed', 'fetch/robots'],
  ['/to-closed', 'fetch/robots'],
  ['/to-file', 'fetch/scheme'],
  ['/to-cloud', 'fetch/private'],
  ['/loop', 'fetch/redirects'],
  ['/nothing', 'fetch/status'],
])('%s is refused: %s', async (path, code) => expect(codeOf(await read(`${base}${path}`))).toBe(code));

test('a page that is too large is refused', async () => {
  expect(codeOf(await read(`${base}/large`, { allowHosts: ['127.0.0.1'], maxBytes: 10_000 }))).toBe('read/too-large');
});

test('this machine is refused unless its name is given, also by a name that resolves to it', async () => {
  expect(codeOf(await read(`${base}/page`, {}))).toBe('fetch/private');
  expect(codeOf(await read(base.replace('127.0.0.1', 'localhost'), {}))).toBe('fetch/private');
  expect(codeOf(await read(base.replace('127.0.0.1', '2130706433'), {}))).toBe('fetch/private');
  expect(codeOf(await read('file:///etc/passwd', {}))).toBe('fetch/scheme');
});

test.each([
  '10.1.2.3',
  '127.0.0.1',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'nonsense',
])('%s is private', (address) => expect(isPrivate(address)).toBe(true));
test.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is public', (address) =>
  expect(isPrivate(address)).toBe(false),
);

test.each([
  ['/feed', ['article', 'article']],
  ['/atom', ['article']],
  ['/sitemap.xml', ['article']],
  ['/index.xml', ['article', 'article', 'fetch/status']],
  ['/robots.txt', ['article', 'article', 'fetch/status']],
  ['/page', ['read/feed']],
])('the feed %s gives its pages, and the next time only what is new', async (path, expected) => {
  const evidence = mkdtempSync(join(tmpdir(), 'whomet-feed-'));
  const codes = async (): Promise<(string | undefined)[]> => {
    const found: (string | undefined)[] = [];
    const options = { feeds: [`${base}${path}`], evidence, allowHosts: ['127.0.0.1'] };
    for await (const item of readSources([], options)) found.push(codeOf(item));
    return found;
  };
  expect(await codes()).toEqual(expected);
  expect(await codes()).toEqual(expected.filter((each) => each !== 'article'));
  rmSync(evidence, { recursive: true, force: true });
});
