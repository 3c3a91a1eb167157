import { sum, type Counts } from './counts.ts';
import type { DataIndex } from './data-index.ts';
import { STATUS_GROUPS } from './status.ts';
import type { Tally } from './tally.ts';
import type { ViewPlace } from './view-data.ts';

/** A place on the map with the meetings that pass there. */
export interface MapPlace {
  readonly place: ViewPlace;
  readonly counts: Counts;
  /** Known only as a country or region: drawn as a ring. */
  readonly coarse: boolean;
}

export interface PlaceCounts {
  /** The busiest first. */
  readonly located: readonly MapPlace[];
  /** Named, but nobody knows where. */
  readonly unlocated: readonly MapPlace[];
  /** Meetings without a place. */
  readonly nowhere: number;
}

/** Each meeting at the finest of its places that has coordinates; where alternatives are left open, at each of them. */
export function countPlaces({ data, group }: DataIndex, tally: Tally): PlaceCounts {
  const places = new Map(data.places.map((place) => [place.id, place]));
  const counts = new Map<string, Record<keyof Counts, number>>();
  let nowhere = 0;
  for (const [number, meeting] of data.meetings.entries()) {
    if (!tally.passes(number)) continue;
    const spots = new Set(meeting.places.flatMap((chain) => spotOf(chain, places) ?? []));
    if (spots.size === 0) nowhere += 1;
    const status = STATUS_GROUPS[group[number] ?? 0] ?? 'held';
    for (const spot of spots) {
      const known = counts.get(spot) ?? { held: 0, planned: 0, cancelled: 0, denied: 0 };
      known[status] += 1;
      counts.set(spot, known);
    }
  }
  const all = [...counts].flatMap(([id, each]): MapPlace[] => {
    const place = places.get(id);
    return place ? [{ place, counts: each, coarse: place.kind === 'country' || place.kind === 'region' }] : [];
  });
  all.sort((a, b) => sum(b.counts) - sum(a.counts) || (a.place.name < b.place.name ? -1 : 1));
  return { located: all.filter(isLocated), unlocated: all.filter((each) => !isLocated(each)), nowhere };
}

const isLocated = ({ place }: MapPlace): boolean => place.latitude !== null && place.longitude !== null;

/** The finest that has coordinates, else the finest. */
const spotOf = (chain: readonly string[], places: ReadonlyMap<string, ViewPlace>): string | undefined =>
  chain.find((id) => (places.get(id)?.latitude ?? null) !== null) ?? chain[0];
