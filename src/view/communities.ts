import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import type { DataIndex } from './data-index.ts';

type Louvain = (graph: UndirectedGraph, options: object) => Record<string, number>;

/** Its types promise an ES module's default; Node hands over the function itself. */
const louvain = louvainModule as unknown as Louvain;

/**
 * Who meets whom more than others: the Louvain method (Blondel et al., 2008) over pair links, weighted as in the layout.
 * For each party its community, 0 the largest, or -1 without a held pair meeting. The same data gives the same.
 */
export function findCommunities(index: DataIndex): number[] {
  const graph = new UndirectedGraph();
  const pairs = index.links.filter(({ kind, weight }) => kind === 'pair' && weight > 0);
  for (const { a, b, weight } of pairs) {
    for (const end of [a, b]) if (!graph.hasNode(end)) graph.addNode(end);
    graph.addUndirectedEdge(a, b, { weight });
  }
  const communities = Array.from({ length: index.parties }, () => -1);
  if (graph.order === 0) return communities;
  const found = louvain(graph, { getEdgeWeight: 'weight', randomWalk: false, rng: seeded() });
  const sizes = new Map<number, number>();
  for (const community of Object.values(found)) sizes.set(community, (sizes.get(community) ?? 0) + 1);
  const ranked = [...sizes].sort(([one, a], [two, b]) => b - a || one - two).map(([community]) => community);
  const rank = new Map(ranked.map((community, place) => [community, place]));
  for (const [party, community] of Object.entries(found)) communities[Number(party)] = rank.get(community) ?? -1;
  return communities;
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
