import type { ClaimPlace } from '../model/claim.ts';
import { makeId, type PlaceId } from '../model/ids.ts';
import type { ArticleRecord } from '../model/record.ts';
import { searchName } from '../model/schema.ts';
import type { Place } from '../model/world.ts';
import type { Gazetteer, GazetteerEntry } from './gazetteer.ts';
import { remembering } from '../model/remembering.ts';

const EARTH_RADIUS_KM = 6371;
/** A suburb and its city are the same scene: Woodside and San Francisco lie 40 km apart. */
const NEAR_KM = 80;

/** All places that the claims name, each once, with what they lie in. */
export interface ResolvedPlaces {
  /** All that were looked up so far, sorted by id. */
  all(): Place[];
  /** Ids from finest to coarsest. */
  chainOf(place: ClaimPlace): readonly PlaceId[];
  get(id: PlaceId): Place | undefined;
}

/** Places to which records can be added. */
export interface GrowingPlaces extends ResolvedPlaces {
  /** Takes what a record names. */
  take(record: ArticleRecord): void;
  /** Takes a place of the gazetteer. */
  want(key: string): void;
  /** Places that are new or known by more names since this was asked last. */
  changed(): readonly Place[];
}

/** `keys`: places of the gazetteer that are wanted besides. */
export function resolvePlaces(
  records: readonly ArticleRecord[],
  gazetteer: Gazetteer,
  keys: readonly string[] = [],
): ResolvedPlaces {
  const places = growingPlaces(gazetteer);
  for (const record of records) places.take(record);
  for (const key of keys) places.want(key);
  return places;
}

/** The order in which records come does not matter. */
export function growingPlaces(gazetteer: Gazetteer): GrowingPlaces {
  const places = new Map<PlaceId, Place>();
  let changed = new Set<PlaceId>();
  const add = (place: Place): PlaceId => {
    const known = places.get(place.id);
    const merged = known ? mergedPlace(known, place) : place;
    if (merged !== known) {
      places.set(place.id, merged);
      changed.add(place.id);
    }
    return place.id;
  };
  const chains = remembering((key) => gazetteer.chain(key).map((entry) => ({ entry, id: makeId('plc', entry.key) })));
  const addKey = (key: string, alias?: string): PlaceId[] => {
    const chain = chains(key);
    chain.forEach(({ entry, id }, index) => {
      const aliases = index === 0 && alias && alias !== entry.name ? [alias] : [];
      if (aliases.length > 0 || !places.has(id)) add(fromEntry(entry, id, chain[index + 1]?.id ?? null, aliases));
    });
    return chain.map(({ id }) => id);
  };
  const unlistedId = remembering((text) => makeId('plc', ...(JSON.parse(text) as string[])));
  const chainFor = (place: ClaimPlace): PlaceId[] => {
    const at = place.keys.findIndex((key) => key !== null);
    const known = at < 0 ? [] : addKey(place.keys[at] ?? '', place.names[at]);
    return place.names.slice(0, at < 0 ? undefined : at).reduceRight<PlaceId[]>((coarser, name) => {
      const id = unlistedId(JSON.stringify([searchName(name), coarser[0] ?? '']));
      return [add(unlisted(id, name, coarser[0] ? (places.get(coarser[0]) ?? null) : null)), ...coarser];
    }, known);
  };
  /** One list for all who name a place. */
  const lists = new Map<PlaceId | undefined, readonly PlaceId[]>();
  const chainOf = (place: ClaimPlace): readonly PlaceId[] => {
    const chain = chainFor(place);
    const own = lists.get(chain[0]) ?? chain;
    lists.set(chain[0], own);
    return own;
  };
  return {
    all: () => [...places.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    chainOf,
    get: (id) => places.get(id),
    take: ({ claims, mentions }) => {
      for (const place of claims.flatMap((claim) => claim.places)) chainOf(place);
      for (const { gazetteer: key, name } of mentions) if (key && gazetteer.entry(key)) addKey(key, name);
      for (const { gazetteer: key } of claims.flatMap(({ participants }) => participants)) if (key) addKey(key);
    },
    want: (key) => void addKey(key),
    changed: () => {
      const ids = changed;
      changed = new Set();
      return [...ids].flatMap((id) => places.get(id) ?? []);
    },
  };
}

/** A place under one more name; of spellings of a place that is not listed, the first by the alphabet names it. */
function mergedPlace(known: Place, other: Place): Place {
  const isKnown = [other.name, ...other.aliases].every((name) => name === known.name || known.aliases.includes(name));
  if (isKnown) return known;
  const name = other.name < known.name ? other.name : known.name;
  const names = new Set([known.name, ...known.aliases, other.name, ...other.aliases]);
  names.delete(name);
  return { ...known, name, aliases: [...names].sort() };
}

function fromEntry(entry: GazetteerEntry, id: PlaceId, partOf: PlaceId | null, aliases: readonly string[]): Place {
  const { name, kind, iso2, latitude, longitude } = entry;
  return {
    id,
    name,
    aliases,
    kind,
    latitude,
    longitude,
    country: iso2,
    partOf,
  };
}

/** A place that the gazetteer does not know, such as a hotel. */
const unlisted = (id: PlaceId, name: string, inside: Place | null): Place => ({
  id,
  name,
  aliases: [],
  kind: inside === null ? 'other' : 'venue',
  latitude: null,
  longitude: null,
  country: inside?.country ?? null,
  partOf: inside?.id ?? null,
});

/** How well two chains (fine to coarse) agree: 2 the same or next to each other, 1 one inside the other, 0 apart. */
export function agreement(a: readonly PlaceId[], b: readonly PlaceId[], places: ResolvedPlaces): 0 | 1 | 2 {
  const [left] = a;
  const [right] = b;
  if (!left || !right) return 0;
  if (left === right) return 2;
  if (a.includes(right) || b.includes(left)) return 1;
  return kilometres(places.get(left), places.get(right)) <= NEAR_KM ? 2 : 0;
}

const settled = (place: Place | undefined): place is Place => place?.kind === 'city' || place?.kind === 'venue';
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance (haversine); Infinity where a position is unknown or stands for a whole country. */
function kilometres(a: Place | undefined, b: Place | undefined): number {
  if (!settled(a) || !settled(b) || a.latitude === null || b.latitude === null) return Number.POSITIVE_INFINITY;
  const latitude = radians(b.latitude - a.latitude);
  const longitude = radians((b.longitude ?? 0) - (a.longitude ?? 0));
  const half =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(longitude / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(half));
}
