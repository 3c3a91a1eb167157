import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';

/** Two ends that met, and how strongly they are linked. */
export interface Link {
  readonly a: string;
  readonly b: string;
  readonly weight: number;
}

type Louvain = (graph: UndirectedGraph, options: object) => Record<string, number>;

/** Its types promise an ES module's default; Node hands over the function itself. */
const louvain = louvainModule as unknown as Louvain;

/** Both ends of each link, once each, in the order of the links. */
export function networkOf(links: readonly Link[]): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const { a, b, weight } of links) {
    for (const end of [a, b]) if (!graph.hasNode(end)) graph.addNode(end);
    graph.addUndirectedEdge(a, b, { weight });
  }
  return graph;
}

/**
 * Who meets whom more than others: the Louvain method (Blondel et al., 2008) over weighted links. For each end its
 * community, 0 the largest. The same links in the same order give the same.
 */
export function communitiesOf(links: readonly Link[]): ReadonlyMap<string, number> {
  if (links.length === 0) return new Map();
  const found = louvain(networkOf(links), { getEdgeWeight: 'weight', randomWalk: false, rng: seeded() });
  const sizes = new Map<number, number>();
  for (const community of Object.values(found)) sizes.set(community, (sizes.get(community) ?? 0) + 1);
  const ranked = [...sizes].sort(([one, a], [two, b]) => b - a || one - two).map(([community]) => community);
  const rank = new Map(ranked.map((community, place) => [community, place]));
  return new Map(Object.entries(found).map(([end, community]) => [end, rank.get(community) ?? -1]));
}

/** Numbers that look random and are always the same (mulberry32). */
function seeded(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
