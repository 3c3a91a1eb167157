import { iso3 } from '../lexicon/countries.ts';
import { addMonths } from '../model/days.ts';
import { PAIR_LIMIT } from '../model/schema.ts';
import type { ViewData, ViewMeeting } from '../view/view-data.ts';
import type { Exported } from './attributes.ts';
import { csvText, type Row } from '../model/csv.ts';
import { lookUp, type LookUp } from './look-up.ts';

export const PERIODS = ['year', 'month'] as const;
export type Period = (typeof PERIODS)[number];

/** How many articles a publisher has in the store for one day; both null where unknown. */
export interface CoverageRow {
  readonly published: string | null;
  readonly publisher: string | null;
  readonly articles: number;
}

const HEAD = [
  'period',
  'country1',
  'country2',
  'held',
  'planned',
  'cancelled',
  'level',
  'visits1to2',
  'visits2to1',
  'articles',
];
const NOT_OBSERVED = 'NA';
const LEVELS = ['leader', 'minister', 'official', 'other'];

/** A meeting as one pair of countries sees it; `visits`: 1 the first visits the second, 2 the other way. */
interface Encounter {
  readonly meeting: ViewMeeting;
  readonly visits: 0 | 1 | 2;
}

/**
 * Pairs of countries (ISO 3166-1 alpha-3, in the order of the alphabet) by period: a row for each pair that the data
 * know and each period between the first and the last. `NA` stands where no article tells of any encounter: that is not
 * zero. `articles` counts what the store holds of that period. Meetings that span periods count in the first.
 */
export function exportDyads(data: ViewData, by: Period, coverage: readonly CoverageRow[]): Exported {
  const known = lookUp(data);
  const pairs = new Map<string, Map<string, Encounter[]>>();
  const dated = data.meetings.filter(({ start, end }) => start !== null && end !== null && sure(start, end, by));
  for (const meeting of dated) {
    for (const [pair, visits] of countryPairs(known, meeting)) {
      const periods = pairs.get(pair) ?? new Map<string, Encounter[]>();
      const period = periodOf(meeting.start ?? '', by);
      periods.set(period, [...(periods.get(period) ?? []), { meeting, visits }]);
      pairs.set(pair, periods);
    }
  }
  const articles = countBy(coverage, by);
  const periods = span(
    [...pairs.values()].flatMap((each) => [...each.keys()]),
    by,
  );
  const rows = [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([pair, seen]) =>
      periods.map((period): Row => [
        period,
        ...pair.split(' '),
        ...counts(seen.get(period)),
        articles.get(period) ?? 0,
      ]),
    );
  return {
    text: csvText([HEAD, ...rows]),
    notes: [
      `${pairs.size} pairs of countries in ${periods.length} periods; ${NOT_OBSERVED}: no article tells of an encounter.`,
      `${data.meetings.length - dated.length} meetings whose ${by} is not known are left out, and those of more than ${PAIR_LIMIT} parties.`,
    ],
  };
}

/**
 * Articles by period and publisher: what the store can have observed at all, whatever the filters; `telling` counts those
 * of them that tell of a meeting which the filters select.
 */
export function exportCoverage(data: ViewData, coverage: readonly CoverageRow[], by: Period): Exported {
  const keyOf = ({ published, publisher }: Pick<CoverageRow, 'published' | 'publisher'>): string =>
    JSON.stringify([published === null ? null : periodOf(published, by), publisher]);
  const sums = new Map<string, number>();
  for (const row of coverage) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.articles);
  const telling = new Map<string, number>();
  for (const article of data.articles) telling.set(keyOf(article), (telling.get(keyOf(article)) ?? 0) + 1);
  const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    text: csvText([
      ['period', 'publisher', 'articles', 'telling'],
      ...rows.map(([key, sum]): Row => [...(JSON.parse(key) as Row), sum, telling.get(key) ?? 0]),
    ]),
    notes: [`${coverage.reduce((sum, { articles }) => sum + articles, 0)} articles.`],
  };
}

const periodOf = (day: string, by: Period): string => day.slice(0, by === 'year' ? 4 : 7);
const sure = (start: string, end: string, by: Period): boolean =>
  periodOf(start, by) === periodOf(end, by) || (Date.parse(end) - Date.parse(start)) / 86_400_000 <= 14;

function countryPairs(known: LookUp, meeting: ViewMeeting): Map<string, 0 | 1 | 2> {
  const parties = known.parties(meeting);
  const found = new Map<string, 0 | 1 | 2>();
  if (parties.length > PAIR_LIMIT) return found;
  const sides = parties.flatMap(({ party, role }) => {
    const code = party.country === null ? null : iso3(party.country);
    return code === null ? [] : [{ code, role }];
  });
  for (const one of sides)
    for (const two of sides) {
      if (one.code >= two.code) continue;
      const visits = goes(one.role, two.role) ? 1 : goes(two.role, one.role) ? 2 : 0;
      const pair = `${one.code} ${two.code}`;
      found.set(pair, found.get(pair) || visits);
    }
  return found;
}

const goes = (mine: string, other: string): boolean => mine === 'visitor' || other === 'host';

function counts(encounters: readonly Encounter[] | undefined): Row {
  if (!encounters) return Array.from({ length: 6 }, () => NOT_OBSERVED);
  const held = encounters.filter(({ meeting }) => meeting.status === 'held');
  const number = (...statuses: string[]) =>
    encounters.filter(({ meeting }) => statuses.includes(meeting.status)).length;
  const levels = held.map(({ meeting }) => meeting.level);
  return [
    held.length,
    number('planned', 'proposed', 'postponed'),
    number('cancelled', 'declined'),
    LEVELS.find((level) => levels.includes(level)) ?? NOT_OBSERVED,
    held.filter(({ visits }) => visits === 1).length,
    held.filter(({ visits }) => visits === 2).length,
  ];
}

function countBy(coverage: readonly CoverageRow[], by: Period): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { published, articles } of coverage) {
    if (published === null) continue;
    const period = periodOf(published, by);
    sums.set(period, (sums.get(period) ?? 0) + articles);
  }
  return sums;
}

/** Every period from the first to the last. */
function span(seen: readonly string[], by: Period): string[] {
  const [first = '', ...rest] = [...new Set(seen)].sort();
  const last = rest.at(-1) ?? first;
  const all = first === '' ? [] : [first];
  while ((all.at(-1) ?? '') < last) all.push(next(all.at(-1) ?? '', by));
  return all;
}

const next = (period: string, by: Period): string =>
  by === 'year' ? String(Number(period) + 1).padStart(4, '0') : addMonths(`${period}-01`, 1);
