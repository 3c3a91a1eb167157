import type { Scene } from '../../../src/view/scene.ts';
import type { Point } from '../../../src/view/point.ts';
import { sceneSvg } from '../../../src/view/svg.ts';
import { onTheme, readPalette } from './palette.ts';
import { extentOf, type GraphRenderer, type RendererEvents } from './renderer.ts';

/** More nodes than this make SVG too slow to be of use. */
export const MOST_SVG_NODES = 500;

const PADDING = 60;
const ZOOM = 1.4;

/** Draws with SVG, for browsers without WebGL. */
export function makeSvgRenderer(container: HTMLElement, first: Scene, events: RendererEvents): GraphRenderer {
  let scene = first;
  let palette = readPalette();
  let camera = { x: 0, y: 0, scale: 1 };
  const holder = document.createElement('div');
  holder.className = 'drawing';
  container.append(holder);
  const toScreen = (point: Point): Point => framed(scene, container.clientWidth, container.clientHeight, camera)(point);
  const paint = (): void => {
    const { clientWidth: width, clientHeight: height } = container;
    const text = sceneSvg(scene, palette, { width, height, toScreen: framed(scene, width, height, camera) });
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    holder.replaceChildren(document.adoptNode(parsed.documentElement));
    events.onMove();
  };
  const move = (next: Partial<typeof camera>): void => {
    camera = { ...camera, ...next };
    paint();
  };
  holder.addEventListener('click', (event) => events.onPick(idAt(event), event.shiftKey));
  holder.addEventListener('dblclick', (event) => {
    const id = idAt(event);
    if (id !== null) events.onExpand(id);
  });
  holder.addEventListener('pointermove', (event) => {
    if (event.buttons === 1) move({ x: camera.x + event.movementX, y: camera.y + event.movementY });
  });
  const forgetTheme = onTheme(() => {
    palette = readPalette();
    paint();
  });
  const watch = new ResizeObserver(paint);
  watch.observe(container);
  paint();
  return {
    draw(next) {
      scene = next;
      paint();
    },
    toScreen,
    reveal(point) {
      const { x, y } = toScreen(point);
      const { clientWidth: width, clientHeight: height } = container;
      if (x < 0 || y < 0 || x > width || y > height)
        move({ x: camera.x + width / 2 - x, y: camera.y + height / 2 - y });
    },
    fit(points) {
      const { clientWidth: width, clientHeight: height } = container;
      const spots = points.map(fitAll(scene.nodes, width, height));
      const extent = extentOf(spots);
      const scale = Math.min(6, (width * 0.7) / (extent.width || 1), (height * 0.7) / (extent.height || 1));
      move({ scale, x: (width / 2 - extent.x) * scale, y: (height / 2 - extent.y) * scale });
    },
    zoom(how) {
      if (how === 'all') move({ x: 0, y: 0, scale: 1 });
      else move({ scale: camera.scale * (how === 'in' ? ZOOM : 1 / ZOOM) });
    },
    pan: (x, y) => move({ x: camera.x - x, y: camera.y - y }),
    camera: () => null,
    lookAt: () => undefined,
    kill() {
      forgetTheme();
      watch.disconnect();
      holder.remove();
    },
  };
}

const idAt = ({ target }: Event): string | null =>
  target instanceof Element ? (target.closest('[data-id]')?.getAttribute('data-id') ?? null) : null;

/** From the scene's units to pixels of a picture, under a camera. */
export function framed(
  scene: Scene,
  width: number,
  height: number,
  { x, y, scale }: { readonly x: number; readonly y: number; readonly scale: number },
): (point: Point) => Point {
  const fit = fitAll(scene.nodes, width, height);
  return (point) => {
    const spot = fit(point);
    return { x: width / 2 + (spot.x - width / 2) * scale + x, y: height / 2 + (spot.y - height / 2) * scale + y };
  };
}

/** Everything that is drawn fits, with room for names. */
function fitAll(nodes: Scene['nodes'], width: number, height: number): (point: Point) => Point {
  const extent = extentOf(nodes);
  const across = (width - 2 * PADDING) / (extent.width || 1);
  const down = (height - 2 * PADDING) / (extent.height || 1);
  const ratio = Math.max(0.01, Math.min(across, down));
  return ({ x, y }) => ({ x: width / 2 + (x - extent.x) * ratio, y: height / 2 - (y - extent.y) * ratio });
}
