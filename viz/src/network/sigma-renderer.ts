import { UndirectedGraph } from 'graphology';
import { Sigma } from 'sigma';
import { WHOLE } from '../../../src/view/camera.ts';
import type { Scene, SceneLink, SceneNode } from '../../../src/view/scene.ts';
import { LINE_OF } from '../../../src/view/status.ts';
import { linkColor, nodeColor, type Palette } from '../../../src/view/svg.ts';
import { drawHover, makeNames } from './labels.ts';
import { onTheme, readPalette } from './palette.ts';
import { listenTo } from './pointer.ts';
import {
  NO_SHAPE,
  PATTERN,
  SHAPE,
  ShapeNodeProgram,
  StatusLinkProgram,
  type LinkDisplay,
  type NodeDisplay,
} from './programs.ts';
import { extentOf, type GraphRenderer, type Point, type RendererEvents } from './renderer.ts';

const MOST_OBSTACLES = 1000;
/** Above so many links sigma would take longer to look for those with a label than to draw all of them. */
const MOST_LABELLED_LINKS = 5000;
/** Up to so many nodes every name is tried; of more, sigma first takes the largest of each part of the drawing. */
const FEW_NAMES = 300;
const MARGIN = 20;
/** Up to so many nodes may move before it is worth while to find anew which names stand near one another. */
const FEW = 20;

/** Draws with WebGL. The graph stays as long as the scene's key; each scene changes only how nodes and links look. */
export function makeSigmaRenderer(container: HTMLElement, first: Scene, events: RendererEvents): GraphRenderer {
  let scene = first;
  let palette = readPalette();
  const names = makeNames(() => palette);
  const sigma = new Sigma(graphOf(first), container, {
    nodeProgramClasses: { shape: ShapeNodeProgram as never },
    edgeProgramClasses: { status: StatusLinkProgram as never },
    defaultNodeType: 'shape',
    defaultEdgeType: 'status',
    nodeReducer: (id) => nodeDisplay(scene.nodes[scene.numberOf(id) ?? -1], palette),
    edgeReducer: (id) => linkDisplay(scene.links[scene.linkNumberOf(id) ?? -1], palette),
    defaultDrawNodeLabel: names.collect,
    defaultDrawNodeHover: drawHover(() => palette),
    defaultDrawEdgeLabel: names.collectOfLink,
    renderEdgeLabels: first.links.length <= MOST_LABELLED_LINKS,
    // Links are picked by geometry (pointer.ts): sigma would draw all of them a second time to find one.
    enableEdgeEvents: false,
    labelDensity: densityFor(first),
    labelGridCellSize: 90,
    labelRenderedSizeThreshold: 1.5,
    minEdgeThickness: 1.5,
    stagePadding: 50,
    zIndex: false,
    minCameraRatio: 0.01,
    maxCameraRatio: 3,
    allowInvalidContainer: true,
  });
  // Otherwise a node that is dragged out would make everything else smaller.
  sigma.setCustomBBox(sigma.getBBox());
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const duration = (): number => (still.matches ? 0 : 250);
  const forgetTheme = onTheme(() => {
    palette = readPalette();
    sigma.refresh();
  });
  const forgetLoss = watchLoss(container, events);
  hideEmpty(sigma);
  listenTo(sigma, container, () => scene, events);
  sigma.on('beforeRender', names.begin);
  sigma.on('afterRender', () => {
    names.write(obstacles(scene, sigma));
    events.onMove();
  });
  const moveTo = (point: Point, ratio?: number): void => {
    const target = sigma.viewportToFramedGraph(sigma.graphToViewport(point));
    void sigma.getCamera().animate(ratio === undefined ? target : { ...target, ratio }, { duration: duration() });
  };
  return {
    draw(next) {
      const before = scene;
      scene = next;
      if (next.key !== before.key) return replaceGraph(sigma, next, isEveryone(before) && isEveryone(next));
      const comesOrGoes = updateExtras(sigma.getGraph(), before, next);
      const nodes = changed(before.nodes, next.nodes, next.lasting.nodes);
      const links = changed(before.links, next.links, next.lasting.links);
      if (!comesOrGoes && nodes.length === 0 && links.length === 0) return;
      const moved = nodes.filter((node) => isElsewhere(before.nodes[node], next.nodes[node]));
      // Never `hidden`: a full refresh would cost 27 times as much at 10,000 nodes. One drawing a frame is enough.
      if (comesOrGoes) sigma.refresh({ schedule: true });
      else
        sigma.refresh({
          schedule: true,
          partialGraph: {
            nodes: idsOf(next.nodes, nodes),
            edges: idsOf(next.links, [...links, ...moved.flatMap((node) => lastingLinksAt(next, node))]),
          },
          skipIndexation: moved.length <= FEW,
        });
    },
    toScreen: (point) => sigma.graphToViewport(point),
    reveal(point) {
      const { x, y } = sigma.graphToViewport(point);
      const { width, height } = sigma.getDimensions();
      if (x < MARGIN || y < MARGIN || x > width - MARGIN || y > height - MARGIN) moveTo(point);
    },
    fit(points) {
      const { x, y, width, height } = extentOf(points);
      const [low, high] = [
        sigma.graphToViewport({ x: x - width / 2, y: y - height / 2 }),
        sigma.graphToViewport({ x: x + width / 2, y: y + height / 2 }),
      ];
      const size = sigma.getDimensions();
      const part = Math.max(Math.abs(high.x - low.x) / size.width, Math.abs(high.y - low.y) / size.height, 0.02) * 1.4;
      moveTo({ x, y }, Math.min(3, Math.max(0.08, sigma.getCamera().ratio * part)));
    },
    zoom(how) {
      const camera = sigma.getCamera();
      if (how === 'all') void camera.animatedReset({ duration: duration() });
      else void camera[how === 'in' ? 'animatedZoom' : 'animatedUnzoom']({ duration: duration() });
    },
    pan(x, y) {
      const { width, height } = sigma.getDimensions();
      const target = sigma.viewportToFramedGraph({ x: width / 2 + x, y: height / 2 + y });
      void sigma.getCamera().animate(target, { duration: duration() });
    },
    camera() {
      const { x, y, ratio } = sigma.getCamera();
      return { x, y, ratio };
    },
    lookAt: (camera) => void sigma.getCamera().setState({ ...camera, angle: 0 }),
    kill() {
      forgetTheme();
      forgetLoss();
      sigma.kill();
    },
  };
}

/** Everyone drawn alone stays in place when data come or change; groups are another drawing. */
const isEveryone = ({ key }: Scene): boolean => key.startsWith('people ');

/** Names for each cell of sigma's grid. */
const densityFor = ({ nodes }: Scene): number => (nodes.length > FEW_NAMES ? 3 : 30);

function replaceGraph(sigma: Sigma, scene: Scene, stays: boolean): void {
  sigma.setCustomBBox(null);
  sigma.setSetting('renderEdgeLabels', scene.links.length <= MOST_LABELLED_LINKS);
  sigma.setSetting('labelDensity', densityFor(scene));
  sigma.setGraph(graphOf(scene));
  sigma.refresh();
  sigma.setCustomBBox(sigma.getBBox());
  if (!stays) sigma.getCamera().setState({ ...WHOLE, angle: 0 });
}

/** Canvases that hold nothing most of the time: an empty one costs as much in each frame as a full one. */
function hideEmpty(sigma: Sigma): void {
  const { hovers, hoverNodes, edgeLabels } = sigma.getCanvases();
  hide(true, hovers, hoverNodes);
  sigma.on('enterNode', () => hide(false, hovers, hoverNodes));
  sigma.on('leaveNode', () => hide(true, hovers, hoverNodes));
  sigma.on('beforeRender', () => hide(!sigma.getSetting('renderEdgeLabels'), edgeLabels));
}

function hide(empty: boolean, ...canvases: readonly (HTMLElement | undefined)[]): void {
  for (const canvas of canvases) if (canvas) canvas.hidden = empty;
}

/** A driver that restarts takes the canvases along; sigma draws on when they come back. */
function watchLoss(container: HTMLElement, { onLost }: RendererEvents): () => void {
  const lost = (event: Event): void => {
    event.preventDefault();
    onLost(true);
  };
  const back = (): void => onLost(false);
  container.addEventListener('webglcontextlost', lost, true);
  container.addEventListener('webglcontextrestored', back, true);
  return () => {
    container.removeEventListener('webglcontextlost', lost, true);
    container.removeEventListener('webglcontextrestored', back, true);
  };
}

/** Nodes on screen as discs in pixels; of very many only the chosen ones, to keep a frame short. */
function obstacles({ nodes }: Scene, sigma: Sigma): { x: number; y: number; size: number }[] {
  const many = nodes.length > MOST_OBSTACLES;
  const found: { x: number; y: number; size: number }[] = [];
  for (const node of nodes)
    if (node.shown && !node.muted && (node.chosen || !many)) {
      const { x, y } = sigma.graphToViewport(node);
      found.push({ x, y, size: sigma.scaleSize(node.size) });
    }
  return found;
}

function graphOf({ nodes, links }: Scene): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const { id, x, y } of nodes) graph.addNode(id, { x, y });
  for (const { id, a, b } of links) graph.addUndirectedEdgeWithKey(id, nodes[a]?.id, nodes[b]?.id);
  return graph;
}

/** Nodes and links of expansions in and out of the graph; true where there were any. */
function updateExtras(graph: UndirectedGraph, before: Scene, next: Scene): boolean {
  const old = before.nodes.slice(before.lasting.nodes);
  const now = next.nodes.slice(next.lasting.nodes);
  if (old.length === 0 && now.length === 0) return false;
  for (const { id } of old) if (graph.hasNode(id)) graph.dropNode(id);
  for (const { id, x, y } of now) if (!graph.hasNode(id)) graph.addNode(id, { x, y });
  for (const { id, a, b } of next.links.slice(next.lasting.links))
    if (!graph.hasEdge(id)) graph.addUndirectedEdgeWithKey(id, next.nodes[a]?.id, next.nodes[b]?.id);
  return true;
}

/** Numbers of what is another object than before. */
function changed(before: readonly object[], now: readonly object[], lasting: number): number[] {
  const numbers: number[] = [];
  for (let number = 0; number < lasting; number++) if (now[number] !== before[number]) numbers.push(number);
  return numbers;
}

const isElsewhere = (old: SceneNode | undefined, now: SceneNode | undefined): boolean =>
  old?.x !== now?.x || old?.y !== now?.y;

const idsOf = (items: readonly { readonly id: string }[], numbers: readonly number[]): string[] =>
  numbers.flatMap((number) => items[number]?.id ?? []);

const lastingLinksAt = ({ lasting, linksAt }: Scene, node: number): number[] =>
  linksAt(node).filter((number) => number < lasting.links);

/** Sigma wants a place also for what is just going. */
const GONE: Partial<NodeDisplay> = {
  x: 0,
  y: 0,
  type: 'shape',
  shape: NO_SHAPE,
  label: null,
};

function nodeDisplay(node: SceneNode | undefined, palette: Palette): Partial<NodeDisplay> {
  if (!node) return GONE;
  const spot: Point = { x: node.x, y: node.y };
  const isParty = node.shape === 'person' || node.shape === 'organization';
  // Of what the filters take away only parties stay, as a ground.
  if (node.hidden || (!node.shown && !isParty)) return { ...GONE, ...spot };
  const shape = SHAPE[node.shape];
  const faint = { ...spot, shape, type: 'shape', color: palette.faint, outline: palette.faint, label: null };
  if (!node.shown) return { ...faint, size: Math.min(2, node.size) };
  if (node.muted) return { ...faint, size: node.size };
  return {
    ...spot,
    shape,
    type: 'shape',
    size: node.size + (node.chosen ? 2 : 0),
    label: node.label,
    forceLabel: node.chosen,
    color: nodeColor(node, palette),
    outline: node.chosen ? palette.accent : node.pinned ? palette.text : palette.outline,
  };
}

function linkDisplay(link: SceneLink | undefined, palette: Palette): Partial<LinkDisplay> {
  if (!link?.shown) return { type: 'status', pattern: PATTERN.none, label: null, size: 1 };
  return {
    type: 'status',
    pattern: PATTERN[LINE_OF[link.group]],
    size: link.width + (link.chosen ? 1.5 : 0),
    color: linkColor(link, palette),
    label: link.muted ? null : link.label,
    forceLabel: link.chosen,
  };
}
