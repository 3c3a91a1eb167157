import { dayNumber } from '../model/days.ts';
import { NO_DAY, partiesOf, type DataIndex } from './data-index.ts';
import { STATUS_GROUPS } from './status.ts';
import { fold } from './text.ts';
import type { ViewMeeting } from './view-data.ts';
import type { Limits } from './view-state.ts';

/** Whether one filter lets the meeting of a number pass. */
type Test = (meeting: number) => boolean;

interface Filter {
  /** What of the limits it looks at. */
  readonly keys: readonly (keyof Limits)[];
  /** Null where it lets everything pass. */
  test(index: Sifted, limits: Limits): Test | null;
}

/** The data, and what filters look up in it. */
export interface Sifted {
  readonly index: DataIndex;
  readonly countryOf: ReadonlyMap<string, string>;
  readonly outletOf: ReadonlyMap<string, string>;
  /** Folded words of each meeting's quotes. */
  textOf(meeting: number): string;
}

const any =
  (wanted: readonly string[], valuesOf: (meeting: ViewMeeting) => readonly string[]) =>
  ({ index }: Sifted): Test | null =>
    wanted.length === 0
      ? null
      : (meeting) => {
          const found = index.data.meetings[meeting];
          return found !== undefined && valuesOf(found).some((value) => wanted.includes(value));
        };

/** Every filter by its name; a bit of `fails` for each, so that one that changes is judged alone. */
export const FILTERS = {
  statuses: {
    keys: ['statuses'],
    test({ index }, { statuses }) {
      if (statuses.length === STATUS_GROUPS.length) return null;
      const wanted = STATUS_GROUPS.map((group) => statuses.includes(group));
      return (meeting) => wanted[index.group[meeting] ?? 0] === true;
    },
  },
  time: {
    keys: ['from', 'to', 'undated'],
    /** A meeting known only to lie in an interval passes when any day of it does. */
    test({ index }, { from, to, undated }) {
      if (from === null && to === null && undated) return null;
      const low = from === null ? -Infinity : dayNumber(from);
      const high = to === null ? Infinity : dayNumber(to);
      return (meeting) => {
        const first = index.first[meeting] ?? NO_DAY;
        return first === NO_DAY ? undated : (index.last[meeting] ?? NO_DAY) >= low && first <= high;
      };
    },
  },
  parties: {
    keys: ['parties'],
    test: ({ index }, { parties }) =>
      parties.length === 0
        ? null
        : (meeting) => {
            const found = index.data.meetings[meeting];
            const members = found ? partiesOf(found) : [];
            return parties.every((party) => members.includes(party));
          },
  },
  countries: {
    keys: ['countries'],
    test: (sifted, { countries }) =>
      any(countries, ({ participants }) => participants.flatMap(({ party }) => sifted.countryOf.get(party) ?? []))(
        sifted,
      ),
  },
  places: { keys: ['places'], test: (sifted, { places }) => any(places, (meeting) => meeting.places.flat())(sifted) },
  topics: { keys: ['topics'], test: (sifted, { topics }) => any(topics, (meeting) => meeting.topics)(sifted) },
  kinds: { keys: ['kinds'], test: (sifted, { kinds }) => any(kinds, ({ kind }) => [kind])(sifted) },
  levels: { keys: ['levels'], test: (sifted, { levels }) => any(levels, ({ level }) => [level ?? ''])(sifted) },
  formats: { keys: ['formats'], test: (sifted, { formats }) => any(formats, ({ format }) => [format ?? ''])(sifted) },
  outlets: {
    keys: ['outlets'],
    test: (sifted, { outlets }) =>
      any(outlets, ({ claims }) => claims.flatMap(({ article }) => sifted.outletOf.get(article) ?? []))(sifted),
  },
  sources: {
    keys: ['sources'],
    test: ({ index }, { sources }) =>
      sources <= 1 ? null : (meeting) => (index.data.meetings[meeting]?.sources ?? 0) >= sources,
  },
  disputed: {
    keys: ['disputed'],
    test: ({ index }, { disputed }) =>
      disputed ? (meeting) => (index.data.meetings[meeting]?.disputed.length ?? 0) > 0 : null,
  },
  words: {
    keys: ['words'],
    test({ textOf }, { words }) {
      const wanted = fold(words).split(/\s+/).filter(Boolean);
      return wanted.length === 0 ? null : (meeting) => wanted.every((word) => textOf(meeting).includes(word));
    },
  },
} as const satisfies Record<string, Filter>;

export type FilterName = keyof typeof FILTERS;
export const FILTER_NAMES = Object.keys(FILTERS) as FilterName[];

const BITS = Object.fromEntries(FILTER_NAMES.map((name, place) => [name, 1 << place])) as Record<FilterName, number>;

/** Which filters each meeting fails. Only the filters that changed are judged anew. */
export class Sieve {
  /** One bit a filter; 0 passes all. */
  readonly fails: Uint16Array;
  readonly #sifted: Sifted;
  #limits: Limits | null = null;

  constructor(index: DataIndex) {
    this.fails = new Uint16Array(index.data.meetings.length);
    this.#sifted = sifted(index);
  }

  apply(limits: Limits): void {
    for (const name of FILTER_NAMES) {
      const filter: Filter = FILTERS[name];
      if (this.#limits && filter.keys.every((key) => this.#limits?.[key] === limits[key])) continue;
      const bit = BITS[name];
      const test = filter.test(this.#sifted, limits);
      const { fails } = this;
      for (let meeting = 0; meeting < fails.length; meeting++) {
        const rest = (fails[meeting] ?? 0) & ~bit;
        fails[meeting] = test === null || test(meeting) ? rest : rest | bit;
      }
    }
    this.#limits = limits;
  }

  passes(meeting: number): boolean {
    return this.fails[meeting] === 0;
  }

  /** Whether it would pass if that filter let everything pass. */
  passesBut(meeting: number, name: FilterName): boolean {
    return ((this.fails[meeting] ?? 0) & ~BITS[name]) === 0;
  }

  /** How many meetings more would be shown without a filter. */
  cost(name: FilterName): number {
    const bit = BITS[name];
    return this.fails.reduce((total, fails) => total + Number(fails === bit), 0);
  }
}

function sifted(index: DataIndex): Sifted {
  const { parties, articles, meetings } = index.data;
  const texts = new Map<number, string>();
  const textOf = (meeting: number): string => {
    const known = texts.get(meeting);
    if (known !== undefined) return known;
    const { title = '', claims = [] } = meetings[meeting] ?? {};
    const text = fold([title, ...claims.flatMap(({ quotes }) => quotes.map(({ quote }) => quote))].join('\n'));
    texts.set(meeting, text);
    return text;
  };
  return {
    index,
    countryOf: new Map(parties.flatMap(({ id, country }) => (country === null ? [] : [[id, country]]))),
    outletOf: new Map(articles.map(({ id, publisher, name }) => [id, publisher ?? name])),
    textOf,
  };
}
