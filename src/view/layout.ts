import { UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import type { PlacedView } from './placed.ts';
import { findCommunities } from './communities.ts';
import { makeIndex, type DataIndex } from './data-index.ts';
import { fitted, LAYOUT, MOST_EXACT } from './fit.ts';
import type { ViewData } from './view-data.ts';

/** Its types promise an ES module's default; Node hands over the function itself. */
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

/** Weight of a link without a held meeting: near, but nearer to those one has met. */
const UNHELD_WEIGHT = 0.2;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** The same data with a place for every party and gathering. The same data gives the same places. */
export function place(data: ViewData): PlacedView {
  const index = makeIndex(data);
  const graph = startGraph(index);
  const order = graph.order;
  if (order > 1) {
    forceAtlas2.assign(graph, {
      iterations: iterations(order),
      getEdgeWeight: 'weight',
      settings: {
        ...LAYOUT,
        barnesHutOptimize: order > MOST_EXACT,
      },
    });
  }
  const raw = graph.mapNodes((id, { x, y }): [string, number, number] => [id, x, y]);
  return { ...data, positions: fitted(raw), communities: findCommunities(index) };
}

/** About 5 seconds at 10,000 nodes. */
const iterations = (order: number): number => Math.max(60, Math.min(600, Math.round(1_500_000 / order)));

interface Spot {
  x: number;
  y: number;
}

/** Starts on a sunflower, the best linked in the middle: no random numbers, and few knots to undo. */
function startGraph({ nodes, links }: DataIndex): UndirectedGraph<Spot, { weight: number }> {
  const graph = new UndirectedGraph<Spot, { weight: number }>();
  const score = new Float64Array(nodes.length);
  for (const { a, b, weight } of links) for (const end of [a, b]) score[end] = (score[end] ?? 0) + 1 + weight;
  const order = [...nodes.keys()].sort(
    (a, b) => (score[b] ?? 0) - (score[a] ?? 0) || ((nodes[a] ?? '') < (nodes[b] ?? '') ? -1 : 1),
  );
  for (const [place, node] of order.entries()) {
    const radius = 10 * Math.sqrt(place + 0.5);
    const angle = place * GOLDEN_ANGLE;
    graph.addNode(nodes[node], { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
  }
  const byId = [...links].sort((one, two) => (one.id < two.id ? -1 : 1));
  for (const { a, b, weight, kind } of byId)
    graph.addUndirectedEdge(nodes[a], nodes[b], {
      weight: weight > 0 ? (kind === 'pair' ? Math.sqrt(weight) : 0.3) : UNHELD_WEIGHT,
    });
  return graph;
}
