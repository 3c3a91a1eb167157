import type { PlaceKind } from '../model/world.ts';

/** A place that the gazetteer knows. */
export interface GazetteerEntry {
  readonly key: string;
  readonly name: string;
  readonly kind: PlaceKind;
  /** ISO 3166-1 alpha-2. */
  readonly iso2: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** What resolution needs to know of the world's places; src/lexicon provides it. */
export interface Gazetteer {
  entry(key: string): GazetteerEntry | undefined;
  /** The place and everything that it lies in, from fine to coarse. */
  chain(key: string): readonly GazetteerEntry[];
  /** ISO 3166-1 alpha-2 of a country named or implied (`China`, `Chinese`). */
  countryOf(name: string | null): string | undefined;
}
