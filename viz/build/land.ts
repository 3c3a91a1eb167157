import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoEqualEarth, geoPath, type GeoContext } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import type { Plugin } from 'vite';
import { HEIGHT, WIDTH } from '../../src/view/equal-earth.ts';

/** Steps in a unit of the drawing: a quarter of one is finer than a pixel wherever the outline itself is fine enough. */
const FINE = 4;

/**
 * Gives the page the outline of all land (Natural Earth, 1:110 million) as one SVG path in whole steps: half the size
 * of the file that it is made from, cut at the edge of the map, and nothing to compute when the page opens.
 */
export const landPlugin = (): Plugin => ({
  name: 'land',
  resolveId: (id) => (id === 'virtual:land' ? '\0land' : null),
  load: (id) =>
    id === '\0land' ? `export const land = ${JSON.stringify(landPath())}; export const scale = ${1 / FINE};` : null,
});

function landPath(): string {
  const file = createRequire(import.meta.url).resolve('world-atlas/land-110m.json');
  const world = JSON.parse(readFileSync(file, 'utf8')) as Topology;
  const land = world.objects['land'];
  if (!land) throw new Error('world-atlas has no land');
  const projection = geoEqualEarth().fitSize([WIDTH * FINE, HEIGHT * FINE], { type: 'Sphere' });
  const { context, text } = relativePath();
  geoPath(projection, context)(feature(world, land));
  return text();
}

/** A drawing surface that writes whole relative steps, and no step of nothing. */
function relativePath(): { readonly context: GeoContext; text(): string } {
  let path = '';
  let [lastX, lastY] = [0, 0];
  const go = (letter: string, x: number, y: number): void => {
    const step = letter === 'M' ? [x, y] : [x - lastX, y - lastY];
    path += `${letter}${step.join(' ')}`;
    [lastX, lastY] = [x, y];
  };
  const context: GeoContext = {
    beginPath: () => undefined,
    moveTo: (x, y) => go('M', Math.round(x), Math.round(y)),
    lineTo(x, y) {
      if (Math.round(x) !== lastX || Math.round(y) !== lastY) go('l', Math.round(x), Math.round(y));
    },
    closePath() {
      path += 'Z';
    },
    arc: () => undefined,
  };
  return { context, text: () => path.replaceAll(' -', '-') };
}
