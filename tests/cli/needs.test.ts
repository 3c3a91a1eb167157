import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { afterAll, expect, test } from 'vitest';
import { pdfOf, placedPdf } from '../read/pdf-bytes.ts';
import { whomet, whometWith } from '../tools/whomet.ts';

const REGISTERS = fileURLToPath(new URL('../samples/registers/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'whomet-needs-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'in'));

const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, 'in', name), content);

async function zipOf(files: Readonly<Record<string, Uint8Array>>, password?: string): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), password === undefined ? {} : { password });
  for (const [name, bytes] of Object.entries(files)) await writer.add(name, new Uint8ArrayReader(bytes));
  return writer.close();
}

const LINE = 'The ministers of both sides met in Bern on Monday and spoke about the water of the lake.';
const SCANNED = { width: 8, height: 8, pixels: new Uint8Array(64).fill(255) };

test('the report ends with how many of how many need what', { timeout: 60_000 }, async () => {
  put('dated.txt', `4 March 2024\n\n${LINE} Nobody else came.\n`);
  put('undated.txt', `${LINE} Two more came.\n`);
  put('empty.txt', '\n');
  put('whole.pdf', pdfOf([[LINE], ['They parted at noon.']]));
  put('half.pdf', placedPdf([SCANNED, [[LINE, 60, 700]], SCANNED]));
  put('scan.pdf', placedPdf([SCANNED, SCANNED]));
  put('blank.pdf', pdfOf([[], []]));
  put('inner.zip', await zipOf({ 'scan.pdf': placedPdf([SCANNED]), 'whole.pdf': pdfOf([[LINE], ['They stayed.']]) }));
  put('locked.zip', await zipOf({ 'a.txt': Buffer.from(LINE), 'b.txt': Buffer.from(LINE) }, 'secret'));
  copyFileSync(join(REGISTERS, 'ministers.csv'), join(folder, 'in', 'ministers.csv'));
  writeFileSync(join(folder, 'unknown.csv'), 'a,b\n1,2\n');
  const { stdout } = await whomet(folder, 'ingest', 'in', 'unknown.csv', '--store', 'store');
  expect(stdout.slice(stdout.indexOf('\n\nOf the input\n')).trim().split('\n')).toEqual([
    'Of the input',
    '  4 of 5 articles need a day of publication, or "on Tuesday" stays open: --metadata FILE.csv',
    '  3 of 6 PDFs need OCR, since pages have no text: --ocr',
    '  2 of 13 files need to be unpacked with a password',
    '  2 of 13 files need another copy, since there is no text in it',
    '  1 of 2 tables needs a mapping of columns: --mapping FILE.yaml',
  ]);
});

test('where nothing is needed, nothing is said', { timeout: 60_000 }, async () => {
  const { stdout } = await whomet(folder, 'ingest', 'in/dated.txt', '--store', 'other');
  expect(stdout).toContain('read ');
  expect(stdout).not.toContain('Of the input');
});

test('addresses are counted with those that were fetched; a robots.txt that says no is no reason to try again', async () => {
  const server = createServer(({ url }, answer) => {
    if (url === '/robots.txt') answer.end('User-agent: *\nDisallow: /closed');
    else if (url === '/page') answer.setHeader('content-type', 'text/html').end(`<article><p>${LINE}</p></article>`);
    else answer.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const addresses = ['page', 'closed', 'gone'].map((path) => `${base}/${path}`);
  const { stdout } = await whomet(folder, 'ingest', ...addresses, '--allow-host', '127.0.0.1', '--store', 'fetched');
  server.close();
  expect(stdout.slice(stdout.indexOf('\n\nOf the input\n')).trim().split('\n').slice(1).sort()).toEqual([
    '  1 of 1 articles needs a day of publication, or "on Tuesday" stays open: --metadata FILE.csv',
    '  1 of 3 addresses needs another try, since nothing was fetched',
    '  1 of 3 addresses needs saving by hand in a browser, since its robots.txt allows no program',
  ]);
}, 60_000);

test('--ocr without tesseract says so before anything is read', { timeout: 60_000 }, async () => {
  put('one.pdf', pdfOf([[LINE]]));
  const outcome = await whometWith({ PATH: folder }, folder, 'ingest', 'in/one.pdf', '--ocr', '--store', 'unread');
  expect(outcome).toMatchObject({ code: 1, stdout: '' });
  expect(outcome.stderr).toContain('it is not on the PATH. [ocr/none]\n  Install tesseract');
});

test(
  'a folder behind --feed or --allow-host is read as one; a private address asks to be allowed',
  { timeout: 60_000 },
  async () => {
    mkdirSync(join(folder, 'few'));
    writeFileSync(join(folder, 'few', 'a.txt'), `4 March 2024\n\n${LINE} Nobody else came at all.\n`);
    const feed = ['--feed', 'http://127.0.0.1:9/rss'];
    const outcome = await whomet(folder, 'ingest', ...feed, 'few', '--store', 'behind');
    expect(outcome.stdout).toMatch(/^read +1$/m);
    expect(outcome.stdout).toContain('1 of 1 addresses needs to be allowed, in a private network: --allow-host HOST');
    const wrong = await whomet(folder, 'ingest', '--feed', 'few', '--store', 'behind');
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('not "few". [usage/feed]') as string });
  },
);
