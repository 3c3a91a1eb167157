import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Model } from './model.ts';
import { hasWebGl, type GraphRenderer, type RendererEvents } from './renderer.ts';
import { Rover } from './rover.tsx';
import { makeSigmaRenderer } from './sigma-renderer.ts';
import { makeSvgRenderer, MOST_SVG_NODES } from './svg-renderer.ts';

/** The graph, and one button that goes over it for the keyboard. */
export function Network({ model }: { model: Model }): preact.JSX.Element {
  const container = useRef<HTMLDivElement>(null);
  const renderer = useSignal<GraphRenderer | null>(null);
  const moved = useSignal(0);
  const note = useSignal('');
  useEffect(() => {
    if (!container.current) return;
    const events: RendererEvents = {
      onPick: (id) => id !== model.state.value.selected && model.change({ selected: id }),
      onMove: () => (moved.value += 1),
    };
    const made = makeRenderer(model, container.current, events, (words) => (note.value = words));
    renderer.value = made;
    return () => made?.kill();
  }, [model]);
  useSignalEffect(() => renderer.value?.draw(model.scene.value));
  const zoom = (how: 'in' | 'out' | 'all'): void => renderer.value?.zoom(how);
  return (
    <section class="network" aria-label="Network of meetings">
      {note.value !== '' && <p class="notice">{note.value}</p>}
      <div class="canvas" ref={container} aria-hidden="true" />
      {renderer.value && <Rover model={model} renderer={renderer.value} moved={moved} />}
      <div class="zoom">
        <button type="button" aria-label="Zoom in" onClick={() => zoom('in')}>
          +
        </button>
        <button type="button" aria-label="Zoom out" onClick={() => zoom('out')}>
          −
        </button>
        <button type="button" aria-label="Show everything" onClick={() => zoom('all')}>
          ⤢
        </button>
      </div>
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
  if (scene.nodes.size <= MOST_SVG_NODES) {
    note('This browser has no WebGL: a simpler drawing.');
    return makeSvgRenderer(container, scene, events);
  }
  note(`This browser has no WebGL, and ${scene.nodes.size} nodes are too many for a simpler drawing: see the table.`);
  return null;
}
