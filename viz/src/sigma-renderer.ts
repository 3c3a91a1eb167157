import { UndirectedGraph } from 'graphology';
import { Sigma } from 'sigma';
import type { Scene, SceneLink, SceneNode } from '../../src/view/scene.ts';
import { LINE_OF } from '../../src/view/status.ts';
import { drawHover, makeNames } from './labels.ts';
import { readPalette, type Palette } from './palette.ts';
import { PATTERN, SHAPE, ShapeNodeProgram, StatusLinkProgram, type LinkDisplay, type NodeDisplay } from './programs.ts';
import type { GraphRenderer, Point, RendererEvents } from './renderer.ts';

/** Above this many links a pointer is no longer asked which of them it is over. */
const MOST_LINK_EVENTS = 20_000;
const MOST_OBSTACLES = 1000;

/** Draws with WebGL. The graph stays; each scene changes only how nodes and links look. */
export function makeSigmaRenderer(container: HTMLElement, first: Scene, events: RendererEvents): GraphRenderer {
  let scene = first;
  let palette = readPalette();
  const names = makeNames(() => palette);
  const sigma = new Sigma(graphOf(first), container, {
    nodeProgramClasses: { shape: ShapeNodeProgram as never },
    edgeProgramClasses: { status: StatusLinkProgram as never },
    defaultNodeType: 'shape',
    defaultEdgeType: 'status',
    nodeReducer: (id) => nodeDisplay(scene.nodes.get(id), palette),
    edgeReducer: (id) => linkDisplay(scene.links.get(id), palette),
    defaultDrawNodeLabel: names.collect,
    defaultDrawNodeHover: drawHover(() => palette),
    defaultDrawEdgeLabel: names.collectOfLink,
    renderEdgeLabels: true,
    enableEdgeEvents: first.links.size <= MOST_LINK_EVENTS,
    labelDensity: 3,
    labelGridCellSize: 90,
    labelRenderedSizeThreshold: 4,
    minEdgeThickness: 1.5,
    stagePadding: 50,
    zIndex: false,
    minCameraRatio: 0.03,
    maxCameraRatio: 3,
    allowInvalidContainer: true,
  });
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const theme = matchMedia('(prefers-color-scheme: dark)');
  const onTheme = (): void => {
    palette = readPalette();
    sigma.refresh();
  };
  theme.addEventListener('change', onTheme);
  const duration = (): number => (still.matches ? 0 : 250);
  sigma.on('clickNode', ({ node }) => events.onPick(scene.nodes.get(node)?.shown ? node : null));
  sigma.on('clickEdge', ({ edge }) => events.onPick(edge));
  sigma.on('clickStage', () => events.onPick(null));
  sigma.on('enterEdge', () => (container.style.cursor = 'pointer'));
  sigma.on('leaveEdge', () => (container.style.cursor = ''));
  sigma.on('enterNode', () => (container.style.cursor = 'pointer'));
  sigma.on('leaveNode', () => (container.style.cursor = ''));
  sigma.on('afterRender', () => {
    names.write(obstacles(scene, sigma));
    events.onMove();
  });
  return {
    draw(next) {
      const nodes = changed(scene.nodes, next.nodes);
      const edges = changed(scene.links, next.links);
      scene = next;
      // Never `hidden`: a full refresh would cost 27 times as much at 10,000 nodes.
      sigma.refresh({ partialGraph: { nodes, edges }, skipIndexation: true });
    },
    toScreen: (point) => sigma.graphToViewport(point),
    reveal(point) {
      const { x, y } = sigma.graphToViewport(point);
      const { width, height } = sigma.getDimensions();
      if (x > 20 && y > 20 && x < width - 20 && y < height - 20) return;
      void sigma.getCamera().animate(sigma.viewportToFramedGraph({ x, y }), { duration: duration() });
    },
    zoom(how) {
      const camera = sigma.getCamera();
      if (how === 'all') void camera.animatedReset({ duration: duration() });
      else void camera[how === 'in' ? 'animatedZoom' : 'animatedUnzoom']({ duration: duration() });
    },
    kill() {
      theme.removeEventListener('change', onTheme);
      sigma.kill();
    },
  };
}

/** Nodes on screen as discs in pixels; of very many only the chosen ones, to keep a frame short. */
function obstacles({ nodes }: Scene, sigma: Sigma): { x: number; y: number; size: number }[] {
  const many = nodes.size > MOST_OBSTACLES;
  return [...nodes.values()]
    .filter(({ shown, chosen, muted }) => shown && !muted && (chosen || !many))
    .map((node) => ({ ...sigma.graphToViewport(node), size: sigma.scaleSize(node.size) }));
}

function graphOf({ nodes, links }: Scene): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const { id, x, y } of nodes.values()) graph.addNode(id, { x, y });
  for (const { id, a, b } of links.values())
    if (graph.hasNode(a) && graph.hasNode(b)) graph.addUndirectedEdgeWithKey(id, a, b);
  return graph;
}

/** Ids of what looks different now. */
function changed<Item extends SceneNode | SceneLink>(
  before: ReadonlyMap<string, Item>,
  now: ReadonlyMap<string, Item>,
): string[] {
  const keys = ['shown', 'chosen', 'muted', 'label', 'size', 'group', 'width'] as (keyof Item)[];
  return [...now].flatMap(([id, item]) => {
    const old = before.get(id);
    return old && keys.every((key) => old[key] === item[key]) ? [] : [id];
  });
}

function nodeDisplay(node: SceneNode | undefined, palette: Palette): Partial<NodeDisplay> {
  if (!node) return { hidden: true };
  const spot: Point = { x: node.x, y: node.y };
  const shape = SHAPE[node.shape];
  const faint = { ...spot, shape, type: 'shape', color: palette.faint, outline: palette.faint, label: null };
  if (!node.shown) return { ...faint, size: 2.5 };
  if (node.muted) return { ...faint, size: node.size };
  return {
    ...spot,
    shape,
    type: 'shape',
    size: node.size + (node.chosen ? 2 : 0),
    label: node.label,
    forceLabel: node.chosen,
    color: palette.nodes[node.shape],
    outline: node.chosen ? palette.accent : palette.outline,
  };
}

function linkDisplay(link: SceneLink | undefined, palette: Palette): Partial<LinkDisplay> {
  if (!link?.shown) return { type: 'status', pattern: PATTERN.none, label: null, size: 1 };
  return {
    type: 'status',
    pattern: PATTERN[LINE_OF[link.group]],
    size: link.width + (link.chosen ? 1.5 : 0),
    color: link.chosen
      ? palette.accent
      : link.muted
        ? palette.faintLink
        : link.crowd
          ? palette.crowd
          : palette.links[link.group],
    label: link.muted ? null : link.label,
    forceLabel: link.chosen,
  };
}
