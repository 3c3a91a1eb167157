import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { addStep, amendStep, firstStep, moveStep, type Steps } from '../../../src/view/steps.ts';
import { readCamera, writeCamera, type Camera } from '../../../src/view/camera.ts';
import { readHash, writeHash, type ViewState } from '../../../src/view/view-state.ts';
import { makeRest } from './rest.ts';

/** Changes of one kind are one step until there was none for this many milliseconds. */
const ONE_MOVE = 1500;
/** Browsers refuse to be told of more addresses than this apart, in milliseconds. */
const CALM = 200;

/** Every step, for Undo and for the browser's Back, which are the same. */
export interface History {
  readonly steps: ReadonlySignal<Steps<ViewState>>;
  /** Whether there is a step before the one shown, and one after it. */
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
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
  /** Of the changes in a row; '' where none is. */
  let row = '';
  // A new box for each address that is opened; moves only change what is in it, so that no drawing follows its own.
  const looking = signal(cameraOf(location.hash));
  const hashOf = (state: ViewState): string => `#${writeHash(state)}${looking.peek().hash}${keep}`;
  const shown = (): ViewState => steps.value.states[steps.value.at] ?? start;
  const write = (how: 'pushState' | 'replaceState'): void => {
    rewrite.cancel();
    history[how]({ session, at: steps.value.at }, '', hashOf(shown()));
  };
  const rewrite = makeRest(CALM, () => write('replaceState'));
  const endRow = makeRest(ONE_MOVE, () => (row = ''));
  write('replaceState');
  addEventListener('popstate', ({ state }: PopStateEvent) => {
    const known = state as { session?: string; at?: number } | null;
    const isOwn = known?.session === session && steps.value.states[known.at ?? -1] !== undefined;
    row = '';
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
    canUndo: computed(() => steps.value.at > 0),
    canRedo: computed(() => steps.value.at < steps.value.states.length - 1),
    commit(state, kind = '') {
      const sameMove = kind !== '' && kind === row && steps.value.at > 0;
      row = kind;
      endRow.later();
      steps.value = sameMove ? amendStep(steps.value, state) : addStep(steps.value, state);
      if (sameMove) rewrite.later();
      else write('pushState');
    },
    moving: () => row !== '',
    undo: () => moveStep(steps.value, -1).at !== steps.value.at && history.back(),
    redo: () => moveStep(steps.value, 1).at !== steps.value.at && history.forward(),
    camera: () => readCamera(looking.value.hash),
    look(seen) {
      const now = writeCamera(seen);
      if (now === looking.peek().hash) return;
      looking.peek().hash = now;
      rewrite.later();
    },
    address: () => `${location.href.split('#')[0]}#${writeHash(shown())}${looking.peek().hash}`,
  };
}
