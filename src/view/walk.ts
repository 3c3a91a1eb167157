import type { Scene, SceneLink, SceneNode } from './scene.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const TOWARDS: Readonly<Record<Direction, readonly [x: number, y: number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, 1],
  down: [0, -1],
};

/** The links of a node that are drawn, the strongest first. */
export function linksOf({ links, numberOf, linksAt }: Scene, id: string): SceneLink[] {
  const node = numberOf(id);
  if (node === undefined) return [];
  return linksAt(node)
    .flatMap((number) => links[number] ?? [])
    .filter(({ shown }) => shown)
    .sort((one, two) => two.width - one.width || (one.id < two.id ? -1 : 1));
}

/** The other end of a link. */
export function otherEnd({ nodes, numberOf }: Scene, { a, b }: SceneLink, id: string): SceneNode | undefined {
  return nodes[a === numberOf(id) ? b : a];
}

/** The party with the most and strongest pair links: where a walk begins. */
export function bestLinked(scene: Scene): string | null {
  const { nodes, links } = scene;
  const scores = new Float64Array(nodes.length);
  for (const { a, b, width, shown, crowd } of links) {
    if (!shown || crowd) continue;
    scores[a] = (scores[a] ?? 0) + width;
    scores[b] = (scores[b] ?? 0) + width;
  }
  let best = -1;
  for (let number = 0; number < scores.length; number++)
    if (nodes[number]?.shown && (best < 0 || (scores[number] ?? 0) > (scores[best] ?? 0))) best = number;
  return nodes[best]?.id ?? null;
}

/** The nearest node in a direction (within 60° of it): a linked one if there is any, else any other that is drawn. */
export function nearest(scene: Scene, from: string, direction: Direction): string | null {
  const number = scene.numberOf(from);
  const start = scene.nodes[number ?? -1];
  if (!start) return null;
  const linked = new Set(linksOf(scene, from).map(({ a, b }) => (a === number ? b : a)));
  const among = (wanted: (other: number) => boolean): string | null =>
    closest(
      start,
      scene.nodes.filter(({ shown }, other) => shown && other !== number && wanted(other)),
      TOWARDS[direction],
    );
  return among((other) => linked.has(other)) ?? among(() => true);
}

/** The link that is drawn nearest to a point, none if it is farther away than `within`; in units of the scene. */
export function linkNear({ nodes, links }: Scene, x: number, y: number, within: number): SceneLink | null {
  let best: SceneLink | null = null;
  let shortest = within;
  for (const link of links) {
    if (!link.shown) continue;
    const [from, to] = [nodes[link.a], nodes[link.b]];
    if (!from || !to) continue;
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const part = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
    if (part < 0 || part > 1) continue;
    const distance = Math.hypot(from.x + dx * part - x, from.y + dy * part - y);
    if (distance <= shortest) [best, shortest] = [link, distance];
  }
  return best;
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
