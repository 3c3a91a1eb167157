import type { ViewData } from './view-data.ts';

/** Where a node lies: arbitrary units, centred on zero. */
export type Position = readonly [x: number, y: number];

/** What the page gets: the data, and a place for every party and gathering, computed beforehand. */
export interface PlacedView extends ViewData {
  readonly positions: Readonly<Record<string, Position>>;
  /** For each party of `parties` the number of its community, 0 the largest; -1 where it has none. */
  readonly communities: readonly number[];
}
