import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Said } from '../../../src/model/said.ts';
import { makeIndex, type DataIndex } from '../../../src/view/data-index.ts';
import { Facets } from '../../../src/view/facets.ts';
import { mergeViews } from '../../../src/view/merge-views.ts';
import { findPaths, type Path } from '../../../src/view/path.ts';
import type { Positions } from '../../../src/view/people.ts';
import type { PlacedView } from '../../../src/view/placed.ts';
import { chooseMinimum, SceneMaker, type SceneSource } from '../../../src/view/scene-maker.ts';
import type { Scene } from '../../../src/view/scene.ts';
import { searchEntries, type Entry } from '../../../src/view/search.ts';
import { Sieve } from '../../../src/view/sieve.ts';
import { Tally } from '../../../src/view/tally.ts';
import { spanOf, type Span } from '../../../src/view/timeline.ts';
import type { ViewData } from '../../../src/view/view-data.ts';
import { NO_LIMITS, START, VIEWS, type Limits, type View, type ViewState } from '../../../src/view/view-state.ts';
import { apartOf, groupingFor, sourceFor, type DrawnGrouping } from './drawing.ts';
import { makeHistory, type History } from './history.ts';
import type { Loaded } from './load.ts';
import { makeLookup, type Lookup } from './lookup.ts';
import { makeRest } from './rest.ts';
import type { Server } from './server.ts';

/** What passes the filters, counted: both change in place, so that a filter costs little. */
export interface Passing {
  readonly sieve: Sieve;
  readonly tally: Tally;
}

/** What the network draws: everyone, or groups; with its own counts. */
export interface Drawn {
  readonly source: SceneSource;
  readonly tally: Tally;
}

/** The whole page's state: one signal that changes, and what follows from it. */
export interface Model {
  readonly server: Server | null;
  readonly history: History;
  readonly data: ReadonlySignal<PlacedView>;
  readonly index: ReadonlySignal<DataIndex>;
  readonly lookup: ReadonlySignal<Lookup>;
  readonly entries: ReadonlySignal<readonly Entry[]>;
  readonly facets: ReadonlySignal<Facets>;
  readonly span: ReadonlySignal<Span | null>;
  /** Each part of it is followed alone: what has read only some is not drawn anew when another changes. */
  readonly state: ViewState;
  /** Follows every move of a slider. */
  readonly passing: ReadonlySignal<Passing>;
  /** The same, but waits while a slider moves: for lists, which cost more than lines. */
  readonly settled: ReadonlySignal<Passing>;
  readonly grouping: ReadonlySignal<DrawnGrouping>;
  readonly drawn: ReadonlySignal<Drawn>;
  readonly minimum: ReadonlySignal<number>;
  readonly scene: ReadonlySignal<Scene>;
  readonly paths: ReadonlySignal<readonly Path[]>;
  /** What the page has just done, for a screen reader. */
  readonly said: ReadonlySignal<string>;
  /** Trouble that the reader must see. */
  readonly trouble: Signal<string>;
  /** Whether keys of a single letter work outside the network. */
  readonly singleKeys: Signal<boolean>;
  /** What the reader said since the page was opened, the oldest first. */
  readonly remarks: Signal<readonly Said[]>;
  /** The first end of a path, while the reader looks for the other. */
  readonly pathFrom: Signal<string | null>;
  /** True while the focus is to go to the evidence's heading, once that is drawn. */
  readonly arriving: Signal<boolean>;
  /** A patch of the state as a step that can be undone; changes of one `kind` in a row are one step. */
  change(patch: Partial<ViewState>, kind?: string): void;
  /** Selects something and takes the reader to its evidence. */
  open(id: string): void;
  say(words: string): void;
  /** Adds fetched meetings to the data; newcomers stand around a node. */
  add(more: ViewData, around: string): void;
  /** Fetches the data anew, with what was added; whoever is drawn already stays in place. */
  refresh(): Promise<void>;
  /** Moves nodes to where a layout put them. */
  arrange(positions: Positions): void;
}

/** The views that this page has: without a server nobody can be asked. */
export const viewsOf = ({ server }: Model): View[] => VIEWS.filter((view) => view !== 'ask' || server !== null);

/** How long lists wait after a move of a slider, in milliseconds. */
const CALM = 140;

export function makeModel(loaded: Loaded, start: ViewState, keep: string): Model {
  const history = makeHistory(start, keep);
  const data = signal(loaded.data);
  const index = computed(() => makeIndex(data.value));
  const whole = computed(() => history.steps.value.states[history.steps.value.at] ?? START);
  const state = partsOf(whole);
  const limits = computed(() => limitsOf(state));
  const counted = computed(() => ({ sieve: new Sieve(index.value), tally: new Tally(index.value) }));
  const passing = computed((): Passing => {
    const { sieve, tally } = counted.value;
    sieve.apply(limits.value);
    tally.update(sieve);
    return { sieve, tally };
  });
  const placings = signal<readonly Positions[]>([]);
  const positions = computed(() => ({ ...data.value.positions, ...placings.value[state.placing - 1] }));
  const grouping = computed(() => groupingFor(index.value, state.grouping));
  const drawn = makeDrawn({ state, data, index, positions, grouping, passing });
  const minimum = computed(() => state.minimum ?? chooseMinimum(drawn.value.source, drawn.value.tally));
  const paths = computed((): readonly Path[] => {
    const { path, inOrder } = state;
    const ends = [path?.from, path?.to].map((id) => index.value.nodeAt.get(id ?? ''));
    if (ends[0] === undefined || ends[1] === undefined) return [];
    return findPaths(index.value, passing.value.tally, ends[0], ends[1], inOrder);
  });
  const scene = makeScenes({ state, index, drawn, minimum, paths });
  const said = signal('');
  const arriving = signal(false);
  /** Around whom meetings were added. */
  const grown = new Set<string>();
  const trouble = signal('');
  const change = (patch: Partial<ViewState>, kind?: string): void => history.commit({ ...whole.value, ...patch }, kind);
  return {
    server: loaded.server,
    history,
    data,
    index,
    lookup: computed(() => makeLookup(data.value)),
    entries: computed(() => searchEntries(data.value)),
    facets: computed(() => new Facets(index.value)),
    span: computed(() => spanOf(index.value)),
    state,
    passing,
    settled: settle(passing, history.moving),
    grouping,
    drawn,
    minimum,
    scene,
    paths,
    said,
    trouble,
    singleKeys: signal(true),
    remarks: signal([]),
    pathFrom: signal(null),
    arriving,
    change,
    open(id) {
      change({ selected: [id], path: null });
      arriving.value = true;
    },
    say(words) {
      said.value = words;
    },
    add(more, around) {
      grown.add(around);
      data.value = mergeViews(data.value, more, around);
    },
    async refresh() {
      if (!loaded.server) return;
      let fresh = await loaded.server.data();
      for (const around of grown) fresh = mergeViews(fresh, await loaded.server.neighbours(around), around);
      data.value = { ...fresh, positions: { ...fresh.positions, ...data.value.positions } };
    },
    arrange(moved) {
      batch(() => {
        placings.value = [...placings.value.slice(0, state.placing), { ...positions.value, ...moved }];
        change({ placing: placings.value.length });
      });
    },
  };
}

function partsOf(whole: ReadonlySignal<ViewState>): ViewState {
  const keys = Object.keys(START) as (keyof ViewState)[];
  const parts = keys.map((key) => {
    const part = computed(() => whole.value[key]);
    return [key, { get: () => part.value }] as const;
  });
  return Object.defineProperties({}, Object.fromEntries(parts)) as ViewState;
}

/** The filters alone: a selection must not filter anew. */
const limitsOf = (state: ViewState): Limits =>
  Object.fromEntries(Object.keys(NO_LIMITS).map((key) => [key, state[key as keyof Limits]])) as unknown as Limits;

interface Drawing {
  readonly data: ReadonlySignal<PlacedView>;
  readonly state: ViewState;
  readonly index: ReadonlySignal<DataIndex>;
  readonly positions: ReadonlySignal<Positions>;
  readonly grouping: ReadonlySignal<DrawnGrouping>;
  readonly passing: ReadonlySignal<Passing>;
}

function makeDrawn({ state, data, index, positions, grouping, passing }: Drawing): ReadonlySignal<Drawn> {
  const apart = computed(() => (grouping.value === 'none' ? '' : apartOf(state).join('\n')));
  const source = computed(() =>
    sourceFor(
      index.value,
      positions.value,
      grouping.value,
      apart.value.split('\n'),
      data.value.communities,
      state.colour,
    ),
  );
  const ownTally = computed(() => new Tally(source.value.index));
  return computed(() => {
    const { sieve, tally } = passing.value;
    if (source.value.index === index.value) return { source: source.value, tally };
    ownTally.value.update(sieve);
    return { source: source.value, tally: ownTally.value };
  });
}

function makeScenes(given: {
  readonly state: ViewState;
  readonly index: ReadonlySignal<DataIndex>;
  readonly drawn: ReadonlySignal<Drawn>;
  readonly minimum: ReadonlySignal<number>;
  readonly paths: ReadonlySignal<readonly Path[]>;
}): ReadonlySignal<Scene> {
  const { state, index, drawn, minimum, paths } = given;
  const trail = computed(() => {
    const hops = paths.value[0];
    return hops ? hops.flatMap(({ link }) => index.value.links[link]?.id ?? []) : NO_TRAIL;
  });
  const source = computed(() => drawn.value.source);
  const maker = computed(() => new SceneMaker(source.value));
  return computed(() => {
    const { gatherings, selected, expanded, hidden, pins } = state;
    return maker.value.make(drawn.value.tally, {
      minimum: minimum.value,
      gatherings: gatherings && drawn.value.source.members.size === 0,
      selected,
      expanded,
      hidden,
      pins,
      trail: trail.value,
    });
  });
}

/** The same one each time: another would be another drawing. */
const NO_TRAIL: readonly string[] = [];

/** Follows a signal at once where each change stands alone, and once it rests where it moves. */
function settle(live: ReadonlySignal<Passing>, moving: () => boolean): ReadonlySignal<Passing> {
  const settled = signal(live.value);
  const follow = (): void => void (settled.value = live.peek());
  const rest = makeRest(CALM, follow);
  effect(() => {
    void live.value;
    rest.cancel();
    if (moving()) rest.later();
    else follow();
  });
  return settled;
}
