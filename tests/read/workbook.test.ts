import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { afterAll, describe, expect, test } from 'vitest';
import { readSources, type ReadItem } from '../../src/read/sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-workbook-'));
afterAll(() => rmSync(folder, { recursive: true }));
const SAMPLES = fileURLToPath(new URL('../samples/registers/', import.meta.url));

async function put(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const writer = new ZipWriter(new Uint8ArrayWriter());
  for (const [path, text] of Object.entries(files)) await writer.add(path, new TextReader(text));
  writeFileSync(join(folder, name), await writer.close());
  return join(folder, name);
}

type CellValue = string | number;
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A number is a day: style 1 shows it as one. */
const cell = (value: CellValue, row: number, column: number): string => {
  const at = `${String.fromCharCode(65 + column)}${row + 1}`;
  return typeof value === 'number'
    ? `<c r="${at}" s="1"><v>${value}</v></c>`
    : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
};
const sheetXml = (rows: readonly (readonly CellValue[])[]): string =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows
    .map((row, at) => `<row r="${at + 1}">${row.map((value, column) => cell(value, at, column)).join('')}</row>`)
    .join('')}</sheetData></worksheet>`;

/** The parts that a spreadsheet program writes, and no more. */
function workbook(sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>>): Record<string, string> {
  const names = Object.keys(sheets);
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (inner: string): string =>
    `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const files = names.map((_, at) => relation(at + 1, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('');
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relations(relation(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(files + relation(names.length + 1, 'styles', 'styles.xml')),
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(names.map((name, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheets[name] ?? [])])),
  };
}

async function read(path: string): Promise<ReadItem[]> {
  const items: ReadItem[] = [];
  for await (const item of readSources([path])) items.push(item);
  return items;
}

const entriesOf = (items: readonly ReadItem[]) =>
  items.flatMap((item) => (item.kind === 'article' ? [item.article.register] : []));
const told = (items: readonly ReadItem[]) =>
  entriesOf(items).map((entry) => [entry?.date, entry?.lines, entry?.parties.map(({ name }) => name)]);

const HEAD = ['Minister', 'Date', 'Name of organisation or individual', 'Purpose of meeting'];
/** 5 February 2024 as Excel counts days. */
const FIFTH = 45_327;

describe('Excel workbooks', () => {
  test('every sheet that is a register is read, days as days; other sheets are none', async () => {
    const file = await put(
      'ministers.xlsx',
      workbook({
        Notes: [['Published by an office'], ['See the next sheets']],
        January: [['Meetings of ministers'], HEAD, ['Jane Fairweather', FIFTH, 'Example Energy plc', 'energy prices']],
        February: [HEAD, ['Lord Ashdale', '12/02/2024', 'Contoso Bank', 'small business']],
      }),
    );
    expect(told(await read(file))).toEqual([
      ['2024-02-05', [3], ['Jane Fairweather', 'Example Energy plc']],
      ['2024-02-12', [2], ['Lord Ashdale', 'Contoso Bank']],
    ]);
  });

  test('one without a register, asked for by name, is a trouble', async () => {
    expect(await read(await put('notes.xlsx', workbook({ Notes: [['Nothing'], ['here']] })))).toMatchObject([
      { kind: 'trouble', trouble: { code: 'read/register' } },
    ]);
  });

  test('what is no workbook says what to do', async () => {
    writeFileSync(join(folder, 'broken.xlsx'), 'Minister,Date\n');
    expect(await read(join(folder, 'broken.xlsx'))).toMatchObject([
      { kind: 'trouble', trouble: { code: 'read/broken', next: expect.stringContaining('save it as .xlsx or CSV') } },
    ]);
  });
});

test('registers in a ZIP: the same entries as beside it, and documents beside them', async () => {
  const csv = readFileSync(join(SAMPLES, 'ministers.csv'), 'utf8');
  const packed = await read(
    await put('all.zip', { 'a/ministers.csv': csv, 'b/note.txt': 'They met in Bern.', 'c/other.csv': 'a,b\n1,2\n' }),
  );
  const plain = await read(join(SAMPLES, 'ministers.csv'));
  expect(entriesOf(packed).filter((entry) => entry !== undefined)).toEqual(entriesOf(plain));
  expect(packed.map((item) => (item.kind === 'article' ? item.article.file : item.kind))).toEqual([
    join(folder, 'all.zip/b/note.txt'),
    ...entriesOf(plain).map(() => join(folder, 'all.zip/a/ministers.csv')),
    'left out',
    'skipped',
  ]);
});
