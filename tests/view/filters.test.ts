import { describe, expect, it } from 'vitest';
import { countStatuses, countUndated, filterMeetings, isUndated } from '../../src/view/filter-meetings.ts';
import { spanOf, timeline } from '../../src/view/timeline.ts';
import { START } from '../../src/view/view-state.ts';
import { VIEW_DATA } from './fixture.ts';

const { meetings } = VIEW_DATA;

describe('filterMeetings', () => {
  it('lets everything through at the start', () => expect(filterMeetings(meetings, START)).toEqual(meetings));

  it('keeps a meeting that overlaps the window, if only by one day', () => {
    const found = filterMeetings(meetings, { ...START, from: '2024-06-26', to: '2024-06-26', undated: false });
    expect(found.map(({ date }) => date)).toEqual(['2024-06-25/2024-06-26', '2024-06-26', '2024-06-26']);
  });

  it('keeps a meeting of an unknown day in a month that overlaps the window', () => {
    const found = filterMeetings(meetings, { ...START, from: '2024-10-31', to: '2024-10-31', undated: false });
    expect(found.map(({ date }) => date)).toEqual(['2024-10']);
  });

  it('has a switch of its own for meetings without a date', () => {
    expect(countUndated(meetings, START)).toBe(3);
    expect(filterMeetings(meetings, { ...START, undated: false }).some(isUndated)).toBe(false);
    expect(filterMeetings(meetings, { ...START, from: '2030-01-01' })).toHaveLength(3);
  });

  it('takes a place with everything inside it', () => {
    const inAustria = filterMeetings(meetings, { ...START, place: 'plc_austria' });
    expect(inAustria.some(({ places }) => places[0]?.[0] === 'plc_hofburg')).toBe(true);
    expect(inAustria.length).toBeGreaterThan(filterMeetings(meetings, { ...START, place: 'plc_hofburg' }).length);
  });

  it('counts for each status what its box would show, not what is shown', () => {
    const counts = countStatuses(meetings, { ...START, statuses: [] });
    expect(counts).toEqual({ held: 52, planned: 6, cancelled: 3, denied: 1 });
  });
});

describe('timeline', () => {
  it('has one bar a month and every dated meeting in one of them', () => {
    const { step, bins } = timeline(meetings, spanOf(meetings));
    expect(step).toBe('month');
    expect(bins).toHaveLength(23);
    const total = bins.reduce((sum, { counts }) => sum + Object.values(counts).reduce((a, b) => a + b, 0), 0);
    expect(total).toBe(meetings.filter((meeting) => !isUndated(meeting)).length);
  });

  it('takes quarters, then years, where there would be too many months', () => {
    expect(timeline([], { first: '2000-05-01', last: '2009-01-01' })).toMatchObject({ step: 'quarter' });
    const long = timeline([], { first: '1950-05-01', last: '2009-01-01' });
    expect([long.step, long.bins.length, long.bins[0]?.from]).toEqual(['year', 60, '1950-01-01']);
  });

  it('is empty where nothing has a date', () => expect(timeline([], spanOf([])).bins).toEqual([]));
});
