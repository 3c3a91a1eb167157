import type { Sigma } from 'sigma';
import type { Scene } from '../../../src/view/scene.ts';
import { linkNear } from '../../../src/view/walk.ts';
import type { Point, RendererEvents } from './renderer.ts';

/** How near to a link a click must be, in pixels. */
const NEAR = 6;
/** A press that moves less than this is a click, in pixels. */
const DRAG_FROM = 4;

/** Clicks, double clicks, dragged nodes and the cursor of sigma's drawing. */
export function listenTo(sigma: Sigma, container: HTMLElement, scene: () => Scene, events: RendererEvents): void {
  const linkAt = ({ x, y }: Point): string | null => {
    const at = sigma.viewportToGraph({ x, y });
    const beside = sigma.viewportToGraph({ x: x + NEAR, y });
    return linkNear(scene(), at.x, at.y, Math.hypot(beside.x - at.x, beside.y - at.y))?.id ?? null;
  };
  const isShown = (id: string): boolean => scene().nodes[scene().numberOf(id) ?? -1]?.shown === true;
  const point = (pointing: boolean): void => void (container.style.cursor = pointing ? 'pointer' : '');
  // The click that ends a drag is none.
  let dragged = false;
  sigma.on('clickNode', ({ node, event }) => {
    if (!dragged) events.onPick(isShown(node) ? node : null, isAdding(event.original));
  });
  sigma.on('clickStage', ({ event }) => {
    if (!dragged) events.onPick(linkAt(event), isAdding(event.original));
  });
  sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    if (isShown(node)) events.onExpand(node);
  });
  sigma.on('doubleClickStage', ({ event, preventSigmaDefault }) => {
    const link = linkAt(event);
    if (link === null) return;
    preventSigmaDefault();
    events.onExpand(link);
  });
  let overNode = false;
  sigma.on('enterNode', ({ node }) => {
    overNode = isShown(node);
    point(overNode);
  });
  sigma.on('leaveNode', () => {
    overNode = false;
    point(false);
  });
  sigma.on('moveBody', ({ event }) => {
    if (!overNode && event.original instanceof MouseEvent && event.original.buttons === 0)
      point(linkAt(event) !== null);
  });
  let drag: { readonly node: string; readonly from: Point; moved: boolean } | null = null;
  sigma.on('downNode', ({ node, event }) => {
    if (isShown(node)) drag = { node, from: event, moved: false };
  });
  const captor = sigma.getMouseCaptor();
  captor.on('mousemovebody', (event) => {
    if (!drag) return;
    drag.moved ||= Math.hypot(event.x - drag.from.x, event.y - drag.from.y) > DRAG_FROM;
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
    if (drag.moved) events.onPlace(drag.node, sigma.viewportToGraph(event));
  });
  captor.on('mouseup', () => {
    dragged = drag?.moved === true;
    drag = null;
    setTimeout(() => (dragged = false));
  });
}

const isAdding = (event: MouseEvent | TouchEvent): boolean => event.shiftKey;
