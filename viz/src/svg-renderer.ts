import type { Scene, SceneLink, SceneNode } from '../../src/view/scene.ts';
import { LINE_OF } from '../../src/view/status.ts';
import { OUTLINES } from './legend.tsx';
import type { GraphRenderer, Point, RendererEvents } from './renderer.ts';

/** More nodes than this make SVG too slow to be of use. */
export const MOST_SVG_NODES = 500;

const PADDING = 60;
const SVG = 'http://www.w3.org/2000/svg';

/** Draws with SVG, for browsers without WebGL. */
export function makeSvgRenderer(container: HTMLElement, first: Scene, events: RendererEvents): GraphRenderer {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'drawing');
  container.append(svg);
  let scene = first;
  let scale = 1;
  const toScreen = (point: Point): Point => fitted(scene, container, scale)(point);
  const paint = (): void => {
    const all = [...scene.links.values()].filter(({ shown }) => shown).map((link) => line(scene, link, toScreen));
    const nodes = [...scene.nodes.values()].filter(({ shown }) => shown).map((node) => mark(node, toScreen(node)));
    svg.replaceChildren(...all.filter((each) => each !== null), ...nodes);
    events.onMove();
  };
  svg.addEventListener('click', ({ target }) => {
    const picked = target instanceof Element ? target.closest('[data-id]') : null;
    events.onPick(picked?.getAttribute('data-id') ?? null);
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
    reveal: () => undefined,
    zoom(how) {
      scale = how === 'all' ? 1 : scale * (how === 'in' ? 1.4 : 1 / 1.4);
      paint();
    },
    kill() {
      watch.disconnect();
      svg.remove();
    },
  };
}

/** From the scene's units to pixels: everything fits, with room for names. */
function fitted({ nodes }: Scene, { clientWidth, clientHeight }: HTMLElement, scale: number): (point: Point) => Point {
  const spots = [...nodes.values()];
  const [left, right] = range(spots.map(({ x }) => x));
  const [low, high] = range(spots.map(({ y }) => y));
  const across = (clientWidth - 2 * PADDING) / (right - left || 1);
  const down = (clientHeight - 2 * PADDING) / (high - low || 1);
  const ratio = Math.max(0.01, Math.min(across, down)) * scale;
  return ({ x, y }) => ({
    x: clientWidth / 2 + (x - (left + right) / 2) * ratio,
    y: clientHeight / 2 - (y - (low + high) / 2) * ratio,
  });
}

const range = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)];

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

const look = ({ chosen, muted }: SceneNode | SceneLink): string => `${chosen ? 'chosen' : ''} ${muted ? 'muted' : ''}`;

function line(scene: Scene, link: SceneLink, toScreen: (point: Point) => Point): SVGElement | null {
  const [a, b] = [scene.nodes.get(link.a), scene.nodes.get(link.b)];
  if (!a || !b) return null;
  const [from, to] = [toScreen(a), toScreen(b)];
  return element('line', {
    x1: from.x,
    y1: from.y,
    x2: to.x,
    y2: to.y,
    'data-id': link.id,
    'stroke-width': link.width * 1.5,
    class: `link ${link.crowd ? 'crowd' : link.group} ${LINE_OF[link.group]} ${look(link)}`,
  });
}

function mark(node: SceneNode, { x, y }: Point): SVGElement {
  const group = element('g', { 'data-id': node.id, class: `node ${node.shape} ${look(node)}` });
  group.append(element('path', { d: OUTLINES[node.shape], transform: `translate(${x} ${y}) scale(${node.size})` }));
  const label = element('text', { x: x + node.size + 4, y: y + 4 });
  label.textContent = node.label;
  if (!node.muted) group.append(label);
  return group;
}
