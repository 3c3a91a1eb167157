import { useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Scene } from '../../src/view/scene.ts';
import { bestLinked, linksOf, nearest, type Direction } from '../../src/view/walk.ts';
import type { Model } from './model.ts';
import type { GraphRenderer, Point } from './renderer.ts';

/** Where the keyboard is: on a node, or on one of its links. */
interface Place {
  readonly node: string;
  readonly link: string | null;
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const HELP =
  'Arrow keys: nearest node in that direction. ] and [: next and previous link of this node. Home: best linked. Enter: open the evidence. + − 0: zoom.';

/** One button that stands over the node or link that the keyboard is on; its name says what is there. */
export function Rover(props: {
  model: Model;
  renderer: GraphRenderer;
  moved: ReadonlySignal<number>;
}): preact.JSX.Element | null {
  const { model, renderer, moved } = props;
  const place = useSignal<Place | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const scene = model.scene.value;
  const at = standing(place, scene, model.state.value.selected);
  if (moved.value < 0 || !at) return null;
  const point = pointOf(scene, at);
  const { x, y } = renderer.toScreen(point);
  const go = (next: Place | null): void => {
    if (!next) return;
    place.value = next;
    renderer.reveal(pointOf(model.scene.value, next));
  };
  const onKey = (event: KeyboardEvent): void => {
    const direction = DIRECTIONS[event.key];
    const zoom = ({ '+': 'in', '-': 'out', '0': 'all' } as const)[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (direction) go(toNode(nearest(scene, at.node, direction)));
    else if (event.key === 'Home') go(toNode(bestLinked(scene)));
    else if (event.key === ']') go(nextLink(scene, at, 1));
    else if (event.key === '[') go(nextLink(scene, at, -1));
    else if (event.key === 'Escape' && at.link) go({ node: at.node, link: null });
    else if (zoom) renderer.zoom(zoom);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="rover"
        style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}
        aria-label={nameOf(scene, at)}
        aria-describedby="rover-help"
        onKeyDown={onKey}
        onClick={() => model.open(at.link ?? at.node)}
      />
      <p id="rover-help" class="keys">
        {HELP}
      </p>
    </>
  );
}

const toNode = (node: string | null): Place | null => (node === null ? null : { node, link: null });

/** Where it was last, if that is still drawn; else what is selected; else the best linked. */
function standing(place: Signal<Place | null>, scene: Scene, selected: string | null): Place | null {
  const last = place.value;
  if (last && scene.nodes.get(last.node)?.shown && (last.link === null || scene.links.get(last.link)?.shown))
    return last;
  if (selected !== null && scene.nodes.get(selected)?.shown) return { node: selected, link: null };
  return toNode(bestLinked(scene));
}

function nextLink(scene: Scene, { node, link }: Place, step: 1 | -1): Place | null {
  const links = linksOf(scene, node);
  const index = links.findIndex(({ id }) => id === link);
  const next = links[index < 0 ? (step > 0 ? 0 : links.length - 1) : (index + step + links.length) % links.length];
  return next ? { node, link: next.id } : null;
}

function pointOf(scene: Scene, { node, link }: Place): Point {
  const found = link === null ? undefined : scene.links.get(link);
  const ends = found ? [found.a, found.b] : [node, node];
  const [a, b] = ends.map((id) => scene.nodes.get(id));
  return { x: ((a?.x ?? 0) + (b?.x ?? 0)) / 2, y: ((a?.y ?? 0) + (b?.y ?? 0)) / 2 };
}

function nameOf(scene: Scene, { node, link }: Place): string {
  const links = linksOf(scene, node);
  if (link === null) return `${scene.nodes.get(node)?.words ?? node}, ${links.length} links`;
  const index = links.findIndex(({ id }) => id === link);
  return `${scene.links.get(link)?.words ?? link}, link ${index + 1} of ${links.length}`;
}
