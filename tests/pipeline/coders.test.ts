import { describe, expect, test } from 'vitest';
import type { ArticleId } from '../../src/model/ids.ts';
import type { ArticleRecord } from '../../src/model/record.ts';
import { agreementOf, alpha } from '../../src/pipeline/agreement.ts';
import { fieldScores } from '../../src/pipeline/fields.ts';
import { sampleOf } from '../../src/pipeline/sample.ts';
import type { ScoredMeeting } from '../../src/pipeline/scored.ts';
import { readSheet } from '../../src/pipeline/sheet.ts';

const nominal = (a: string, b: string): number => Number(a !== b);
const pairs = (a: string, b: string): [string, string][] => [...a].map((value, at) => [value, b[at] ?? '']);

describe("Krippendorff's alpha", () => {
  // The published values of Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): two categories, and five.
  test.each([
    ['0100000000', '1110010100', 0.095],
    ['aabbdcccedda', 'babbbccceddd', 0.692],
    ['ababab', 'ababab', 1],
  ])('%s and %s: %d', (a, b, expected) => expect(alpha(pairs(a, b), nominal)).toBeCloseTo(expected, 3));
  test('all alike: nothing to tell', () => expect(alpha(pairs('aaaa', 'aaaa'), nominal)).toBeNull());
});

const meeting = (who: string, more: Partial<ScoredMeeting> = {}): ScoredMeeting => ({
  kind: 'meeting',
  status: 'held',
  participants: who.split('+').map((name) => ({ name })),
  place: { names: ['Oslo'], core: 'Oslo' },
  date: '2024-05-01',
  ...more,
});

test('precision and recall by field: what is not said is no error of precision', () => {
  const gold = [{ id: 'a', meetings: [meeting('Ann Lee+Bo Ek'), meeting('Cy Orr+Di Poe', { date: null })] }];
  const said = [{ id: 'a', meetings: [meeting('Ann Lee+Bo Ek', { place: null, status: 'planned' })] }];
  const { meeting: found, place, status, date } = fieldScores(gold, said);
  expect([found.precision.value, found.recall.value]).toEqual([1, 0.5]);
  expect([place.precision.value, place.recall.value]).toEqual([0, 0]);
  expect([status.precision.value, date.precision.value, date.recall.value]).toEqual([0, 1, 1]);
});

const gold = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${at}`, meetings: [meeting('Ann Lee+Bo Ek')] }));

test('intervals hold the value, narrow with more articles, and are the same each time', () => {
  const said = (count: number) =>
    gold(count).map((document, at) => (at % 2 === 0 ? document : { ...document, meetings: [] }));
  const widths = [10, 200].map((count) => {
    const { recall } = fieldScores(gold(count), said(count)).meeting;
    expect(recall.value).toBe(0.5);
    expect(recall.low).toBeLessThan(0.5);
    expect(recall.high).toBeGreaterThan(0.5);
    return recall.high - recall.low;
  });
  expect(widths[1]).toBeLessThan(0.2);
  expect(widths[0]).toBeGreaterThan(0.4);
  expect(fieldScores(gold(10), said(10))).toEqual(fieldScores(gold(10), said(10)));
});

test('two coders: encounters of both and of one, and alpha of the fields', () => {
  const one = [
    { id: 'a', meetings: [meeting('Ann Lee+Bo Ek'), meeting('Cy Orr+Di Poe', { status: 'planned' })] },
    { id: 'b', meetings: [] },
    { id: 'c', meetings: [meeting('Ann Lee+Cy Orr')] },
  ];
  const two = [
    { id: 'a', meetings: [meeting('Bo Ek+Ann Lee'), meeting('Cy Orr+Di Poe', { status: 'planned', date: null })] },
    { id: 'b', meetings: [] },
  ];
  const { articles, both, one: single, alpha: of } = agreementOf(one, two);
  expect([articles, both, single]).toEqual([2, 2, 0]);
  expect([of.any, of.status, of.kind]).toEqual([1, 1, null]);
  expect(of.date).toBeLessThan(1);
});

const record = (at: number, status: string | null): ArticleRecord =>
  ({
    article: { id: `art_${at}` as ArticleId, published: `${2020 + (at % 2)}-01-01`, publisher: null },
    claims: status === null ? [] : [{ status, kind: 'meeting' }],
  }) as unknown as ArticleRecord;

test('a sample is spread in proportion, articles without claims included, and is the same for the same seed', () => {
  const records = Array.from({ length: 100 }, (_, at) => record(at, at < 50 ? null : at < 90 ? 'held' : 'denied'));
  const sample = sampleOf(records, 20, ['status'], '1');
  const count = (status: string | undefined) => sample.filter(({ claims }) => claims[0]?.status === status).length;
  expect([count(undefined), count('held'), count('denied')]).toEqual([10, 8, 2]);
  expect(sampleOf([...records].reverse(), 20, ['status'], '1')).toEqual(sample);
  expect(sampleOf(records, 20, ['status'], '2')).not.toEqual(sample);
  expect(sampleOf(records, 500, ['status', 'year'], '1')).toHaveLength(100);
});

describe('readSheet', () => {
  const HEAD = 'article,kind,status,participants,place,date\n';
  test('further encounters in further rows; `none`; what is not coded is left out', () => {
    const text = `${HEAD}art_1,meeting,held,Ann Lee; Bo Ek,"Grand Hotel, Oslo",2024-05-01\nart_1,call,planned,Ann Lee; Cy Orr,,\nart_2,none,,,,\nart_3,,,,,\n`;
    expect(readSheet(text, 's.csv')).toEqual([
      {
        id: 'art_1',
        meetings: [
          meeting('Ann Lee+Bo Ek', { place: { names: ['Grand Hotel', 'Oslo'], core: 'Grand Hotel' } }),
          meeting('Ann Lee+Cy Orr', { kind: 'call', status: 'planned', place: null, date: null }),
        ],
      },
      { id: 'art_2', meetings: [] },
    ]);
  });
  test.each([
    ['art_1,party,held,A;B,,', '"party" is no kind.'],
    ['art_1,meeting,yes,A;B,,', '"yes" is no status.'],
    ['art_1,meeting,held,,,', 'There are no participants.'],
    ['art_1,meeting,held,A;B,,May', '"May" is no date.'],
  ])('%s', (row, message) => expect(() => readSheet(`${HEAD}${row}\n`, 's.csv')).toThrow(message));
});
