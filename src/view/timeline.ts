import { addMonths, type Day } from '../model/days.ts';
import { noCounts, type Counts } from './projection.ts';
import { groupOf } from './status.ts';
import type { ViewMeeting } from './view-data.ts';

export type Step = 'month' | 'quarter' | 'year';

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

const MONTHS: Readonly<Record<Step, number>> = { month: 1, quarter: 3, year: 12 };
/** More bars than this are no longer read one by one. */
const MOST_BINS = 60;

/** Dated meetings by month, quarter or year, each counted at its first known day. Empty where nothing has a date. */
export function timeline(meetings: readonly ViewMeeting[], span: { first: Day; last: Day } | null): Timeline {
  if (span === null) return { step: 'month', bins: [] };
  const months = monthNumber(span.last) - monthNumber(span.first) + 1;
  const step: Step = months <= MOST_BINS ? 'month' : months <= MOST_BINS * 3 ? 'quarter' : 'year';
  const start = floor(span.first, step);
  const size = Math.floor((monthNumber(span.last) - monthNumber(start)) / MONTHS[step]) + 1;
  const bins = Array.from({ length: size }, (_, index) => ({
    from: `${addMonths(start, index * MONTHS[step])}-01`,
    until: `${addMonths(start, (index + 1) * MONTHS[step])}-01`,
    counts: noCounts(),
  }));
  for (const meeting of meetings) {
    const day = meeting.start ?? meeting.end;
    if (day === null) continue;
    const bin = bins[Math.floor((monthNumber(day) - monthNumber(start)) / MONTHS[step])];
    if (bin) bin.counts[groupOf(meeting.status)] += 1;
  }
  return { step, bins };
}

/** First and last day of any meeting, or null where nothing has a date. */
export function spanOf(meetings: readonly ViewMeeting[]): { first: Day; last: Day } | null {
  const days = meetings.flatMap(({ start, end }) => [start, end].filter((day) => day !== null)).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? { first, last } : null;
}

const monthNumber = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

function floor(day: Day, step: Step): Day {
  const number = Math.floor(monthNumber(day) / MONTHS[step]) * MONTHS[step];
  return `${addMonths('0000-01-01', number)}-01`;
}
