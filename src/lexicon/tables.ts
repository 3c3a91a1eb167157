import { readData } from './package-data.ts';

/** The rows of a tab-separated file in data/, without comments. */
export function readTable(path: string): string[][] {
  return readData(path)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

/** A cell that holds several values, separated by `|`. */
export const values = (cell: string | undefined): string[] => (cell ?? '').split('|').filter(Boolean);

/** "52.5,13.4" as degrees of latitude and longitude. */
export function position(cell: string | undefined): { latitude: number | null; longitude: number | null } {
  const [latitude, longitude] = (cell ?? '').split(',').map(Number);
  return Number.isFinite(latitude) && Number.isFinite(longitude) && cell
    ? { latitude: latitude ?? null, longitude: longitude ?? null }
    : { latitude: null, longitude: null };
}

/** A value that is made at its first use and kept. */
export function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
