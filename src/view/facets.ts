import type { Counts } from './counts.ts';
import { partiesOf, type DataIndex } from './data-index.ts';
import { makeLists, type Lists } from './lists.ts';
import type { Sieve } from './sieve.ts';
import { outletOf } from './sources.ts';
import { STATUS_GROUPS } from './status.ts';
import type { ViewMeeting } from './view-data.ts';

export const FACETS = ['countries', 'places', 'topics', 'kinds', 'levels', 'formats', 'outlets'] as const;
export type Facet = (typeof FACETS)[number];

/** The values of a facet, and which of them each meeting has. */
interface Values {
  readonly names: readonly string[];
  readonly ofMeeting: Lists;
}

/** What one may narrow the meetings by, with numbers of meetings. */
export class Facets {
  readonly #index: DataIndex;
  readonly #known = new Map<Facet, Values>();

  constructor(index: DataIndex) {
    this.#index = index;
  }

  /** Each value with the meetings that choosing it would show, the most first; those of none are left out. */
  counts(facet: Facet, sieve: Sieve): [value: string, meetings: number][] {
    const { names, ofMeeting } = this.#values(facet);
    const totals = new Uint32Array(names.length);
    const { starts, values } = ofMeeting;
    for (let meeting = 0; meeting + 1 < starts.length; meeting++) {
      if (!sieve.passesBut(meeting, facet)) continue;
      for (let at = starts[meeting] ?? 0; at < (starts[meeting + 1] ?? 0); at++) {
        const value = values[at] ?? 0;
        totals[value] = (totals[value] ?? 0) + 1;
      }
    }
    return names
      .map((name, value): [string, number] => [name, totals[value] ?? 0])
      .filter(([, total]) => total > 0)
      .sort(([one, a], [two, b]) => b - a || (one < two ? -1 : 1));
  }

  #values(facet: Facet): Values {
    const known = this.#known.get(facet);
    if (known) return known;
    const made = valuesOf(this.#index, facet);
    this.#known.set(facet, made);
    return made;
  }
}

/** What each status box would show. */
export function statusCounts({ group }: DataIndex, sieve: Sieve): Counts {
  const counts = { held: 0, planned: 0, cancelled: 0, denied: 0 };
  for (let meeting = 0; meeting < group.length; meeting++) {
    const name = STATUS_GROUPS[group[meeting] ?? 0];
    if (name && sieve.passesBut(meeting, 'statuses')) counts[name] += 1;
  }
  return counts;
}

function valuesOf({ data }: DataIndex, facet: Facet): Values {
  const countries = new Map(data.parties.map(({ id, country }) => [id, country]));
  const articles = new Map(data.articles.map((article) => [article.id, outletOf(article)]));
  const of: Readonly<Record<Facet, (meeting: ViewMeeting) => readonly string[]>> = {
    countries: (meeting) => partiesOf(meeting).flatMap((id) => countries.get(id) ?? []),
    places: ({ places }) => places.flat(),
    topics: ({ topics }) => topics,
    kinds: ({ kind }) => [kind],
    levels: ({ level }) => (level === null ? [] : [level]),
    formats: ({ format }) => (format === null ? [] : [format]),
    outlets: ({ claims }) => claims.flatMap(({ article }) => articles.get(article) ?? []),
  };
  const numbers = new Map<string, number>();
  const number = (value: string): number => {
    const known = numbers.get(value) ?? numbers.size;
    numbers.set(value, known);
    return known;
  };
  const ofMeeting = makeLists(data.meetings.map((meeting) => [...new Set(of[facet](meeting))].map(number)));
  return { names: [...numbers.keys()], ofMeeting };
}
