import type { Point } from './point.ts';

/** Size of names in pixels. */
export const NAME_SIZE = 12.5;
const GAP = 5;

/** Left, top, right and bottom in pixels. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

export interface Named extends Point {
  readonly words: string;
  /** Radius of the node. */
  readonly size: number;
  /** Chosen: written even where it stands over something. */
  readonly strong: boolean;
}

/** In which order names get their places: the chosen ones, then those of the largest nodes. */
export const byWeight = (a: Named, b: Named): number =>
  Number(b.strong) - Number(a.strong) || b.size - a.size || (a.words < b.words ? -1 : 1);

/**
 * Where a name of a width begins, half its height above and below: to the right, the left, below, above or at a corner
 * of its node, where it meets nothing that is taken and lies between 0 and `right`. Null where that is nowhere.
 */
export function placeName({ x, y, size, strong }: Named, width: number, taken: Box[], right: number): Point | null {
  const away = size + GAP;
  const aside = size * 0.7 + 3;
  const below = size * 0.7 + NAME_SIZE / 2;
  const spots: readonly (readonly [number, number])[] = [
    [x + away, y],
    [x - away - width, y],
    [x - width / 2, y + away + NAME_SIZE / 2],
    [x - width / 2, y - away - NAME_SIZE / 2],
    [x + aside, y + below],
    [x - aside - width, y + below],
    [x + aside, y - below],
    [x - aside - width, y - below],
  ];
  const isFree = (box: Box): boolean => box[0] > 0 && box[2] < right && !taken.some((other) => overlap(box, other));
  const free = spots.find((spot) => isFree(boxOf(spot, width)));
  const spot = free ?? (strong ? spots[0] : undefined);
  if (!spot) return null;
  taken.push(boxOf(spot, width));
  return { x: spot[0], y: spot[1] };
}

/** What a disc covers. */
export const discBox = ({ x, y, size }: Point & { readonly size: number }): Box => [
  x - size,
  y - size,
  x + size,
  y + size,
];

export const boxOf = ([x, y]: readonly [number, number], width: number): Box => [
  x,
  y - NAME_SIZE / 2,
  x + width,
  y + NAME_SIZE / 2,
];

export const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
