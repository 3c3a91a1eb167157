import { describe, expect, it } from 'vitest';
import { makeIndex } from '../../src/view/data-index.ts';
import { Facets, statusCounts } from '../../src/view/facets.ts';
import { Sieve } from '../../src/view/sieve.ts';
import { countUndated, nextWindow, spanOf, stepFor, timeline } from '../../src/view/timeline.ts';
import type { ViewMeeting } from '../../src/view/view-data.ts';
import { START, type Limits } from '../../src/view/view-state.ts';
import { VIEW_DATA } from './fixture.ts';

const { meetings } = VIEW_DATA;
const index = makeIndex(VIEW_DATA);

function sift(limits: Partial<Limits> = {}): Sieve {
  const sieve = new Sieve(index);
  sieve.apply({ ...START, ...limits });
  return sieve;
}

const passing = (limits: Partial<Limits>): ViewMeeting[] => {
  const sieve = sift(limits);
  return meetings.filter((_, number) => sieve.passes(number));
};

describe('the sieve', () => {
  it('lets everything through at the start', () => expect(passing({})).toEqual(meetings));

  it('keeps a meeting that overlaps the window, if only by one day', () => {
    const found = passing({ from: '2024-06-26', to: '2024-06-26', undated: false });
    expect(found.map(({ date }) => date)).toEqual(['2024-06-25/2024-06-26', '2024-06-26', '2024-06-26']);
  });

  it('keeps a meeting of an unknown day in a month that overlaps the window', () => {
    expect(passing({ from: '2024-10-31', to: '2024-10-31', undated: false }).map(({ date }) => date)).toEqual([
      '2024-10',
    ]);
  });

  it('has a switch of its own for meetings without a date', () => {
    expect(countUndated(index, sift({ undated: false }))).toBe(3);
    expect(passing({ undated: false }).some(({ date }) => date === null)).toBe(false);
    expect(passing({ from: '2030-01-01' })).toHaveLength(3);
  });

  it('takes a place with everything inside it, and one of several places', () => {
    const inAustria = passing({ places: ['plc_austria'] });
    expect(inAustria.some(({ places }) => places[0]?.[0] === 'plc_hofburg')).toBe(true);
    expect(inAustria.length).toBeGreaterThan(passing({ places: ['plc_hofburg'] }).length);
    expect(passing({ places: ['plc_austria', 'plc_cairo'] })).toHaveLength(
      inAustria.length + passing({ places: ['plc_cairo'] }).length,
    );
  });

  it('takes only meetings that all the parties asked for had a part in', () => {
    const both = passing({ parties: ['per_alder', 'per_jalali'] });
    expect(both).toHaveLength(6);
    expect(passing({ parties: ['per_alder'] }).length).toBeGreaterThan(both.length);
  });

  it.each([
    ['a country', { countries: ['HR'] }, 4],
    ['a kind', { kinds: ['video'] }, 1],
    ['independent sources', { sources: 2 }, 6],
    ['a dispute', { disputed: true }, 1],
    ['words of the quotes, in any order, without accents', { words: 'PRISONERS kovac' }, 3],
    ['words that no quote has', { words: 'xyzzy' }, 0],
  ] as const)('filters by %s', (_, limits, count) => expect(passing(limits)).toHaveLength(count));

  it('tells what each filter alone takes away', () => {
    const sieve = sift({ words: 'xyzzy', from: '2025-01-01' });
    expect(sieve.cost('time')).toBe(0);
    expect(sieve.cost('words')).toBe(passing({ from: '2025-01-01' }).length);
  });
});

describe('facets', () => {
  const facets = new Facets(index);

  it('count for each status what its box would show, not what is shown', () => {
    expect(statusCounts(index, sift({ statuses: [] }))).toEqual({ held: 52, planned: 6, cancelled: 3, denied: 1 });
  });

  it('count under all filters but their own', () => {
    const wide = facets.counts('topics', sift({ topics: ['trade'] }));
    expect(wide).toEqual(facets.counts('topics', sift()));
    const narrow = new Map(facets.counts('topics', sift({ kinds: ['call'] })));
    expect([narrow.get('aid'), narrow.has('trade')]).toEqual([1, false]);
  });

  it('count a place with what lies in it', () => {
    const places = new Map(facets.counts('places', sift()));
    expect(places.get('plc_austria')).toBe((places.get('plc_vienna') ?? 0) + 0);
  });
});

describe('level and format', () => {
  const data = {
    ...VIEW_DATA,
    meetings: meetings.map((meeting, at) => ({
      ...meeting,
      level: (['leader', 'minister', null] as const)[at % 3] ?? null,
      format: meeting.participants.length > 2 ? 'multilateral' : 'bilateral',
    })),
  };
  const levelled = makeIndex(data);
  const sieve = new Sieve(levelled);
  const numbers = (limits: Partial<Limits>): number[] => {
    sieve.apply({ ...START, ...limits });
    return data.meetings.flatMap((_, number) => (sieve.passes(number) ? [number] : []));
  };

  it('are filters, and facets that leave out what is not known', () => {
    const ministers = data.meetings.flatMap(({ level }, number) => (level === 'minister' ? [number] : []));
    expect(numbers({ levels: ['minister'] })).toEqual(ministers);
    const of = new Map(new Facets(levelled).counts('formats', sieve));
    const large = ministers.filter((number) => data.meetings[number]?.format === 'multilateral').length;
    expect(of.get('multilateral')).toBe(large);
    expect(numbers({ levels: ['minister'], formats: ['multilateral'] })).toHaveLength(large);
    expect(large).toBeGreaterThan(0);
    expect(numbers({})).toHaveLength(meetings.length);
    expect(new Facets(levelled).counts('levels', sieve).map(([value]) => value)).toEqual(['leader', 'minister']);
  });
});

describe('the timeline', () => {
  it('has one bar a month and every dated meeting in one of them', () => {
    const { step, bins } = timeline(index, sift({ from: '2025-01-01' }), spanOf(index)!);
    expect(step).toBe('month');
    expect(bins).toHaveLength(23);
    const total = bins.reduce((sum, { counts }) => sum + Object.values(counts).reduce((a, b) => a + b, 0), 0);
    expect(total).toBe(meetings.filter(({ date }) => date !== null).length);
  });

  it('takes quarters, then years, where there would be too many months', () => {
    expect(stepFor({ first: '2000-05-01', last: '2009-01-01' })).toBe('quarter');
    const long = timeline(index, sift(), { first: '1950-05-01', last: '2009-01-01' });
    expect([long.step, long.bins.length, long.bins[0]?.from]).toEqual(['year', 60, '1950-01-01']);
  });

  it('has no span where nothing has a date', () =>
    expect(spanOf(makeIndex({ ...VIEW_DATA, meetings: [] }))).toBeNull());

  it('moves a window on by a step, as wide as it was, to the end', () => {
    const span = { first: '2024-01-16', last: '2024-06-30' };
    expect(nextWindow(span, null, null, 'month')).toEqual({ first: '2024-01-01', last: '2024-03-31' });
    expect(nextWindow(span, '2024-01-01', '2024-03-31', 'month')).toEqual({ first: '2024-02-01', last: '2024-04-30' });
    expect(nextWindow(span, '2024-06-01', '2024-08-31', 'month')).toBeNull();
  });
});
