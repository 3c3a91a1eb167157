import { useSignal } from '@preact/signals';
import { isInside } from '../../../src/view/lasso.ts';
import type { Model } from '../model/model.ts';
import type { GraphRenderer, Point } from './renderer.ts';

/** A sheet over the network on which a line is drawn around people; those within it are selected. */
export function Lasso(props: { model: Model; renderer: GraphRenderer; onDone: () => void }): preact.JSX.Element {
  const { model, renderer, onDone } = props;
  const line = useSignal<readonly Point[]>([]);
  const finish = (): void => {
    const { nodes } = model.scene.value;
    const within = nodes.filter((node) => node.shown && isInside(renderer.toScreen(node), line.value));
    const parties = within.map(({ id }) => id).filter((id) => model.lookup.value.parties.has(id));
    onDone();
    if (parties.length === 0) return model.say('Nobody is within the line');
    model.change({ selected: parties, path: null });
    model.say(`${parties.length} selected`);
  };
  return (
    <svg
      class="lasso"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        line.value = [{ x: event.offsetX, y: event.offsetY }];
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) line.value = [...line.value, { x: event.offsetX, y: event.offsetY }];
      }}
      onPointerUp={finish}
    >
      <polygon points={line.value.map(({ x, y }) => `${x},${y}`).join(' ')} />
    </svg>
  );
}
