import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { exportCsv, type CsvTable } from '../../src/export/csv.ts';
import { csvCell } from '../../src/model/csv.ts';
import { harmless } from '../../src/model/harmless.ts';
import { DATA, HARD_ID, HARD_NAME, HELD } from './fixture.ts';

const read = (table: CsvTable): Record<string, string>[] => parse(exportCsv(DATA, table).text, { columns: true });

test('meetings: a row each, with its status, bounds and parties', () => {
  const rows = read('meetings');
  expect(rows.map(({ id, status, start, end }) => ({ id, status, start, end }))).toEqual(
    DATA.meetings.map(({ id, status, start, end }) => ({ id, status, start: start ?? '', end: end ?? '' })),
  );
  expect(rows.map(({ participants }) => participants?.split('; ').length)).toEqual(
    DATA.meetings.map(({ participants }) => participants.length),
  );
});

test('people: a row each, with the number of held meetings', () => {
  const held = DATA.parties.map(({ id }) =>
    String(HELD.filter(({ participants }) => participants.some(({ party }) => party === id)).length),
  );
  expect(read('people').map((row) => row['held'])).toEqual(held);
});

test('evidence: every quote word for word, under its meeting and article', () => {
  const quotes = DATA.meetings.flatMap(({ id, claims }) =>
    claims.flatMap((claim) => claim.quotes.map(({ quote }) => ({ meeting: id, quote }))),
  );
  expect(read('evidence').map(({ meeting, quote }) => ({ meeting, quote }))).toEqual(quotes);
});

test('a name that a spreadsheet would run as a formula is text', () => {
  expect(read('people').find(({ id }) => id === HARD_ID)?.['name']).toBe(
    harmless(`'${HARD_NAME.replace('\ud800', '\ufffd')}`),
  );
});

test.each([
  ['=1+1', "'=1+1"],
  ['+41', "'+41"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', '\ufffdx'],
  ['  =1+1', "'  =1+1"],
  ['＝1+1', "'＝1+1"],
  ['a;=1+1', "a;'=1+1"],
  ['a\n=1+1', '"a\n\'=1+1"'],
  ['a\u001b[31mb', 'a\ufffd[31mb'],
  ['a=b', 'a=b'],
  ['say "x", y', '"say ""x"", y"'],
  [-2, '-2'],
  [null, ''],
])('the cell of %j is %j', (value, cell) => expect(csvCell(value)).toBe(cell));
