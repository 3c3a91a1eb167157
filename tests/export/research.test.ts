import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { COLUMNS } from '../../src/export/codebook.ts';
import { exportDataset } from '../../src/export/dataset.ts';
import { DIPLOMATIC_COLUMNS } from '../../src/export/diplomatic.ts';
import { exportView, type ExportFormat } from '../../src/export/formats.ts';
import { PAIR_LIMIT } from '../../src/model/schema.ts';
import type { CoverageRow } from '../../src/export/dyads.ts';
import { countPairs, DATA, HELD } from './fixture.ts';

const COVERAGE: CoverageRow[] = [
  { published: '2023-05-01', publisher: 'Plain Record', articles: 3 },
  { published: null, publisher: null, articles: 2 },
];
const written = (format: ExportFormat, by?: 'year' | 'month'): string =>
  exportView(DATA, format, { graph: 'people', table: 'meetings', coverage: COVERAGE, ...(by && { by }) }).text;
const csv = (text: string): Record<string, string>[] => parse(text, { columns: true });

test('diplomatic: exactly the columns, a row a pair of a held meeting', () => {
  const rows = csv(written('diplomatic'));
  expect(Object.keys(rows[0] ?? {})).toEqual(DIPLOMATIC_COLUMNS);
  const pairs = [...countPairs(PAIR_LIMIT).values()].reduce((sum, count) => sum + count, 0);
  expect(rows.filter(({ counterpart }) => counterpart !== '')).toHaveLength(pairs);
  const large = HELD.filter(({ participants }) => participants.length > PAIR_LIMIT);
  const parties = large.reduce((sum, { participants }) => sum + participants.length, 0);
  expect(rows.filter(({ counterpart }) => counterpart === '')).toHaveLength(parties);
});

test('dyads: balanced, NA where nothing was observed, articles beside it', () => {
  const rows = csv(written('dyads', 'month'));
  const pairs = new Set(rows.map(({ country1, country2 }) => `${country1} ${country2}`));
  const periods = new Set(rows.map(({ period }) => period));
  expect(rows).toHaveLength(pairs.size * periods.size);
  expect(rows.every(({ country1 = '', country2 = '' }) => country1 < country2 && /^[A-Z]{3}$/.test(country1))).toBe(
    true,
  );
  const seen = rows.filter(({ held }) => held !== 'NA');
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.every((row) => Number(row['held']) + Number(row['planned']) + Number(row['cancelled']) >= 0)).toBe(true);
  expect(rows.filter(({ period }) => period === '2023-05').every(({ articles }) => articles === '3')).toBe(true);
});

test('iCalendar, read by ical.js: whole days, the end exclusive', () => {
  const calendar = new ICAL.Component(ICAL.parse(written('ics')) as ConstructorParameters<typeof ICAL.Component>[0]);
  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  const planned = DATA.meetings.filter(({ status, precision }) => status === 'planned' && precision === 'day');
  for (const { id, start } of planned) {
    const event = events.find(({ uid }) => uid === `${id}@whomet`);
    expect(event?.startDate.toString()).toBe(start);
    expect(event?.startDate.isDate).toBe(true);
    expect(event?.duration.toSeconds()).toBe(86_400);
  }
  expect(planned.length).toBeGreaterThan(0);
});

test('JSON-LD: an Event a meeting, with those who attended', () => {
  const { '@graph': events } = JSON.parse(written('jsonld')) as { '@graph': Record<string, unknown>[] };
  expect(events.map((event) => event['@id'])).toEqual(DATA.meetings.map(({ id }) => `urn:whomet:${id}`));
  const dates = DATA.meetings.map(({ start, end, precision }) => [start ?? undefined, end ?? undefined, precision]);
  const told = events.map(({ startDate, endDate, keywords }) => {
    const precision = (keywords as string[]).find((each) => each.startsWith('precision: '));
    return [startDate, endDate, precision?.slice('precision: '.length) ?? null];
  });
  expect(told).toEqual(dates);
});

test('the dossier quotes every sentence once, and every mark has its note', () => {
  const text = written('dossier');
  const quotes = DATA.meetings.flatMap(({ claims }) => claims.flatMap((claim) => claim.quotes)).length;
  expect(text.match(/^\[\^\d+\]: /gm)).toHaveLength(quotes);
  expect(text.match(/\[\^\d+\](?!:)/g)).toHaveLength(quotes);
});

test.each(['diplomatic', 'dyads', 'coverage', 'jsonld', 'ftm', 'plover', 'ics', 'dossier', 'cypher'] as const)(
  '%s: the same data gives the same bytes',
  (format) => expect(written(format)).toBe(written(format)),
);

const ORIGIN = { filters: {}, by: 'year', articles: {}, ledger: '', models: {} } as const;

test('data set: the codebook explains every column', () => {
  const files = exportDataset(DATA, COVERAGE, ORIGIN);
  const heads = files
    .filter(({ path }) => path.endsWith('.csv'))
    .flatMap(({ text }) => (parse(text) as string[][])[0] ?? []);
  expect(heads.filter((column) => !(column in COLUMNS))).toEqual([]);
  expect(exportDataset(DATA, COVERAGE, ORIGIN)).toEqual(files);
});
