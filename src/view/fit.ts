import type { Position } from './placed.ts';
import { spread } from './spread.ts';

/** Settings of ForceAtlas2, here and in the page. Gravity that grows with distance keeps what is not linked within sight. */
export const LAYOUT = {
  strongGravityMode: true,
  gravity: 0.08,
  scalingRatio: 10,
  slowDown: 4,
  barnesHutTheta: 1.2,
} as const;
/** Above this many nodes forces are approximated (Barnes-Hut). */
export const MOST_EXACT = 500;

/** Half the width of the drawing. */
const EXTENT = 1000;

/** Places from a layout as the drawing has them: centred, nine tenths within EXTENT, no two on each other, rounded. */
export const fitted = (spots: readonly [id: string, x: number, y: number][]): Record<string, Position> =>
  Object.fromEntries(spread(fit(spots), EXTENT).map(([id, x, y]) => [id, [tenth(x), tenth(y)]]));

/** Centres on zero and scales so that the farthest of nine tenths lies at EXTENT. */
function fit(spots: readonly [string, number, number][]): [string, number, number][] {
  const [cx, cy] = [middle(spots.map(([, x]) => x)), middle(spots.map(([, , y]) => y))];
  const distances = spots.map(([, x, y]) => Math.hypot(x - cx, y - cy)).sort((a, b) => a - b);
  const scale = EXTENT / (distances[Math.floor((distances.length - 1) * 0.9)] || 1);
  return spots.map(([id, x, y]) => [id, (x - cx) * scale, (y - cy) * scale]);
}

const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const tenth = (value: number): number => Math.round(value * 10) / 10;
