import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { nextWindow, type Step } from '../../../src/view/timeline.ts';
import type { Model } from '../model/model.ts';

/** Milliseconds between two steps of the window. */
const PACE = 900;

/** Moves the window of time on by itself, until its end or until one stops it. Never starts alone. */
export function Play({ model, step }: { model: Model; step: Step }): preact.JSX.Element {
  const playing = useSignal(false);
  const on = playing.value;
  useEffect(() => {
    if (!on) return undefined;
    const move = (): void => {
      const { from, to } = model.state;
      const span = model.span.value;
      const next = span && nextWindow(span, from, to, step);
      if (next) model.change({ from: next.first, to: next.last }, 'play');
      else playing.value = false;
    };
    move();
    const timer = setInterval(move, PACE);
    return () => clearInterval(timer);
  }, [on, model, step]);
  return (
    <button
      type="button"
      class="play"
      aria-pressed={on}
      title={`Moves the window on by a ${step} at a time`}
      onClick={() => (playing.value = !on)}
    >
      <span aria-hidden="true">{on ? '❚❚' : '▶'}</span>
      <span class="unseen">Play through time</span>
    </button>
  );
}
