import { UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import type { PlacedView, Position } from './placed.ts';
import { lineGroup, project, type Projection } from './projection.ts';
import { spread } from './spread.ts';
import type { ViewData } from './view-data.ts';

/** Its types promise an ES module's default; Node hands over the function itself. */
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

/** Weight of a link without a held meeting: near, but nearer to those one has met. */
const UNHELD_WEIGHT = 0.2;
/** Half the width of the drawing. */
const EXTENT = 1000;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** The same data with a place for every party and gathering. The same data gives the same places. */
export function place(data: ViewData): PlacedView {
  const graph = startGraph(data, project(data.meetings));
  const order = graph.order;
  if (order > 1) {
    forceAtlas2.assign(graph, {
      iterations: iterations(order),
      getEdgeWeight: 'weight',
      settings: {
        // Gravity that grows with distance keeps what is not linked at all within sight.
        strongGravityMode: true,
        gravity: 0.08,
        scalingRatio: 10,
        slowDown: 4,
        barnesHutOptimize: order > 500,
        barnesHutTheta: 1.2,
      },
    });
  }
  const raw = graph.mapNodes((id, { x, y }): [string, number, number] => [id, x, y]);
  return { ...data, positions: Object.fromEntries(spread(fit(raw), EXTENT).map(rounded)) };
}

/** About 5 seconds at 10,000 nodes. */
const iterations = (order: number): number => Math.max(60, Math.min(600, Math.round(1_500_000 / order)));

interface Spot {
  x: number;
  y: number;
}

/** Starts on a sunflower, the best linked in the middle: no random numbers, and few knots to undo. */
function startGraph(data: ViewData, projection: Projection): UndirectedGraph<Spot, { weight: number }> {
  const graph = new UndirectedGraph<Spot, { weight: number }>();
  const degree = new Map<string, number>();
  for (const { a, b, weight } of projection.links.values())
    for (const end of [a, b]) degree.set(end, (degree.get(end) ?? 0) + 1 + weight);
  const ids = [...data.parties.map(({ id }) => id), ...projection.gatherings];
  const score = (id: string): number => degree.get(id) ?? 0;
  const ordered = [...new Set(ids)].sort((a, b) => score(b) - score(a) || (a < b ? -1 : 1));
  for (const [index, id] of ordered.entries()) {
    const radius = 10 * Math.sqrt(index + 0.5);
    graph.addNode(id, { x: radius * Math.cos(index * GOLDEN_ANGLE), y: radius * Math.sin(index * GOLDEN_ANGLE) });
  }
  for (const { a, b, weight, counts, kind } of projection.links.values()) {
    if (!graph.hasNode(a) || !graph.hasNode(b)) continue;
    const held = lineGroup(counts) === 'held';
    graph.addUndirectedEdge(a, b, { weight: held ? (kind === 'pair' ? Math.sqrt(weight) : 0.3) : UNHELD_WEIGHT });
  }
  return graph;
}

/** Centres on zero and scales so that the farthest of nine tenths lies at EXTENT. */
function fit(spots: readonly [string, number, number][]): [string, number, number][] {
  const [cx, cy] = [middle(spots.map(([, x]) => x)), middle(spots.map(([, , y]) => y))];
  const distances = spots.map(([, x, y]) => Math.hypot(x - cx, y - cy)).sort((a, b) => a - b);
  const scale = EXTENT / (distances[Math.floor((distances.length - 1) * 0.9)] || 1);
  return spots.map(([id, x, y]) => [id, (x - cx) * scale, (y - cy) * scale]);
}

const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const rounded = ([id, x, y]: readonly [string, number, number]): [string, Position] => [
  id,
  [Math.round(x * 10) / 10, Math.round(y * 10) / 10],
];
