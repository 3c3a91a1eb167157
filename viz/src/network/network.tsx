import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Model } from '../model/model.ts';
import { expand, pick } from './actions.ts';
import { Lasso } from './lasso.tsx';
import { hasWebGl, type GraphRenderer, type RendererEvents } from './renderer.ts';
import { Rover } from './rover.tsx';
import { makeSigmaRenderer } from './sigma-renderer.ts';
import { makeSvgRenderer, MOST_SVG_NODES } from './svg-renderer.ts';
import { Tools } from './tools.tsx';

/** The graph, one button that goes over it for the keyboard, and the tools beside it. */
export function Network({ model }: { model: Model }): preact.JSX.Element {
  const container = useRef<HTMLDivElement>(null);
  const renderer = useSignal<GraphRenderer | null>(null);
  const moved = useSignal(0);
  const note = useSignal('');
  const lasso = useSignal(false);
  useEffect(() => {
    if (!container.current) return;
    const events: RendererEvents = {
      onPick: (id, add) => pick(model, id, add),
      onExpand: (id) => void expand(model, id),
      onPlace: (id, { x, y }) =>
        model.change({ pins: { ...model.state.pins, [id]: [Math.round(x), Math.round(y)] } }, `pin ${id}`),
      onMove() {
        moved.value += 1;
        const seen = renderer.peek()?.camera();
        if (seen) model.history.look(seen);
      },
      onLost: (lost) => (note.value = lost ? 'The graphics driver has stopped. Matrix and table go on.' : ''),
    };
    const made = makeRenderer(model, container.current, events, (words) => (note.value = words));
    renderer.value = made;
    return () => made?.kill();
  }, [model]);
  useSignalEffect(() => renderer.value?.draw(model.scene.value));
  useSignalEffect(() => renderer.value?.lookAt(model.history.camera()));
  const from = model.pathFrom.value;
  return (
    <section class="network" aria-label="Network of meetings">
      {note.value !== '' && <p class="notice">{note.value}</p>}
      {from !== null && (
        <p class="notice">
          Path from {model.lookup.value.nameOf(from)}: choose the other end.{' '}
          <button type="button" onClick={() => (model.pathFrom.value = null)}>
            Cancel
          </button>
        </p>
      )}
      <div class="canvas" ref={container} aria-hidden="true" />
      {renderer.value && <Rover model={model} renderer={renderer.value} moved={moved} />}
      {renderer.value && lasso.value && (
        <Lasso model={model} renderer={renderer.value} onDone={() => (lasso.value = false)} />
      )}
      {renderer.value && <Tools model={model} renderer={renderer.value} lasso={lasso} />}
    </section>
  );
}

function makeRenderer(
  model: Model,
  container: HTMLElement,
  events: RendererEvents,
  note: (words: string) => void,
): GraphRenderer | null {
  const scene = model.scene.peek();
  if (hasWebGl()) return makeSigmaRenderer(container, scene, events);
  if (scene.nodes.length <= MOST_SVG_NODES) {
    note('This browser has no WebGL: a simpler drawing.');
    return makeSvgRenderer(container, scene, events);
  }
  note(
    `This browser has no WebGL, and ${scene.nodes.length} nodes are too many for a simpler drawing: see matrix and table.`,
  );
  return null;
}
