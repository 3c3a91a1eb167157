import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../src/read/documents.ts';
import { readPdf } from '../../src/read/pdf.ts';
import { pdfOf, placedPdf, type Placed } from './pdf-bytes.ts';

async function textOf(bytes: Uint8Array): Promise<string> {
  const read = await readPdf(bytes);
  if ('trouble' in read) throw new Error(read.trouble.message);
  return read.text.trim();
}

const column = (lines: readonly string[], x: number, top: number): Placed[] =>
  lines.map((text, index) => [text, x, top - 12 * index]);

const LEFT = [
  'President Ann Lee met Prime Minister Bo',
  'Ek in Bern on Monday. They spoke of the',
  'water of the lake for most of the day and',
  'agreed on little, two diplomats said after-',
];
const RIGHT = [
  'wards. A second round is planned for the',
  'autumn. Nobody wanted to say where it is',
  'to be held, and who would be in the chair',
  'was left open too.',
];
const FLOWING =
  'President Ann Lee met Prime Minister Bo Ek in Bern on Monday. They spoke of the water of the lake for most of the day and agreed on little, two diplomats said afterwards. A second round is planned for the autumn. Nobody wanted to say where it is to be held, and who would be in the chair was left open too.';

describe('columns', () => {
  test('are read one after the other, and a word that breaks between them is one', async () => {
    expect(await textOf(placedPdf([[...column(LEFT, 60, 700), ...column(RIGHT, 320, 700)]]))).toBe(FLOWING);
  });

  test('below a title that spans them, and with lines that do not stand level', async () => {
    const title: Placed[] = [
      ['Talks at the lake bring little, and nobody is surprised by that in either capital', 60, 740],
    ];
    expect(await textOf(placedPdf([[...title, ...column(LEFT, 60, 700), ...column(RIGHT, 320, 704)]]))).toBe(
      `${title[0]?.[0]}\n\n${FLOWING}`,
    );
  });

  test('text across the page is none, also where words stand apart', async () => {
    const lines: Placed[] = [
      ['Ann Lee', 60, 700],
      ['met Bo Ek.', 120, 700],
      ['They parted.', 60, 688],
    ];
    expect(await textOf(placedPdf([lines]))).toBe('Ann Lee met Bo Ek. They parted.');
  });
});

const page = (number: number, text: string): string[] => [
  `Annual report ${2020 + number}`,
  text,
  `Page ${number} of 4`,
];

describe('running heads', () => {
  const TEXTS = [
    'Ann Lee met Bo Ek in Bern and they',
    'spoke about the water of the lake.',
    'Cy Orr was there too.',
    'Nobody else came.',
  ];

  test('and page numbers fall away; a sentence goes on over the page', async () => {
    expect(await textOf(pdfOf(TEXTS.map((text, index) => page(index + 1, text))))).toBe(
      'Ann Lee met Bo Ek in Bern and they spoke about the water of the lake.\n\nCy Orr was there too.\n\nNobody else came.',
    );
  });

  test('what stands on two pages only is no running head', async () => {
    const text = await textOf(pdfOf([['Minutes', 'Ann Lee came.'], ['Minutes', 'Bo Ek came.'], ['Cy Orr came.']]));
    expect(text.match(/Minutes/g)).toHaveLength(2);
  });
});

test('a hyphen stays where the word has one elsewhere', async () => {
  const lines = [
    'The vice-president met the envoy, and the vice-',
    'president of the other side met the ambassa-',
    'dor.',
  ];
  expect(await textOf(pdfOf([lines]))).toBe(
    'The vice-president met the envoy, and the vice-president of the other side met the ambassador.',
  );
});

/** White, with black bars. */
function picture(width: number, height: number) {
  return { width, height, pixels: new Uint8Array(width * height).fill(255) };
}

test('pages without text are told by their numbers, the others go in', async () => {
  const blank = picture(8, 8);
  const bytes = placedPdf([[['Ann Lee met Bo Ek.', 60, 700]], blank, blank, [['They parted.', 60, 700]], blank]);
  const found = [];
  for await (const each of readDocuments('pdf', Buffer.from(bytes), { maxBytes: 1e7 })) found.push(each);
  expect(found).toMatchObject([
    { read: { text: expect.stringContaining('They parted.') } },
    {
      trouble: {
        code: 'read/pages',
        message: 'Of its 5 pages these have pictures, but no text layer: 2-3, 5. The others went in.',
      },
    },
  ]);
});

const hasTesseract = spawnSync('tesseract', ['--version']).status === 0;

/** Letters of five by seven dots, which tesseract reads when they are large enough. */
const FONT: Readonly<Record<string, readonly string[]>> = {
  A: ['01110', '10001', '10001', '11111', '10001', '10001', '10001'],
  E: ['11111', '10000', '10000', '11110', '10000', '10000', '11111'],
  L: ['10000', '10000', '10000', '10000', '10000', '10000', '11111'],
  M: ['10001', '11011', '10101', '10101', '10001', '10001', '10001'],
  T: ['11111', '00100', '00100', '00100', '00100', '00100', '00100'],
};

function drawn(text: string, dot = 8) {
  const page = picture((text.length * 6 + 6) * dot, 15 * dot);
  [...text].forEach((letter, index) =>
    FONT[letter]?.forEach((row, y) =>
      [...row].forEach((bit, x) => {
        if (bit !== '1') return;
        for (let dy = 0; dy < dot; dy++)
          for (let dx = 0; dx < dot; dx++)
            page.pixels[((y + 4) * dot + dy) * page.width + (index * 6 + x + 3) * dot + dx] = 0;
      }),
    ),
  );
  return page;
}

const troubleOf = async (bytes: Uint8Array, ocr = false) => {
  const read = await readPdf(bytes, { ocr });
  return 'trouble' in read ? read.trouble : (read.note ?? null);
};

describe('a file without text is told by what lies on its pages', () => {
  test('pictures need recognition', async () => {
    const { code, message, next } = (await troubleOf(placedPdf([picture(8, 8)]))) ?? {};
    expect([code, message]).toEqual(['read/scan', 'Its only page has pictures, but no text layer.']);
    expect(next).toContain('--ocr');
  });

  test('nothing at all needs none', async () => {
    expect(await troubleOf(pdfOf([[], []]))).toEqual({
      code: 'read/no-text',
      message: 'All of its 2 pages have nothing on them.',
      next: 'Look at it: there seems to be nothing to read. Ask for another copy.',
    });
    expect((await troubleOf(pdfOf([[]]), true))?.next).not.toContain('--ocr');
  });

  test('a blank page among others is no trouble', async () => {
    expect(await troubleOf(placedPdf([[['Ann Lee met Bo Ek.', 60, 700]], []]))).toBeNull();
  });

  test.runIf(hasTesseract)('a picture without words, after recognition, is not told to go through it', async () => {
    const told = await troubleOf(placedPdf([picture(80, 80)]), true);
    expect(told?.message).toBe('Its only page has pictures in which no word was recognised.');
    expect(told?.next).not.toContain('--ocr');
  });
});

// Without tesseract, only what is told then can be tested.
test('text recognition gives the words of a scan, or says that it failed', async () => {
  const read = await readPdf(placedPdf([drawn('ATE LAMA TALE')]), { ocr: true });
  expect('text' in read ? read.text : read.trouble.code).toMatch(hasTesseract ? /LAMA/ : /^read\/ocr$/);
});
