import { describe, expect, test } from 'vitest';
import type { RegisterEntry } from '../../src/model/register.ts';
import { explainArticle, extractArticle } from '../../src/pipeline/extract-article.ts';
import { letterDate, pdfDay } from '../../src/read/document-date.ts';
import { makeArticle, type ReadText } from '../../src/read/make-article.ts';
import { readPdf } from '../../src/read/pdf.ts';
import { pdfOf } from './pdf-bytes.ts';

describe('letterDate: the day in the head of a letter or of minutes', () => {
  test.each([
    ['Ministry of Water\n12 Lake Street\n\nBern, 4 March 2024\n\nDear Minister,\n\nThey met.', '2024-03-04', 'letter'],
    ['Date: Monday, 4 March 2024\nRef. 17/b\n\nYour Excellency,\n\nThey met.', '2024-03-04', 'letter'],
    ['March 4, 2024\n\nDear Ann,\nThey met on 9 May 2023.', '2024-03-04', 'letter'],
    ['Dear Ann,\n\n4 March 2024\nThey met.', null, 'letter'],
    ['Minutes of the meeting held on 4 March 2024 in Bern\n\nPresent: Ann Lee', '2024-03-04', 'minutes'],
    ['Ministry of Water\nRecord of conversation\nBern, 4 March 2024\nAnn Lee said', '2024-03-04', 'minutes'],
    ['Minutes\n\nPresent: Ann Lee, Bo Ek', null, 'minutes'],
  ])('%j', (text, day, basis) => expect(letterDate(text)).toEqual({ day, basis }));
  test.each([
    ['BERLIN, May 4, 2024 - The chancellor met …'],
    ['10 July 2019\nThe talks began. Dear friends, he said, the lake is ours.'],
    [
      'Minutes after he landed on 4 March 2024, the minister said that the talks would go on and that nobody should wait for him that evening.',
    ],
    ['Dear old Berlin\n4 March 2024\nThe city changes.'],
  ])('neither: %j', (text) => expect(letterDate(text)).toBeNull());
});

test.each([
  ["D:20240304101500+01'00'", '2024-03-04'],
  ['20240304', '2024-03-04'],
  ['D:20241399', null],
  ['yesterday', null],
  [undefined, null],
])('pdfDay %s', (value, day) => expect(pdfDay(value)).toBe(day));

const made = (read: ReadText, published?: string) =>
  makeArticle('a', null, read, published === undefined ? {} : { published });
const MET = 'German Chancellor Olaf Scholz met French President Emmanuel Macron';
const LETTER = `Bern, 4 March 2024\n\nDear Minister,\n\n${MET} on Friday in Paris.\n`;
const datesOf = (article: Awaited<ReturnType<typeof made>>) =>
  extractArticle(article).claims.map(({ date, dateBasis }) => [date, dateBasis]);

describe('a document date is none of publication', () => {
  test('of a letter; "on Friday" counts from it, and says so', async () => {
    const article = await made({ text: LETTER });
    expect(article).toMatchObject({ published: null, documentDate: { day: '2024-03-04', basis: 'letter' } });
    expect(datesOf(article)).toEqual([['2024-03-01', 'document']]);
    expect(extractArticle(article).article).toEqual(article);
    expect(explainArticle(article).claims.map(({ claim }) => claim.date)).toEqual(['2024-03-01']);
  });
  test('of a letter that was published: days count from its publication', async () => {
    const article = await made({ text: LETTER }, '2024-03-12');
    expect(article.documentDate?.day).toBe('2024-03-04');
    expect(datesOf(article)).toEqual([['2024-03-08', 'relative']]);
  });
  test('a letter without a day in its sentence dates no meeting', async () => {
    expect(datesOf(await made({ text: LETTER.replace(' on Friday', '') }))).toEqual([[null, 'none']]);
  });
  test('of a file: nothing counts from it', async () => {
    const article = await made({ text: `${MET} on Friday in Paris.`, made: '2024-03-04' });
    expect(article).toMatchObject({ published: null, documentDate: { day: '2024-03-04', basis: 'file' } });
    expect(datesOf(article)).toEqual([[null, 'none']]);
  });
});

test("a PDF's own date comes along as the day on which it was made", async () => {
  const bytes = new TextDecoder('latin1')
    .decode(pdfOf([['Ann Lee met Bo Ek in Bern.']]))
    .replace('trailer\n<<', "trailer\n<< /Info << /CreationDate (D:20240304101500+01'00') >>");
  expect(await readPdf(Buffer.from(bytes, 'latin1'))).toMatchObject({ made: '2024-03-04' });
});

test('the day in an entry of a calendar or register is none of publication', async () => {
  const text = '2024-03-10\n\nMeeting of Emmanuel Macron and Olaf Scholz, Berlin';
  expect(await makeArticle('row', null, { text })).toMatchObject({ published: '2024-03-10' });
  const register = { register: 'calendar' } as RegisterEntry;
  expect(await makeArticle('row', null, { text, register })).toMatchObject({ published: null });
});
