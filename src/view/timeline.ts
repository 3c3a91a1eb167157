import { addDays, addMonths, fromDayNumber, type Day } from '../model/days.ts';
import type { Counts } from './counts.ts';
import { monthNumber, NO_DAY, type DataIndex } from './data-index.ts';
import type { Sieve } from './sieve.ts';
import { STATUS_GROUPS } from './status.ts';

export const STEPS = ['month', 'quarter', 'year'] as const;
export type Step = (typeof STEPS)[number];

/** One bar of the histogram: from its first day up to, but without, `until`. */
export interface Bin {
  readonly from: Day;
  readonly until: Day;
  readonly counts: Counts;
}

export interface Timeline {
  readonly step: Step;
  readonly bins: readonly Bin[];
}

export interface Span {
  readonly first: Day;
  readonly last: Day;
}

const MONTHS: Readonly<Record<Step, number>> = { month: 1, quarter: 3, year: 12 };
/** More bars than this are no longer read one by one. */
const MOST_BINS = 60;

/** The step that makes at most 60 bars of a span, or years. */
export function stepFor({ first, last }: Span): Step {
  const months = monthNumber(last) - monthNumber(first) + 1;
  return STEPS.find((step) => months <= MOST_BINS * MONTHS[step]) ?? 'year';
}

/** Dated meetings that pass all filters but time, by step, each counted at its first known day. */
export function timeline({ group, month }: DataIndex, sieve: Sieve, span: Span, step = stepFor(span)): Timeline {
  const start = floor(span.first, step);
  const origin = monthNumber(start);
  const size = Math.floor((monthNumber(span.last) - origin) / MONTHS[step]) + 1;
  const bins = Array.from({ length: size }, (_, index) => ({
    from: `${addMonths(start, index * MONTHS[step])}-01`,
    until: `${addMonths(start, (index + 1) * MONTHS[step])}-01`,
    counts: { held: 0, planned: 0, cancelled: 0, denied: 0 },
  }));
  for (let meeting = 0; meeting < month.length; meeting++) {
    const at = month[meeting] ?? NO_DAY;
    if (at === NO_DAY || !sieve.passesBut(meeting, 'time')) continue;
    const bin = bins[Math.floor((at - origin) / MONTHS[step])];
    const name = STATUS_GROUPS[group[meeting] ?? 0];
    if (bin && name) bin.counts[name] += 1;
  }
  return { step, bins };
}

/** First and last day of any meeting, or null where nothing has a date. */
export function spanOf({ first, last }: DataIndex): Span | null {
  let [low, high] = [Infinity, -Infinity];
  for (let meeting = 0; meeting < first.length; meeting++) {
    const day = first[meeting] ?? NO_DAY;
    if (day === NO_DAY) continue;
    low = Math.min(low, day);
    high = Math.max(high, last[meeting] ?? day);
  }
  return low > high ? null : { first: fromDayNumber(low), last: fromDayNumber(high) };
}

/** Meetings without any bound of their day that pass all filters but time. */
export function countUndated({ first }: DataIndex, sieve: Sieve): number {
  return first.reduce((total, day, meeting) => total + Number(day === NO_DAY && sieve.passesBut(meeting, 'time')), 0);
}

/** The window one step later, as wide as before; without a window, the first three steps. Null at the end of the span. */
export function nextWindow(span: Span, from: Day | null, to: Day | null, step: Step): Span | null {
  const months = MONTHS[step];
  if (from === null || to === null) return windowAt(floor(span.first, step), 3 * months);
  const start = `${addMonths(from, months)}-01`;
  const width = Math.max(1, monthNumber(to) - monthNumber(from) + 1);
  return start > span.last ? null : windowAt(start, width);
}

const windowAt = (first: Day, months: number): Span => ({ first, last: addDays(`${addMonths(first, months)}-01`, -1) });

function floor(day: Day, step: Step): Day {
  const number = Math.floor(monthNumber(day) / MONTHS[step]) * MONTHS[step];
  return `${addMonths('0000-01-01', number)}-01`;
}
