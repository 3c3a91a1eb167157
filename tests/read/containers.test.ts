import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { afterAll, expect, test } from 'vitest';
import { extractArticle } from '../../src/pipeline/extract-article.ts';
import { readSources, type ReadItem } from '../../src/read/sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-containers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(name: string, content: string | Uint8Array, maxBytes?: number): Promise<ReadItem[]> {
  const file = join(folder, name);
  writeFileSync(file, content);
  const items: ReadItem[] = [];
  for await (const item of readSources([file], maxBytes === undefined ? {} : { maxBytes })) items.push(item);
  return items;
}

async function zip(entries: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, content] of Object.entries(entries))
    await writer.add(name, typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content));
  return writer.close();
}

const words = (items: readonly ReadItem[]): unknown[] =>
  items.map((item) =>
    item.kind === 'article'
      ? [item.article.name, item.article.text.trim()]
      : item.kind === 'trouble'
        ? item.trouble.code
        : item,
  );

const docx = (...paragraphs: string[]): Promise<Uint8Array> =>
  zip({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs
      .map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)
      .join('')}</w:body></w:document>`,
  });

test('DOCX: its paragraphs', async () => {
  expect(words(await read('minutes.docx', await docx('Ann Lee met Bo Ek.', 'They spoke of trade.')))).toEqual([
    ['minutes', 'Ann Lee met Bo Ek.\n\nThey spoke of trade.'],
  ]);
});

const MAIL = `Message-ID: <m1@example.org>\r
Date: Tue, 5 Mar 2024 10:00:00 +0000\r
From: Ann Lee <ann@example.org>\r
Subject: =?utf-8?Q?Visit_to_K=C3=B6ln?=\r
Content-Type: text/plain; charset=utf-8\r
Content-Transfer-Encoding: quoted-printable\r
\r
We met Bo Ek in K=C3=B6ln.\r
`;

test('a mail: subject, body, and the day on which it was sent', async () => {
  const [item] = await read('mail.eml', MAIL);
  if (item?.kind !== 'article') throw new Error('no article');
  expect(item.article).toMatchObject({ title: 'Visit to Köln', published: '2024-03-05', publisher: 'Ann Lee' });
  expect(item.article.text.trim()).toBe(
    'From: Ann Lee <ann@example.org>\nSubject: Visit to Köln\n\nWe met Bo Ek in Köln.',
  );
});

test('an mbox: each mail, with a quoted From line', async () => {
  const second = MAIL.replace('m1@', 'm2@').replace('We met Bo Ek in K=C3=B6ln.', '>From here we went on.');
  const items = await read(
    'box.mbox',
    `From ann Tue Mar  5 10:00:00 2024\n${MAIL}\nFrom ann Tue Mar  5 10:00:00 2024\n${second}`,
  );
  expect(items.map((item) => item.kind === 'article' && item.article.text.trim().split('\n').at(-1))).toEqual([
    'We met Bo Ek in Köln.',
    'From here we went on.',
  ]);
});

test('iCalendar: an event with place and guests', async () => {
  const [item] = await read(
    'diary.ics',
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:e1\r\nDTSTART:20240305T100000Z\r\nSUMMARY:Ann Lee meets Bo Ek\r\nLOCATION:Geneva\r\nATTENDEE;CN=Bo Ek:mailto:bo@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  );
  expect(item?.kind === 'article' && item.article.text.split('\n\n')).toEqual([
    'Ann Lee meets Bo Ek',
    '2024-03-05',
    'Geneva',
    'Bo Ek',
  ]);
});

const event = (more: string): string =>
  `BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:e2\nDTSTART;VALUE=DATE:20240305\nDTEND;VALUE=DATE:20240307\nSUMMARY:Water talks\nLOCATION:Hotel Post, Geneva\nORGANIZER;CN=Ann Lee:mailto:ann@example.org\nATTENDEE;CN=Bo Ek:mailto:bo@example.org\nATTENDEE;CN=Cy Orr;PARTSTAT=DECLINED:mailto:cy@example.org\nATTENDEE:mailto:office@example.org\n${more}END:VEVENT\nEND:VCALENDAR\n`;

test('an invitation in a mail is an entry: who is asked, by whom, when, where, about what', async () => {
  const mail = MAIL.replace(
    /Content-Type[^]*/,
    `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlease come.\r\n--b\r\nContent-Type: text/calendar\r\n\r\n${event('').replaceAll('\n', '\r\n')}\r\n--b--\r\n`,
  );
  const [, item] = await read('invited.eml', mail);
  if (item?.kind !== 'article') throw new Error('no article');
  const [claim] = extractArticle(item.article).claims;
  expect(claim).toMatchObject({
    kind: 'meeting',
    status: 'planned',
    date: '2024-03-05/2024-03-06',
    participants: [
      { name: 'Ann Lee', role: 'host' },
      { name: 'Bo Ek', role: 'participant' },
    ],
    places: [{ names: ['Hotel Post', 'Geneva'] }],
    topics: ['Water talks'],
  });
  const [cancelled] = await read('off.ics', event('STATUS:CANCELLED\n'));
  if (cancelled?.kind !== 'article') throw new Error('no article');
  expect(extractArticle(cancelled.article).claims[0]?.status).toBe('cancelled');
});

test('ZIP: documents in it, also in archives in it; other types are passed over', async () => {
  const inner = await zip({ 'b.txt': 'Inner text.' });
  expect(words(await read('all.zip', await zip({ 'x/a.txt': 'Outer text.', 'c.exe': 'no', 'i.zip': inner })))).toEqual([
    ['b', 'Inner text.'],
    ['a', 'Outer text.'],
  ]);
});

test('ZIP: what unpacks to more than allowed is refused, the rest goes in; so is a chain of archives', async () => {
  const packed = await zip({ 'big.txt': 'a'.repeat(100_000), 'small.txt': 'Small.' });
  expect(packed.length).toBeLessThan(2000);
  expect(words(await read('bomb.zip', packed, 2000))).toEqual(['read/too-large', ['small', 'Small.']]);
  let chain = await zip({ 'a.txt': 'Deep.' });
  for (let depth = 0; depth < 5; depth++) chain = await zip({ 'in.zip': chain });
  expect(words(await read('chain.zip', chain))).toEqual(['read/too-deep']);
});

test.each(['broken.zip', 'broken.docx', 'broken.ics'])(
  '%s: damaged bytes are a trouble, not an exception',
  async (name) => {
    const [item] = await read(name, 'not what the name says');
    expect(item?.kind).toBe('trouble');
  },
);
