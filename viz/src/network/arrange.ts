import { UndirectedGraph } from 'graphology';
import defaults from 'graphology-layout-forceatlas2/defaults.js';
import { graphToByteArrays } from 'graphology-layout-forceatlas2/helpers.js';
import { fitted, LAYOUT, MOST_EXACT } from '../../../src/view/fit.ts';
import type { Positions } from '../../../src/view/people.ts';
import type { Scene } from '../../../src/view/scene.ts';
// Vite makes the default export.
// oxlint-disable-next-line import/default
import ArrangeWorker from './arrange.worker.ts?worker&inline';
import type { Report, Work } from './arrange.worker.ts';

/** Numbers that the layout keeps for each node; the first two are its place. */
const FIELDS = 10;

export interface Arranging {
  /** Places of the nodes that are shown; null where it was stopped. */
  readonly done: Promise<Positions | null>;
  stop(): void;
}

/** ForceAtlas2 over what is shown now, from where it stands, in a worker: the page goes on meanwhile. */
export function arrange(scene: Scene, onProgress: (part: number) => void): Arranging {
  const graph = new UndirectedGraph();
  for (const { id, x, y, shown, pinned } of scene.nodes) if (shown) graph.addNode(id, { x, y, fixed: pinned });
  for (const { id, a, b, shown, crowd, width } of scene.links) {
    const [from, to] = [scene.nodes[a]?.id, scene.nodes[b]?.id];
    if (shown && graph.hasNode(from) && graph.hasNode(to))
      graph.addUndirectedEdgeWithKey(id, from, to, { weight: crowd ? 0.3 : width });
  }
  const work: Work = {
    ...graphToByteArrays(graph, (_, { weight }) => Number(weight)),
    settings: { ...defaults, ...LAYOUT, barnesHutOptimize: graph.order > MOST_EXACT },
    rounds: Math.max(60, Math.min(500, Math.round(600_000 / (graph.order || 1)))),
  };
  const worker = new ArrangeWorker();
  const stopping = new AbortController();
  const done = new Promise<Positions | null>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve(null));
    worker.addEventListener('message', ({ data: { done, rounds, nodes } }: MessageEvent<Report>) => {
      onProgress(done / rounds);
      if (nodes) resolve(placesOf(graph, nodes));
    });
    worker.addEventListener('error', () => resolve(null));
    worker.postMessage(work, []);
  }).finally(() => worker.terminate());
  return { done, stop: () => stopping.abort() };
}

/** Where nobody is pinned, centred and pushed apart as the first layout; pins keep the drawing's own measure. */
function placesOf(graph: UndirectedGraph, nodes: Float32Array): Positions {
  const spots = graph
    .nodes()
    .map((id, index): [string, number, number] => [id, nodes[index * FIELDS] ?? 0, nodes[index * FIELDS + 1] ?? 0]);
  const hasPins = graph.someNode((_, { fixed }) => fixed === true);
  return hasPins ? Object.fromEntries(spots.map(([id, x, y]) => [id, [x, y]])) : fitted(spots);
}
