import type { Point } from './point.ts';

/** Width and height of the drawing of the whole world, in its own units. */
export const WIDTH = 1000;
export const HEIGHT = 487;

/** Coefficients of the Equal Earth projection (Šavrič, Patterson and Jenny, 2018), which keeps areas true. */
const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const M = Math.sqrt(3) / 2;
const RADIANS = Math.PI / 180;
const ITS_HALF_WIDTH = 2.7066298;
const SCALE = WIDTH / 2 / ITS_HALF_WIDTH;

/** Where a place lies on the drawing; degrees of WGS 84. */
export function equalEarth(longitude: number, latitude: number): Point {
  const angle = Math.asin(M * Math.sin(latitude * RADIANS));
  const [two, six] = [angle ** 2, angle ** 6];
  const x = (longitude * RADIANS * Math.cos(angle)) / (M * (A1 + 3 * A2 * two + six * (7 * A3 + 9 * A4 * two)));
  const y = angle * (A1 + A2 * two + six * (A3 + A4 * two));
  return { x: WIDTH / 2 + x * SCALE, y: HEIGHT / 2 - y * SCALE };
}
