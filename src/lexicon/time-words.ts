import { readDataYaml } from './package-data.ts';

export type TimeUnit = 'day' | 'week' | 'weekend' | 'fortnight' | 'month' | 'year';

/** Words of times: data/rules/en/times.yaml. */
export interface TimeWords {
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
  readonly seasons: ReadonlyMap<string, readonly [number, number]>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly days: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, TimeUnit>;
  readonly dayparts: ReadonlySet<string>;
  readonly backward: ReadonlySet<string>;
  readonly forward: ReadonlySet<string>;
  readonly here: ReadonlySet<string>;
  readonly parts: ReadonlySet<string>;
  readonly beforeYear: ReadonlySet<string>;
  readonly beforeMonth: ReadonlySet<string>;
  /** "the following day": days from the day that the text named last. */
  readonly fromLastDay: ReadonlyMap<string, number>;
  /** "two days later", "a week after he met X": 1 and -1 count the steps from the last day, 2 and -2 also for what follows. */
  readonly distances: ReadonlyMap<string, number>;
  /** Parts of a day. */
  readonly hours: ReadonlySet<string>;
  /** The last words of those phrases: a quick look before any is put together. */
  readonly fromLastDayEnds: ReadonlySet<string>;
}

let loaded: TimeWords | undefined;

export function timeWords(): TimeWords {
  loaded ??= load();
  return loaded;
}

function load(): TimeWords {
  const data = readDataYaml('rules/en/times.yaml') as Record<string, never>;
  const map = <Value>(name: string): Map<string, Value> => new Map(Object.entries<Value>(data[name] ?? {}));
  const set = (name: string): Set<string> => new Set<string>(data[name] ?? []);
  return {
    months: map('months'),
    weekdays: map('weekdays'),
    seasons: map('seasons'),
    numbers: map('numbers'),
    days: map('days'),
    units: map('units'),
    dayparts: set('dayparts'),
    backward: set('backward'),
    forward: set('forward'),
    here: set('here'),
    parts: set('parts'),
    beforeYear: set('before_year'),
    beforeMonth: set('before_month'),
    fromLastDay: map('from_last_day'),
    distances: map('distances'),
    hours: set('hours'),
    fromLastDayEnds: new Set([...map('from_last_day').keys()].map((phrase) => phrase.split(' ').at(-1) ?? '')),
  };
}
