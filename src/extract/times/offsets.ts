import { addDays, addMonths, type Day } from '../../model/days.ts';
import type { TimeUnit } from '../../lexicon/time-words.ts';
import type { Match, Pattern } from './grammar.ts';
import { ago, both, fromNow, UNKNOWN } from './resolve.ts';
import { amount, type Words } from './words.ts';

/** "three weeks ago", "in two weeks": from the day of publication. */
export const fromPublication: Pattern = (words, at, published) => {
  const ahead = words.at(at) === 'in' ? 1 : 0;
  const count = amount(words, at + ahead);
  const unit = words.lexicon.units.get(words.at(at + ahead + 1));
  if (count === undefined || !unit) return undefined;
  if (ahead) {
    // "in three days of talks", "in two years' time"
    if (words.at(at + 3) === 'of') return undefined;
    const value = published === null ? null : fromNow(published, unit, count);
    return { length: 3, basis: 'relative', value: null, ahead: value };
  }
  if (words.at(at + 2) !== 'ago') return undefined;
  return { length: 3, basis: 'relative', ...(published === null ? UNKNOWN : both(ago(published, unit, count))) };
};

/** "the following day", "earlier in the day": from the day that the text named last. */
export const fromLastDay: Pattern = (words, at, published) => {
  const { fromLastDayEnds: ends } = words.lexicon;
  if (!ends.has(words.at(at + 1)) && !ends.has(words.at(at + 2))) return undefined;
  for (const length of [3, 2]) {
    const phrase = Array.from({ length }, (_, step) => words.at(at + step)).join(' ');
    const days = words.lexicon.fromLastDay.get(phrase);
    // Where no day was named, "later in the day" is that of publication.
    if (days !== undefined) return fromAnchor(words, length, days === 0 ? published : null, 'day', days);
  }
  return undefined;
};

/**
 * "two days later", "a week earlier": from the day that the text named last. "a week after he met X", "hours before the
 * talks" date what follows and count in the other direction, from that day or else the day of publication.
 */
export const distance: Pattern = (words, at, published) => {
  const bare = words.lexicon.units.has(words.at(at)) || words.lexicon.hours.has(words.at(at)) ? 1 : 0;
  const count = bare ? 1 : amount(words, at);
  const noun = words.at(at + 1 - bare);
  const hours = words.lexicon.hours.has(noun);
  const unit = hours ? 'day' : words.lexicon.units.get(noun);
  const sign = words.lexicon.distances.get(words.at(at + 2 - bare));
  if (count === undefined || !unit || unit === 'weekend' || sign === undefined) return undefined;
  // "years after", "for months before" are no days; "the day after" is one.
  if (bare && !hours && words.at(at - 1) !== 'the') return undefined;
  const length = 3 - bare;
  const steps = hours ? 0 : count * Math.sign(sign);
  if (Math.abs(sign) === 1 || !leads(words, at + length)) return fromAnchor(words, length, null, unit, steps);
  return { ...fromAnchor(words, length, hours ? null : published, unit, -steps), dates: 'behind' };
};

/** Does something follow that is dated: "a week after the summit", not "a week after."? */
const leads = (words: Words, at: number): boolean => /^[\p{L}\d]/u.test(words.at(at));

function fromAnchor(words: Words, length: number, otherwise: Day | null, unit: TimeUnit, steps: number): Match {
  const anchor = words.lastDay ?? otherwise;
  return { length, basis: 'relative', ...(anchor === null ? UNKNOWN : both(moved(anchor, unit, steps))) };
}

/** A day so many days or weeks away, else a month or a year; a single year is told of about the same time of the year. */
function moved(from: Day, unit: TimeUnit, steps: number): string {
  if (unit === 'month') return addMonths(from, steps);
  if (unit === 'year' && Math.abs(steps) === 1) return addMonths(from, 12 * steps);
  if (unit === 'year') return String(Number(from.slice(0, 4)) + steps);
  return addDays(from, steps * (unit === 'week' ? 7 : unit === 'fortnight' ? 14 : 1));
}
