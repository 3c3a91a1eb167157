import type { Scene, SceneLink, SceneNode } from './scene.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const TOWARDS: Readonly<Record<Direction, readonly [x: number, y: number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, 1],
  down: [0, -1],
};

/** The links of a node that are drawn, the strongest first. */
export const linksOf = ({ links }: Scene, id: string): SceneLink[] =>
  [...links.values()]
    .filter(({ a, b, shown }) => shown && (a === id || b === id))
    .sort((one, two) => two.width - one.width || (one.id < two.id ? -1 : 1));

/** The party with the most and strongest pair links: where a walk begins. */
export function bestLinked(scene: Scene): string | null {
  const scores = new Map<string, number>();
  for (const { id, shown } of scene.nodes.values()) if (shown) scores.set(id, 0);
  for (const { a, b, width, shown, crowd } of scene.links.values())
    if (shown && !crowd) for (const id of [a, b]) scores.set(id, (scores.get(id) ?? 0) + width);
  let best: string | null = null;
  for (const [id, score] of scores) if (best === null || score > (scores.get(best) ?? 0)) best = id;
  return best;
}

/** The nearest node in a direction (within 60° of it): a linked one if there is any, else any other that is drawn. */
export function nearest(scene: Scene, from: string, direction: Direction): string | null {
  const start = scene.nodes.get(from);
  if (!start) return null;
  const linked = new Set(linksOf(scene, from).map(({ a, b }) => (a === from ? b : a)));
  const nodes = [...scene.nodes.values()].filter(({ id, shown }) => shown && id !== from);
  const among = (candidates: readonly SceneNode[]): string | null => closest(start, candidates, TOWARDS[direction]);
  return among(nodes.filter(({ id }) => linked.has(id))) ?? among(nodes);
}

function closest(
  from: SceneNode,
  candidates: readonly SceneNode[],
  [towardsX, towardsY]: readonly [number, number],
): string | null {
  let best: string | null = null;
  let shortest = Infinity;
  for (const { id, x, y } of candidates) {
    const [dx, dy] = [x - from.x, y - from.y];
    const distance = Math.hypot(dx, dy);
    if (dx * towardsX + dy * towardsY < distance / 2 || distance >= shortest) continue;
    [best, shortest] = [id, distance];
  }
  return best;
}
