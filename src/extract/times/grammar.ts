import type { DateBasis } from '../../model/document.ts';
import type { TimeUnit } from '../../lexicon/time-words.ts';
import { addDays, type Day } from '../../model/days.ts';
import { fromLastDay, distance, fromPublication } from './offsets.ts';
import { both, inWeek, onWeekday, shifted, span, stated, UNKNOWN, withoutYear, type Readings } from './resolve.ts';
import { season } from './seasons.ts';
import { dayOfMonth, yearOf, type Words } from './words.ts';

/** A time of `length` tokens. */
export interface Match extends Readings {
  readonly length: number;
  readonly basis: DateBasis;
  /** "a week after": the time of what stands behind it. */
  readonly dates?: 'behind';
}

/** The time that begins at a token, if it is one of this sort. */
export type Pattern = (words: Words, at: number, published: Day | null) => Match | undefined;

const match = (length: number, basis: DateBasis, readings: Readings): Match => ({ length, basis, ...readings });

/** "Aug. 27-28, 2024", "November 15", "Nov, 15, 2023", "December 2016", "March", "March 20 last year" */
const monthFirst: Pattern = (words, at, published) => {
  const number = words.lexicon.months.get(words.at(at));
  const written = words.tokens[at]?.text.replace(/^mid-/i, '') ?? '';
  if (number === undefined || !/^[A-Z]/.test(written)) return undefined;
  const comma = words.at(at + 1) === ',' && dayOfMonth(words.at(at + 2)) !== undefined ? 1 : 0;
  const days = dayRange(words, at + 1 + comma);
  if (days && comma && yearOf(words.at(at + 4)) === undefined && yearOf(words.at(at + 3)) === undefined)
    return undefined;
  if (!days) return monthAlone(words, at, number, published);
  const next = at + 1 + comma + days.length;
  const year = yearAfter(words, next, published);
  const length = next - at + (year?.length ?? 0);
  const make = (day: number): Readings => dayIn(words, year?.year, number, day, published);
  return match(length, year?.basis ?? 'relative', between(make(days.first), make(days.last)));
};

/** "15 November 2023", "27-28 August", "the 3rd of May" */
const dayFirst: Pattern = (words, at, published) => {
  const days = dayRange(words, at);
  if (!days) return undefined;
  const of = words.at(at + days.length) === 'of' ? 1 : 0;
  const number = words.lexicon.months.get(words.at(at + days.length + of));
  if (number === undefined || !/^[A-Z]/.test(words.tokens[at + days.length + of]?.text ?? '')) return undefined;
  const next = at + days.length + of + 1;
  const year = yearAfter(words, next, published);
  const make = (day: number): Readings => dayIn(words, year?.year, number, day, published);
  return match(next - at + (year?.length ?? 0), year?.basis ?? 'relative', between(make(days.first), make(days.last)));
};

/** Of an article without a day of publication, the year that it named last is meant. */
function dayIn(words: Words, year: number | undefined, month: number, day: number, published: Day | null): Readings {
  if (year !== undefined) return stated(year, month, day);
  if (published !== null) return withoutYear(published, month, day);
  return words.lastYear === null ? UNKNOWN : stated(words.lastYear, month, day);
}

const between = (a: Readings, b: Readings): Readings => ({
  value: span(a.value, b.value),
  ahead: span(a.ahead, b.ahead),
});

function monthAlone(words: Words, at: number, number: number, published: Day | null): Match | undefined {
  const year = yearAfter(words, at + 1, published);
  if (year) return match(1 + year.length, year.basis, stated(year.year, number));
  if (!words.lexicon.beforeMonth.has(words.at(at - 1))) return undefined;
  if (published !== null) return match(1, 'relative', withoutYear(published, number));
  return match(1, 'relative', words.lastYear === null ? UNKNOWN : stated(words.lastYear, number));
}

/** "15", "15-16", "15 and 16", "15 to 17": tokens may be split at the hyphen or not. */
function dayRange(words: Words, at: number): { first: number; last: number; length: number } | undefined {
  const joined = /^(\d{1,2})[-–](\d{1,2})$/.exec(words.at(at));
  const pair = joined && [dayOfMonth(joined[1] ?? ''), dayOfMonth(joined[2] ?? '')];
  if (pair?.[0] && pair[1]) return { first: pair[0], last: pair[1], length: 1 };
  const first = dayOfMonth(words.at(at));
  if (first === undefined) return undefined;
  const last = ['-', '–', 'and', 'to'].includes(words.at(at + 1)) ? dayOfMonth(words.at(at + 2)) : undefined;
  return last !== undefined && last > first ? { first, last, length: 3 } : { first, last: first, length: 1 };
}

/** ", 2024", "of 2024", "last year" */
function yearAfter(
  words: Words,
  at: number,
  published: Day | null,
): { year: number; length: number; basis: DateBasis } | undefined {
  const comma = words.at(at) === ',' || words.at(at) === 'of' ? 1 : 0;
  const year = yearOf(words.at(at + comma));
  if (year !== undefined) return { year, length: comma + 1, basis: 'stated' };
  const [steps, length] = stepsAfter(words, at, 'year');
  if (steps === undefined || published === null) return undefined;
  return { year: Number(published.slice(0, 4)) + steps, length, basis: 'relative' };
}

/** "last year", "of next week" behind a finer time: the steps of that unit from the day of publication, and the length. */
function stepsAfter(words: Words, at: number, unit: TimeUnit): [steps: number | undefined, length: number] {
  const of = words.at(at) === 'of' ? 1 : 0;
  return words.lexicon.units.get(words.at(at + of + 1)) === unit ? [stepsOf(words, at + of), of + 2] : [undefined, 0];
}

/** "2024-08-28" */
const isoDay: Pattern = (words, at) => {
  const day = /^\d{4}-\d\d-\d\d$/.exec(words.at(at))?.[0];
  return day ? match(1, 'stated', both(day)) : undefined;
};

/** "in 2016" */
const yearAlone: Pattern = (words, at) => {
  const year = yearOf(words.at(at));
  return year !== undefined && words.lexicon.beforeYear.has(words.at(at - 1))
    ? match(1, 'stated', both(String(year)))
    : undefined;
};

/** "Tuesday", "Tuesday and Wednesday", "last Thursday", "next Monday", "Wednesday of last week" */
const weekdays: Pattern = (words, at, published) => {
  const day = words.lexicon.weekdays.get(words.at(at));
  if (day === undefined || !/^[A-Z]/.test(words.tokens[at]?.text ?? '')) return undefined;
  if (words.at(at).length <= 4 && !words.tokens[at]?.text.endsWith('.')) return undefined;
  if (published === null) return match(1, 'relative', UNKNOWN);
  const second = ['and', 'to', '-'].includes(words.at(at + 1))
    ? words.lexicon.weekdays.get(words.at(at + 2))
    : undefined;
  const one = onWeekday(published, day);
  const [weeks, length] = stepsAfter(words, at + 1, 'week');
  if (weeks !== undefined) return match(1 + length, 'relative', both(inWeek(published, weeks, day)));
  if (second === undefined) return match(1, 'relative', directed(words, at, one, published));
  return match(3, 'relative', between(one, onWeekday(published, second)));
};

/** "last Thursday" can only look back, "next Thursday" ahead; one that is this close to the day itself is a week farther. */
function directed(words: Words, at: number, { value, ahead }: Readings, published: Day): Readings {
  if (words.lexicon.backward.has(words.at(at - 1)))
    return both(value !== null && value >= addDays(published, -1) ? addDays(value, -7) : value);
  if (words.lexicon.forward.has(words.at(at - 1)))
    return both(ahead !== null && ahead <= addDays(published, 1) ? addDays(ahead, 7) : ahead);
  return { value, ahead };
}

/** "today", "yesterday", "tomorrow" */
const namedDay: Pattern = (words, at, published) => {
  const offset = words.lexicon.days.get(words.at(at));
  if (offset === undefined) return undefined;
  return match(1, 'relative', published === null ? UNKNOWN : both(shifted(published, 'day', offset)));
};

/** "last month", "next week", "this year", "this morning", "last night", "last November", "this summer" */
const directedUnit: Pattern = (words, at, published) => {
  const steps = stepsOf(words, at);
  if (steps === undefined) return undefined;
  const word = words.at(at + 1);
  const unit = words.lexicon.units.get(word);
  if (published === null && (unit || words.lexicon.months.has(word))) return match(2, 'relative', UNKNOWN);
  if (published === null) return undefined;
  if (words.lexicon.dayparts.has(word))
    return match(2, 'relative', both(shifted(published, 'day', word === 'night' ? steps : 0)));
  if (unit === 'day') return undefined;
  if (unit && word.endsWith('s')) return match(2, 'relative', UNKNOWN);
  if (unit) return match(2, 'relative', both(shifted(published, unit, steps)));
  const month = words.lexicon.months.get(word);
  if (month !== undefined) {
    const { value, ahead } = withoutYear(published, month);
    return match(2, 'relative', both(steps < 0 ? beforeThisMonth(value, published, month) : steps > 0 ? ahead : value));
  }
  return undefined;
};

/** "last November", said in November, is a year ago. */
function beforeThisMonth(value: string | null, published: Day, month: number): string | null {
  return value === published.slice(0, 7) ? stated(Number(published.slice(0, 4)) - 1, month).value : value;
}

function stepsOf({ lexicon, at: wordAt }: Words, at: number): number | undefined {
  if (lexicon.backward.has(wordAt(at))) return -1;
  if (lexicon.forward.has(wordAt(at))) return 1;
  return lexicon.here.has(wordAt(at)) ? 0 : undefined;
}

/** Longer and surer patterns first: "15 November 2023" before "November 2023" before "2023". */
const PATTERNS: readonly Pattern[] = [
  isoDay,
  dayFirst,
  monthFirst,
  fromPublication,
  fromLastDay,
  distance,
  directedUnit,
  season,
  weekdays,
  namedDay,
  yearAlone,
];

/** The time that begins at a token, if any. */
export function timeAt(words: Words, at: number, published: Day | null): Match | undefined {
  for (const pattern of PATTERNS) {
    const found = pattern(words, at, published);
    if (found) return found;
  }
  return undefined;
}
