import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { expect, test } from 'vitest';
import { readPdf } from '../../src/read/pdf.ts';
import { pgmOf } from '../../src/read/pdf-ocr.ts';
import { looksOf, sheetOf, type PdfPage } from '../../src/read/pdf-pictures.ts';
import { withTable } from './pdf-bytes.ts';

/** What every page below shows, 8 by 4 pixels: a hook that is its own mirror in no direction. */
const SEEN = ['########', '#.......', '#...##..', '#.......'];

interface Scan {
  readonly rows: readonly string[];
  readonly content: string;
  /** Of the picture. */
  readonly kind?: string;
  readonly page?: string;
  readonly isUpright?: boolean;
}

const bitsOf = (rows: readonly string[]): string =>
  rows
    .map((row) => Number.parseInt(row.replaceAll('#', '0').replaceAll('.', '1').padEnd(8, '1'), 2))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
const bytesOf = (rows: readonly string[]): string => rows.join('').replaceAll('#', '00').replaceAll('.', 'ff');

const BITS = '/ColorSpace /DeviceGray /BitsPerComponent 1';
const MASK = '/ImageMask true /BitsPerComponent 1';
const GREY = '/ColorSpace /DeviceGray /BitsPerComponent 8';
const stream = (head: string, body: string): string =>
  `<< ${head} /Length ${body.length} >>\nstream\n${body}\nendstream`;

function pdfOfScan({ rows, content, kind = BITS, page = '/MediaBox [0 0 8 4]' }: Scan): string {
  const hex = `${kind === GREY ? bytesOf(rows) : bitsOf(rows)}>`;
  const size = `/Width ${rows[0]?.length} /Height ${rows.length}`;
  return withTable([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R ${page} /Contents 4 0 R /Resources << /XObject << /I 5 0 R /F 6 0 R >> >> >>`,
    stream('', content),
    stream(`/Type /XObject /Subtype /Image ${size} ${kind} /Filter /ASCIIHexDecode`, hex),
    stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 8 4] /Matrix [1 0 0 1 1 0] /Resources << /XObject << /I 5 0 R >> >>',
      'q 8 0 0 4 -1 0 cm /I Do Q',
    ),
  ]);
}

async function pageOf(file: string): Promise<readonly [PdfPage, Readonly<Record<string, number>>]> {
  const document = await getDocumentProxy(new TextEncoder().encode(file), { verbosity: 0 });
  const { OPS } = (await getResolvedPDFJS()) as { OPS: Readonly<Record<string, number>> };
  return [(await document.getPage(1)) as unknown as PdfPage, OPS];
}

async function shownBy(scan: Scan): Promise<string[]> {
  const sheet = await sheetOf(...(await pageOf(pdfOfScan(scan))));
  if (sheet === null) return [];
  return Array.from({ length: sheet.height }, (_, row) =>
    [...sheet.grey.subarray(row * sheet.width, (row + 1) * sheet.width)]
      .map((grey) => (grey < 128 ? '#' : '.'))
      .join(''),
  );
}

const PLACED = 'q 8 0 0 4 0 0 cm /I Do Q';
const turned = SEEN.toReversed().map((row) => [...row].toReversed().join(''));
const lying = Array.from({ length: 8 }, (_, at) => SEEN.map((row) => row[7 - at]).join(''));

const SCANS: Readonly<Record<string, Scan>> = {
  'black and white': { rows: SEEN, content: PLACED },
  'in grey': { rows: SEEN, kind: GREY, content: PLACED },
  'a mask in black': { rows: SEEN, kind: MASK, content: `0 g ${PLACED}` },
  'within the page': {
    rows: SEEN,
    content: `q 8 0 0 4 0 0 cm BI /W 8 /H 4 /BPC 1 /CS /G /F /AHx ID ${bitsOf(SEEN)}> EI Q`,
  },
  'in a form': { rows: SEEN, content: 'q /F Do Q' },
  'stored upside down': { rows: SEEN.toReversed(), content: 'q 8 0 0 -4 0 4 cm /I Do Q' },
  'a page turned half round': { rows: turned, content: PLACED, page: '/MediaBox [0 0 8 4] /Rotate 180' },
  'a page turned to the right': {
    rows: lying,
    content: 'q 4 0 0 8 0 0 cm /I Do Q',
    page: '/MediaBox [0 0 4 8] /Rotate 90',
  },
  'in strips': {
    rows: ['########'],
    content: [
      [8, 0, 3],
      [1, 0, 2],
      [1, 0, 1],
      [1, 0, 0],
      [2, 4, 1],
    ]
      .map(([width, x, y]) => `q ${width} 0 0 1 ${x} ${y} cm /I Do Q`)
      .join(' '),
  },
};

test.for(Object.entries(SCANS))('a scan is read as one sees it: %s', async ([, scan]) => {
  expect(await shownBy(scan)).toEqual(SEEN);
});

test('a mask in white on white shows nothing', async () => {
  expect(await shownBy({ rows: SEEN, kind: MASK, content: `1 g ${PLACED}` })).toEqual(SEEN.map(() => '........'));
});

test.for([
  [PLACED, 'pictures'],
  ['0 0 m 8 4 l S', 'drawn'],
  ['1 g 0 0 8 4 re f', 'blank'],
  ['', 'blank'],
])('what lies on a page: %s', async ([content = '', looks]) => {
  expect(await looksOf(...(await pageOf(pdfOfScan({ rows: SEEN, content }))))).toBe(looks);
});

test('a picture that cannot be unpacked is told as such, not as a drawing', async () => {
  const jpeg2000 = pdfOfScan({ rows: SEEN, content: PLACED }).replace('/ASCIIHexDecode', '/JPXDecode     ');
  expect(await looksOf(...(await pageOf(jpeg2000)))).toBe('sealed');
  expect(await readPdf(new TextEncoder().encode(jpeg2000), { ocr: true })).toMatchObject({
    trouble: { message: expect.stringContaining('cannot be unpacked') as string },
  });
});

test('pixels as tesseract takes them', () => {
  const grey = pgmOf({ grey: Uint8Array.of(1, 2), width: 2, height: 1, dpi: 72 });
  expect(grey.toString('latin1')).toBe('P5\n2 1\n255\n\u0001\u0002');
});
