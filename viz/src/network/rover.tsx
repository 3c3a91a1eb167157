import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { linkOf, nodeOf, type Scene } from '../../../src/view/scene.ts';
import { bestLinked, linksOf, nearest, type Direction } from '../../../src/view/walk.ts';
import type { Model } from '../model/model.ts';
import { collapse, expand, hide, pick, startPath, togglePin } from './actions.ts';
import type { GraphRenderer, Point } from './renderer.ts';
import { placeWords } from './words.ts';

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
/** Pixels that Shift with an arrow moves the drawing. */
const PAN: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-120, 0],
  right: [120, 0],
  up: [0, -120],
  down: [0, 120],
};

const HELP =
  'Arrows: nearest node. ] [: its links. Enter: evidence. E expand, C collapse, P path, X pin, H hide, F fit. + − 0: zoom. ?: all keys.';

/** One button that stands over the node or link that the keyboard is on; its name says what is there. */
export function Rover(props: {
  model: Model;
  renderer: GraphRenderer;
  moved: ReadonlySignal<number>;
}): preact.JSX.Element | null {
  const { model, renderer, moved } = props;
  const place = useSignal<Place | null>(null);
  const home = useRef<string | null>(null);
  const scene = model.scene.value;
  const at = standing(place.value, scene, model.state.selected[0] ?? null, home);
  const words = useMemo(() => (at ? placeWords(model, at.node, at.link) : ''), [scene, at?.node, at?.link]);
  if (moved.value < 0 || !at) return null;
  const { x, y } = renderer.toScreen(pointOf(scene, at));
  const go = (next: Place | null): void => {
    if (!next) return;
    place.value = next;
    renderer.reveal(pointOf(model.scene.value, next));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = DIRECTIONS[event.key];
    if (direction && event.shiftKey) renderer.pan(...PAN[direction]);
    else if (direction) go(toNode(nearest(scene, at.node, direction)));
    else if (!command(model, renderer, at, event.key) && !walk(scene, at, event.key, go)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <button
        type="button"
        class="rover"
        style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}
        aria-label={words}
        aria-describedby="rover-help"
        onKeyDown={onKey}
        onClick={() => {
          pick(model, at.link ?? at.node, false);
          model.arriving.value = model.pathFrom.value === null;
        }}
      />
      <p id="rover-help" class="keys">
        {HELP}
      </p>
    </>
  );
}

/** Keys that go elsewhere; false where the key is none of them. */
function walk(scene: Scene, at: Place, key: string, go: (next: Place | null) => void): boolean {
  if (key === 'Home') go(toNode(bestLinked(scene)));
  else if (key === ']') go(nextLink(scene, at, 1));
  else if (key === '[') go(nextLink(scene, at, -1));
  else if (key === 'Escape' && at.link) go({ node: at.node, link: null });
  else return false;
  return true;
}

/** Keys that do something to what the keyboard is on, or to the camera. */
function command(model: Model, renderer: GraphRenderer, { node, link }: Place, key: string): boolean {
  const on = link ?? node;
  switch (key.toLowerCase()) {
    case '+':
    case '=':
      renderer.zoom('in');
      break;
    case '-':
      renderer.zoom('out');
      break;
    case '0':
      renderer.zoom('all');
      break;
    case 'f':
      fitChosen(model, renderer);
      break;
    case 'e':
      void expand(model, on);
      break;
    case 'c':
      collapse(model, on);
      break;
    case 'h':
      hide(model, [node]);
      break;
    case 'x':
      togglePin(model, node);
      break;
    case 'p':
      startPath(model, node);
      break;
    default:
      return false;
  }
  return true;
}

/** What is selected with its neighbours, else everything, into view. */
export function fitChosen(model: Model, renderer: GraphRenderer): void {
  const near = model.scene.value.nodes.filter(({ shown, muted }) => shown && !muted);
  if (model.state.selected.length > 0 && near.length > 0) renderer.fit(near);
  else renderer.zoom('all');
}

const toNode = (node: string | null): Place | null => (node === null ? null : { node, link: null });

/** Where it was last, if that is still drawn; else what is selected; else the best linked, for as long as that is drawn. */
function standing(
  last: Place | null,
  scene: Scene,
  selected: string | null,
  home: { current: string | null },
): Place | null {
  const isShown = (id: string | null): boolean => id !== null && nodeOf(scene, id)?.shown === true;
  if (last && isShown(last.node))
    return last.link === null || linkOf(scene, last.link)?.shown ? last : { node: last.node, link: null };
  if (isShown(selected)) return toNode(selected);
  if (!isShown(home.current)) home.current = bestLinked(scene);
  return toNode(home.current);
}

function nextLink(scene: Scene, { node, link }: Place, step: 1 | -1): Place | null {
  const links = linksOf(scene, node);
  const index = links.findIndex(({ id }) => id === link);
  const next = links[index < 0 ? (step > 0 ? 0 : links.length - 1) : (index + step + links.length) % links.length];
  return next ? { node, link: next.id } : null;
}

function pointOf(scene: Scene, { node, link }: Place): Point {
  const found = link === null ? undefined : linkOf(scene, link);
  const [a, b] = found ? [scene.nodes[found.a], scene.nodes[found.b]] : [nodeOf(scene, node), nodeOf(scene, node)];
  return { x: ((a?.x ?? 0) + (b?.x ?? 0)) / 2, y: ((a?.y ?? 0) + (b?.y ?? 0)) / 2 };
}
