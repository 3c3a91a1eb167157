import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Model } from '../model/model.ts';
import { hide, showAll } from './actions.ts';
import { arrange, type Arranging } from './arrange.ts';
import type { GraphRenderer } from './renderer.ts';
import { fitChosen } from './rover.tsx';

/** What one can do to the drawing as a whole. */
export function Tools(props: { model: Model; renderer: GraphRenderer; lasso: Signal<boolean> }): preact.JSX.Element {
  const { model, renderer, lasso } = props;
  const { selected, hidden } = model.state;
  const chosen = selected.filter((id) => model.scene.value.numberOf(id) !== undefined);
  return (
    <>
      <div class="tools" role="toolbar" aria-label="Drawing">
        <button type="button" aria-pressed={lasso.value} onClick={() => (lasso.value = !lasso.value)}>
          Lasso
        </button>
        <Arrange model={model} renderer={renderer} />
        {chosen.length > 0 && (
          <button type="button" onClick={() => hide(model, chosen)}>
            Hide selected
          </button>
        )}
        {hidden.length > 0 && (
          <button type="button" onClick={() => showAll(model)}>
            Show {hidden.length} hidden
          </button>
        )}
      </div>
      <div class="zoom">
        <button type="button" aria-label="Zoom in" onClick={() => renderer.zoom('in')}>
          +
        </button>
        <button type="button" aria-label="Zoom out" onClick={() => renderer.zoom('out')}>
          −
        </button>
        <button
          type="button"
          aria-label="Fit to the selection, else show everything"
          onClick={() => fitChosen(model, renderer)}
        >
          ⤢
        </button>
      </div>
    </>
  );
}

/** Lays out anew what is shown; one can go on meanwhile, or stop it. */
function Arrange({ model, renderer }: { model: Model; renderer: GraphRenderer }): preact.JSX.Element {
  const running = useRef<Arranging | null>(null);
  const progress = useSignal<number | null>(null);
  const start = async (): Promise<void> => {
    progress.value = 0;
    running.current = arrange(model.scene.value, (part) => (progress.value = part));
    const places = await running.current.done;
    progress.value = null;
    if (!places) return model.say('Arranging stopped');
    model.arrange(places);
    renderer.zoom('all');
    model.say('Arranged anew');
  };
  if (progress.value === null)
    return (
      <button type="button" title="Lay out anew what is shown; pinned nodes stay" onClick={() => void start()}>
        Arrange
      </button>
    );
  return (
    <button type="button" onClick={() => running.current?.stop()}>
      Stop ({Math.round(progress.value * 100)} %)
    </button>
  );
}
