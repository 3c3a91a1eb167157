import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { pdfOf } from '../read/pdf-bytes.ts';
import { HOSTILE } from '../security/hostile.ts';
import { docxOf, zipOf } from './archives.ts';

/** A file as somebody might hand it in. */
export interface BrokenFile {
  /** Ending of its name. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

const SENTENCES = [
  'GENEVA, Feb. 31, 2024 (AP) - Ann Lee met Bo Ek in Geneva on Tuesday.',
  'Prime Minister Ann Lee will meet Bo Ek on 31 February, 30 February or 29 February 2023.',
  `${'Wolfeschlegelsteinhausen'.repeat(420).slice(0, 10_000)} met Bo Ek.`,
  'Ann \u200bLee\u200d met\u2060 Bo\ufeff Ek\u00ad in\u202e Geneva\u202c.',
  'التقى الرئيس آن لي ببو إيك في جنيف. Ann Lee met \u2067שלום\u2069 in Tel Aviv.',
  '“Ann ‘Lee” met „Bo‚ Ek» «',
  'met '.repeat(300),
  'a.b.c.d...... U.S. U.K. Mr. Dr. '.repeat(40),
  '(((((((((((((((((((((((( Ann Lee, who, who, who, met, met, met',
  ...HOSTILE.slice(0, 31),
];

const text: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(fc.constantFrom(...SENTENCES), fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 })),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(' '));

/** Text in one of the encodings that files have, in two of them, or with a mark that is wrong. */
const encoded: fc.Arbitrary<Buffer> = fc
  .tuple(text, fc.nat(8), fc.uint8Array({ maxLength: 8 }))
  .map(([words, how, junk]) => {
    const utf16 = Buffer.from(words, 'utf16le');
    return (
      [
        Buffer.from(words),
        Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
        Buffer.concat([Buffer.from([0xfe, 0xff]), utf16]),
        utf16,
        Buffer.from(words, 'latin1'),
        Buffer.concat([Buffer.from(words), utf16]),
        Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(words, 'latin1'), junk]),
        Buffer.concat([Buffer.from(words), Buffer.alloc(3), junk]),
        Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(words)]),
      ][how] ?? utf16
    );
  });

const TAGS = [
  'p',
  'div',
  'article',
  'table',
  'tr',
  'td',
  'a',
  'script',
  'style',
  'template',
  'svg',
  'math',
  'select',
  'title',
  'br',
  'b',
  'frameset',
  'plaintext',
];

/** Tags that are not closed, closed twice, closed across one another, and never end. */
const soup: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...TAGS).map((tag) => `<${tag}>`),
      fc.constantFrom(...TAGS).map((tag) => `</${tag}>`),
      fc.constantFrom(
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<',
        '>',
        '&',
        '&#x110000;',
        '&#0;',
        '&amp',
        '<p class="',
        "<a href='",
        '<?xml',
        '<!DOCTYPE',
      ),
      fc.constantFrom(
        '<meta property="article:published_time" content="2024-02-31">',
        '<meta charset="utf-7">',
        '<script type="application/ld+json">{"@graph":[null,{"@type":"NewsArticle","publisher":1}]}</script>',
        '<time datetime="99999-99-99">',
        '<link rel="canonical" href="javascript:1">',
      ),
      text,
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const FRONT = [
  'title: [',
  'published: 2024-02-31',
  'a: &a [*a]',
  'title: !!binary x',
  '? :',
  '- - -',
  'url: javascript:1',
  '\tx: 1',
];
const HEADERS = [
  'Subject: =?utf-8?Q?=E2=28=A1?=',
  'Date: Thu, 31 Feb 2024 25:61:61 +9999',
  'Content-Type: multipart/mixed; boundary=b',
  'Content-Type: text/html; charset=utf-99',
  'Content-Transfer-Encoding: base64',
  'Message-ID: <\u0000/../../x>',
  'From: "a',
];
const EVENT = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:1',
  'DTSTART:20240231T996199',
  'DTSTART;VALUE=DATE:99999999',
  'RRULE:FREQ=SECONDLY',
  'SUMMARY:Ann Lee met Bo Ek',
  'END:VEVENT',
  'END:VCALENDAR',
  'ATTENDEE;CN=x:y',
  ' folded',
  'DURATION:P99999999W',
];
const lines = (from: readonly string[], end: string): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...from) }, { weight: 1, arbitrary: text }), {
      maxLength: 12,
    })
    .map((all) => all.join(end));

const made = (type: string, content: fc.Arbitrary<string | Uint8Array>): fc.Arbitrary<BrokenFile> =>
  content.map((bytes) => ({ type, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes }));

/** Files that are almost what their names say. */
const almost: fc.Arbitrary<BrokenFile> = fc.oneof(
  made('txt', encoded),
  made('html', encoded),
  made('html', soup),
  made(
    'md',
    fc.tuple(lines(FRONT, '\n'), text).map(([front, body]) => `---\n${front}\n---\n${body}`),
  ),
  made(
    'eml',
    fc.tuple(lines(HEADERS, '\r\n'), soup).map(([head, body]) => `${head}\r\n\r\n--b\r\n${body}\r\n--b--`),
  ),
  made(
    'mbox',
    fc.tuple(lines(HEADERS, '\n'), text).map(([head, body]) => `From x\n${head}\n\n${body}\nFrom y\n${body}`),
  ),
  made('ics', lines(EVENT, '\r\n')),
  made('pdf', fc.array(fc.array(fc.string({ maxLength: 30 }), { maxLength: 4 }), { maxLength: 3 }).map(pdfOf)),
  made('docx', soup.map(docxOf)),
  made(
    'zip',
    fc
      .array(fc.tuple(fc.constantFrom('a.txt', '../../b.html', '/c.md', 'd.zip', 'e.docx'), encoded, fc.nat(99)), {
        maxLength: 3,
      })
      .map((entries) =>
        zipOf(entries.map(([name, bytes, claimed]) => ({ name, bytes, ...(claimed > 50 && { claimed }) }))),
      ),
  ),
  made(
    'jsonl',
    fc
      .array(
        fc.oneof(
          fc.json(),
          text,
          text.map((words) =>
            JSON.stringify({ id: words, text: words, published: '2024-02-31', title: words, url: words }),
          ),
        ),
        { maxLength: 4 },
      )
      .map((all) => all.join('\n')),
  ),
  made(
    'csv',
    fc
      .array(fc.array(text, { maxLength: 4 }), { maxLength: 4 })
      .map((rows) => rows.map((row) => row.join(',')).join('\n')),
  ),
);

const TYPES = ['txt', 'md', 'html', 'pdf', 'docx', 'eml', 'mbox', 'ics', 'zip', 'jsonl', 'jsonl.gz', 'csv'];

/** What happens to files on their way: bytes are turned, cut, doubled, put in. */
const damaged: fc.Arbitrary<BrokenFile> = fc
  .tuple(
    almost,
    fc.array(fc.tuple(fc.nat(3), fc.double({ min: 0, max: 1, noNaN: true }), fc.uint8Array({ maxLength: 12 })), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  .map(([{ type, bytes }, blows]) => {
    let broken = Buffer.from(bytes);
    for (const [how, where, junk] of blows) {
      const at = Math.floor(where * broken.length);
      const [before, after] = [broken.subarray(0, at), broken.subarray(at)];
      broken = Buffer.concat(
        [[before, junk, after], [before], [before, after, after], [before, junk, after.subarray(junk.length)]][how] ?? [
          before,
        ],
      );
    }
    return { type, bytes: broken };
  });

/** Any file: almost right, damaged, of another type than its name says, or of no type. */
export const brokenFile: fc.Arbitrary<BrokenFile> = fc.oneof(
  almost,
  damaged,
  fc.tuple(almost, fc.constantFrom(...TYPES)).map(([{ bytes }, type]) => ({ type, bytes })),
  fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(...TYPES)).map(([bytes, type]) => ({ type, bytes })),
  damaged.map(({ bytes }) => ({ type: 'jsonl.gz', bytes: gzipSync(bytes) })),
);
