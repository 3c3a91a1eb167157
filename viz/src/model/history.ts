import { signal, type ReadonlySignal } from '@preact/signals';
import { addStep, amendStep, firstStep, moveStep, type Steps } from '../../../src/view/steps.ts';
import { readCamera, writeCamera, type Camera } from '../../../src/view/camera.ts';
import { readHash, writeHash, type ViewState } from '../../../src/view/view-state.ts';

/** Changes of one kind that follow one another within this many milliseconds are one step. */
const ONE_MOVE = 1500;
/** Browsers refuse to be told of more addresses than this apart, in milliseconds. */
const CALM = 200;

/** Every step, for Undo and for the browser's Back, which are the same. */
export interface History {
  readonly steps: ReadonlySignal<Steps<ViewState>>;
  /** Adds a step; with a `kind`, changes of the same kind in a row are one (a slider being dragged). */
  commit(state: ViewState, kind?: string): void;
  /** Whether the last step is one of those in a row. */
  moving(): boolean;
  undo(): void;
  redo(): void;
  /** Where the network is looked at; tells only of another address that was opened. */
  camera(): Camera;
  /** Puts the camera into the address: no step of its own. */
  look(camera: Camera): void;
  /** The address of what is shown. */
  address(): string;
}

const cameraOf = (hash: string): { hash: string } => ({ hash: writeCamera(readCamera(hash)) });

/** `keep`: parts of the hash that are not the view's (the server's token). */
export function makeHistory(start: ViewState, keep: string): History {
  const session = crypto.randomUUID();
  const steps = signal(firstStep(start));
  let last = { kind: '', time: 0 };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  // A new box for each address that is opened; moves only change what is in it, so that no drawing follows its own.
  const looking = signal(cameraOf(location.hash));
  const hashOf = (state: ViewState): string => `#${writeHash(state)}${looking.peek().hash}${keep}`;
  const shown = (): ViewState => steps.value.states[steps.value.at] ?? start;
  const write = (how: 'pushState' | 'replaceState'): void => {
    clearTimeout(waiting);
    history[how]({ session, at: steps.value.at }, '', hashOf(shown()));
  };
  write('replaceState');
  addEventListener('popstate', ({ state }: PopStateEvent) => {
    const known = state as { session?: string; at?: number } | null;
    const isOwn = known?.session === session && steps.value.states[known.at ?? -1] !== undefined;
    last = { kind: '', time: 0 };
    if (isOwn) {
      steps.value = { ...steps.value, at: known.at ?? 0 };
      write('replaceState');
    } else {
      looking.value = cameraOf(location.hash);
      steps.value = firstStep(readHash(location.hash));
      write('replaceState');
    }
  });
  return {
    steps,
    commit(state, kind = '') {
      const now = performance.now();
      const sameMove = kind !== '' && kind === last.kind && now - last.time < ONE_MOVE && steps.value.at > 0;
      last = { kind, time: now };
      steps.value = sameMove ? amendStep(steps.value, state) : addStep(steps.value, state);
      if (!sameMove) return write('pushState');
      clearTimeout(waiting);
      waiting = setTimeout(() => write('replaceState'), CALM);
    },
    moving: () => last.kind !== '',
    undo: () => moveStep(steps.value, -1).at !== steps.value.at && history.back(),
    redo: () => moveStep(steps.value, 1).at !== steps.value.at && history.forward(),
    camera: () => readCamera(looking.value.hash),
    look(seen) {
      const now = writeCamera(seen);
      if (now === looking.peek().hash) return;
      looking.peek().hash = now;
      clearTimeout(waiting);
      waiting = setTimeout(() => write('replaceState'), CALM);
    },
    address: () => `${location.href.split('#')[0]}#${writeHash(shown())}${looking.peek().hash}`,
  };
}
