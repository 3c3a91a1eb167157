import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { countStatuses, countUndated, filterMeetings, timeless } from '../../src/view/filter-meetings.ts';
import type { PlacedView } from '../../src/view/placed.ts';
import { project, type Counts, type Link, type Projection } from '../../src/view/projection.ts';
import { chooseMinimum, makeScene, type Scene } from '../../src/view/scene.ts';
import { searchEntries, type Entry } from '../../src/view/search.ts';
import { spanOf, timeline, type Timeline } from '../../src/view/timeline.ts';
import type { ViewArticle, ViewMeeting, ViewParty, ViewPlace } from '../../src/view/view-data.ts';
import type { ViewState } from '../../src/view/view-state.ts';

/** The whole page's state: one signal that changes, and what follows from it. */
export interface Model {
  readonly data: PlacedView;
  readonly whole: Projection;
  readonly entries: readonly Entry[];
  readonly parties: ReadonlyMap<string, ViewParty>;
  readonly places: ReadonlyMap<string, ViewPlace>;
  readonly articles: ReadonlyMap<string, ViewArticle>;
  readonly meetings: ReadonlyMap<string, ViewMeeting>;
  readonly span: { readonly first: string; readonly last: string } | null;
  readonly state: ReadonlySignal<ViewState>;
  readonly shown: ReadonlySignal<readonly ViewMeeting[]>;
  readonly projection: ReadonlySignal<Projection>;
  readonly minimum: ReadonlySignal<number>;
  readonly scene: ReadonlySignal<Scene>;
  readonly statusCounts: ReadonlySignal<Counts>;
  readonly undated: ReadonlySignal<number>;
  readonly timeline: ReadonlySignal<Timeline>;
  /** What the page has just done, for a screen reader. */
  readonly said: ReadonlySignal<string>;
  /** True while the focus is to go to the evidence's heading, once that is drawn. */
  readonly arriving: Signal<boolean>;
  change(patch: Partial<ViewState>, step?: 'new' | 'same'): void;
  /** Selects something and takes the reader to its evidence. */
  open(id: string): void;
  say(words: string): void;
  /** Quotes may name what no filter left in the data. */
  knows(id: string): boolean;
  /** Name of any party, place or meeting. */
  nameOf(id: string): string;
}

/** `onStep` hears of every change: `new` is one that the browser's Back undoes. */
export function makeModel(
  data: PlacedView,
  start: ViewState,
  onStep: (state: ViewState, step: 'new' | 'same') => void,
): Model {
  const state = signal(start);
  const said = signal('');
  const arriving = signal(false);
  const whole = project(data.meetings);
  const parties = byId(data.parties);
  const places = byId(data.places);
  const meetings = byId(data.meetings);
  const span = spanOf(data.meetings);
  // Selecting something must not filter everything anew, so the filters are compared by what they hold.
  const limits = computed(() => {
    const { statuses, from, to, undated, place, topic } = state.value;
    return JSON.stringify({ statuses, from, to, undated, place, topic });
  });
  const filters = computed(() => JSON.parse(limits.value) as ViewState);
  const shown = computed(() => filterMeetings(data.meetings, filters.value));
  const projection = computed(() => project(shown.value));
  const minimum = computed(() => state.value.minimum ?? chooseMinimum(projection.value));
  const change = (patch: Partial<ViewState>, step: 'new' | 'same' = 'new'): void => {
    state.value = { ...state.value, ...patch };
    onStep(state.value, step);
  };
  return {
    data,
    whole,
    parties,
    places,
    meetings,
    span,
    state,
    shown,
    projection,
    minimum,
    said,
    arriving,
    entries: searchEntries(data),
    articles: byId(data.articles),
    scene: computed(() => {
      const { gatherings, selected } = state.value;
      return makeScene(data, whole, projection.value, { minimum: minimum.value, gatherings, selected });
    }),
    statusCounts: computed(() => countStatuses(data.meetings, filters.value)),
    undated: computed(() => countUndated(data.meetings, filters.value)),
    timeline: computed(() => timeline(timeless(data.meetings, filters.value), span)),
    change,
    open(id) {
      change({ selected: id });
      arriving.value = true;
    },
    say(words) {
      said.value = words;
    },
    knows: (id) => parties.has(id) || places.has(id),
    nameOf: (id) => parties.get(id)?.name ?? places.get(id)?.name ?? meetings.get(id)?.title ?? id,
  };
}

const byId = <Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> =>
  new Map(items.map((item) => [item.id, item]));

/** The link of an id, with the meetings that the filters leave; null if nothing of the data has that id. */
export function linkOf(model: Model, id: string): Link | null {
  const link = model.whole.links.get(id);
  return link ? (model.projection.value.links.get(id) ?? { ...link, meetings: [], weight: 0 }) : null;
}
