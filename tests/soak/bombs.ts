import { deflateSync, gzipSync } from 'node:zlib';
import type { BrokenFile } from './broken-files.ts';
import { docxOf, zipOf } from './archives.ts';

const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1_000_000);

/** ZIPs in one another. */
function nested(depth: number): Buffer {
  let bytes = zipOf([{ name: 'a.txt', bytes: Buffer.from('Ann Lee met Bo Ek.') }]);
  for (let at = 0; at < depth; at++) bytes = zipOf([{ name: `${at}.zip`, bytes }]);
  return bytes;
}

/** A PDF of these objects, without a table of where they stand. */
const pdf = (...objects: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.4\n'),
    ...objects.flatMap((object, index) => [
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object as string),
      Buffer.from('\nendobj\n'),
    ]),
    Buffer.from('trailer\n<< /Root 1 0 R >>\n%%EOF\n'),
  ]);

const stream = (content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<< /Filter /FlateDecode /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);

const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>';

/** Front matter in which each name stands for ten of the one before. */
const laughs = (deep: number): string =>
  `---\na0: &a0 [x]\n${Array.from({ length: deep }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(10)}]`).join('\n')}\n---\nAnn Lee met Bo Ek.`;

/** Files that are small and ask for much, and files that are large. `size` 1 is for every run, 10 for a long one. */
export const bombs = (size: number): Readonly<Record<string, () => BrokenFile>> => ({
  'an empty file': () => ({ type: 'txt', bytes: Buffer.alloc(0) }),
  'nothing but NUL': () => ({ type: 'txt', bytes: zeros(1) }),
  'one line of text of many megabytes': () => ({
    type: 'txt',
    bytes: Buffer.alloc(10_000_000 * size, 'Ann Lee met Bo Ek. '),
  }),
  'one line of JSON of many megabytes': () => ({
    type: 'jsonl',
    bytes: Buffer.from(`{"text":"${'x'.repeat(22_000_000 * Math.min(size, 5))}"}\n{"text":"Ann Lee met Bo Ek."}\n`),
  }),
  'lines that unpack to much': () => ({ type: 'jsonl.gz', bytes: gzipSync(zeros(100 * size)) }),
  'very many tags': () => ({ type: 'html', bytes: Buffer.from('<b>x'.repeat(10_000 * size)) }),
  'deep tags': () => ({ type: 'html', bytes: Buffer.from(`${'<div>'.repeat(1_500 * size)}Ann Lee met Bo Ek.`) }),
  'deep tags that are closed': () => ({
    type: 'html',
    bytes: Buffer.from(`${'<div><p>a'.repeat(400 * size)}${'</p></div>'.repeat(400 * size)}`),
  }),
  'comments that never end': () => ({ type: 'html', bytes: Buffer.from('<!--x'.repeat(100_000 * size)) }),
  'scripts that never end': () => ({ type: 'html', bytes: Buffer.from('<script a="'.repeat(50_000 * size)) }),
  'attributes without number': () => ({
    type: 'html',
    bytes: Buffer.from(`<p ${Array.from({ length: 5_000 * size }, (_, at) => `a${at}="x"`).join(' ')}>x`),
  }),
  'a page within a page within a page': () => ({
    type: 'html',
    bytes: Buffer.from('<iframe srcdoc="&lt;iframe srcdoc=&quot;'.repeat(1000 * size)),
  }),
  'archives in archives': () => ({ type: 'zip', bytes: nested(50) }),
  'an archive that unpacks to much': () => ({
    type: 'zip',
    bytes: zipOf([{ name: 'a.txt', bytes: zeros(60 * size) }]),
  }),
  'an archive that lies about its sizes': () => ({
    type: 'zip',
    bytes: zipOf([
      { name: 'a.txt', bytes: zeros(60), claimed: 10 },
      { name: 'b.txt', bytes: Buffer.from('Ann Lee met Bo Ek.') },
    ]),
  }),
  'an archive of very many files': () => ({
    type: 'zip',
    bytes: zipOf(Array.from({ length: 300 * size }, (_, at) => ({ name: `${at}.txt`, bytes: Buffer.from('x') }))),
  }),
  'a Word document that unpacks to much': () => ({ type: 'docx', bytes: docxOf(' '.repeat(120_000_000)) }),
  'a Word document of deep tags': () => ({ type: 'docx', bytes: docxOf('<w:p>'.repeat(20_000 * size)) }),
  'a PDF whose page unpacks to much': () => ({
    type: 'pdf',
    bytes: pdf(
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      PAGE,
      stream(deflateSync(zeros(50 * size))),
    ),
  }),
  'a PDF whose pages hold one another': () => ({
    type: 'pdf',
    bytes: pdf('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99999999 >>'),
  }),
  'a PDF of junk': () => ({
    type: 'pdf',
    bytes: Buffer.concat([Buffer.from('%PDF-1.7\n'), zeros(2), Buffer.from('obj << /A [('.repeat(20_000 * size))]),
  }),
  'mails in mails': () => ({
    type: 'eml',
    bytes: Buffer.from(
      Array.from(
        { length: 500 * size },
        (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
      ).join(''),
    ),
  }),
  'a mail of very many headers': () => ({
    type: 'eml',
    bytes: Buffer.from(`${'X: y\r\n'.repeat(50_000 * size)}\r\nAnn Lee met Bo Ek.`),
  }),
  'a calendar in calendars': () => ({ type: 'ics', bytes: Buffer.from('BEGIN:VCALENDAR\r\n'.repeat(5000 * size)) }),
  'front matter that multiplies': () => ({ type: 'md', bytes: Buffer.from(laughs(9)) }),
});
