import { timeAt } from '../extract/times/grammar.ts';
import { wordsOf } from '../extract/times/words.ts';
import { timeWords, type TimeUnit } from '../lexicon/time-words.ts';
import { addDays, addMonths, type Day } from '../model/days.ts';
import type { Token } from '../model/document.ts';
import { bounds, type Bounds } from '../model/edtf.ts';
import { classesBefore, foldedOf, isFree, take, type Line, type Stretch } from './line.ts';

/** What a question says of time. */
export interface Times {
  readonly from: Day | null;
  readonly to: Day | null;
  /** The day that `by`, `before` or `as of` names, for questions that are asked as of a day. */
  readonly asOf: Day | null;
  readonly stretches: readonly Stretch[];
}

interface Time extends Stretch {
  readonly at: Bounds;
  /** Read from the day of asking: without a year of its own. */
  readonly isRelative: boolean;
}

/** Takes the times of a question; those without a year are the last ones before `today`, or the next where it looks ahead. */
export function takeTimes(line: Line, today: Day, looksAhead: boolean): Times {
  const times = findTimes(line, today, looksAhead);
  for (const time of times) {
    take(line, time);
    if (line.words[time.from - 1]?.folded === 'during') take(line, { from: time.from - 1, to: time.from });
  }
  return { ...boundsOf(line, times), stretches: times };
}

function findTimes(line: Line, today: Day, looksAhead: boolean): Time[] {
  const found: Time[] = [];
  for (let from = 0; from < line.words.length; from++) {
    const time = lastSo(line, from, today) ?? timeFrom(line, from, today, looksAhead) ?? yearAt(line, from);
    if (!time || !isFree(line, time)) continue;
    found.push(time);
    from = time.to - 1;
  }
  return found.map((time, index) => withYearOf(line, time, found[index + 1]));
}

function timeFrom(line: Line, from: number, today: Day, looksAhead: boolean): Time | undefined {
  const found = timeAt(wordsOf(tokensOf(line)), from, today);
  const match = found?.dates ? undefined : found;
  const at = match && bounds((looksAhead ? match.ahead : match.value) ?? '');
  return match && at ? { from, to: from + match.length, at, isRelative: match.basis === 'relative' } : undefined;
}

/** The rules of times want capitals where news has them; questions are often typed without. */
function tokensOf({ words }: Line): Token[] {
  const { months, weekdays } = timeWords();
  return words.map(({ text, folded }, index) => {
    const isName = months.has(folded) || weekdays.has(folded);
    const shown = isName ? text.charAt(0).toUpperCase() + text.slice(1) : text;
    return { text: shown, start: index, end: index + 1, upos: '', xpos: '' };
  });
}

/** "the last 30 days", "the past two weeks": to the day of asking. */
function lastSo(line: Line, from: number, today: Day): Time | undefined {
  const { backward, numbers, units } = timeWords();
  const [first, second, third] = line.words.slice(from, from + 3).map(({ folded }) => folded);
  if (first === undefined || !backward.has(first)) return undefined;
  const count = /^\d{1,3}$/.test(second ?? '') ? Number(second) : numbers.get(second ?? '');
  const unit = units.get(third ?? '');
  if (count === undefined || unit === undefined) return undefined;
  return { from, to: from + 3, at: { start: before(today, unit, count), end: today }, isRelative: false };
}

function before(today: Day, unit: TimeUnit, count: number): Day {
  const days = { day: 1, weekend: 7, week: 7, fortnight: 14 } as const;
  if (unit !== 'month' && unit !== 'year') return addDays(today, -count * days[unit]);
  const month = addMonths(today, unit === 'month' ? -count : -12 * count);
  return addDays(`${month}-01`, Number(today.slice(8)) - 1);
}

/** "2024 meetings" */
function yearAt(line: Line, from: number): Time | undefined {
  const text = line.words[from]?.folded ?? '';
  const at = /^(19|20)\d\d$/.test(text) ? bounds(text) : null;
  return at ? { from, to: from + 1, at, isRelative: false } : undefined;
}

/** "from March to May 2023": March is that of 2023. */
function withYearOf(line: Line, time: Time, next: Time | undefined): Time {
  if (!next?.at.end || !time.isRelative || !joins(line, time, next)) return time;
  const again = timeFrom(line, time.from, next.at.end, false);
  return again && again.to === time.to ? again : time;
}

const joins = (line: Line, one: Time, two: Time): boolean =>
  two.from === one.to + 1 && ['and', 'to', 'until', 'till'].includes(foldedOf(line, { from: one.to, to: two.from }));

function boundsOf(line: Line, times: readonly Time[]): Omit<Times, 'stretches'> {
  let said: Omit<Times, 'stretches'> = { from: null, to: null, asOf: null };
  for (let index = 0; index < times.length; index++) {
    const [time, next] = [times[index] as Time, times[index + 1]];
    const opens = ['between', 'from'].includes(line.words[time.from - 1]?.folded ?? '');
    if (opens && next && joins(line, time, next)) {
      said = { ...said, from: time.at.start, to: next.at.end };
      index++;
    } else said = narrowed(said, time.at, classesBefore(line, time.from));
  }
  return said;
}

/** What one time and the word before it add. */
function narrowed(
  said: Omit<Times, 'stretches'>,
  { start, end }: Bounds,
  classes: ReadonlySet<string>,
): Omit<Times, 'stretches'> {
  const asOf = classes.has('as-of') ? start : said.asOf;
  if (classes.has('after')) return { ...said, asOf, from: end && addDays(end, 1) };
  if (classes.has('before')) return { ...said, asOf, to: start && addDays(start, -1) };
  if (classes.has('since')) return { ...said, asOf, from: start };
  if (classes.has('until')) return { ...said, asOf, to: end };
  if (classes.has('as-of')) return { ...said, asOf };
  const from = said.from === null || (start !== null && start < said.from) ? start : said.from;
  const to = said.to === null || (end !== null && end > said.to) ? end : said.to;
  return { from, to, asOf };
}
