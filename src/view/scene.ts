import type { PlacedView } from './placed.ts';
import { lineGroup, metWords, noCounts, sum, type Counts, type Link, type Projection } from './projection.ts';
import type { StatusGroup } from './status.ts';

/** Most links that are drawn before the page raises the number of meetings a link needs. */
const MOST_LINKS = 1500;

export interface SceneNode {
  readonly id: string;
  readonly shape: 'person' | 'organization' | 'gathering';
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** Radius in pixels. */
  readonly size: number;
  /** False: outside the filters; drawn faintly in its place, not to be picked. */
  readonly shown: boolean;
  /** Selected, or an end of the selected link. */
  readonly chosen: boolean;
  /** Neither chosen nor next to what is, while something is. */
  readonly muted: boolean;
  /** What a screen reader says. */
  readonly words: string;
}

export interface SceneLink {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly group: StatusGroup;
  /** Someone's part in a gathering, not a pair. */
  readonly crowd: boolean;
  /** Pixels. */
  readonly width: number;
  readonly label: string;
  readonly shown: boolean;
  readonly chosen: boolean;
  readonly muted: boolean;
  readonly words: string;
}

/** Everything a renderer needs, by id; nodes and links are always the same, only their state changes. */
export interface Scene {
  readonly nodes: ReadonlyMap<string, SceneNode>;
  readonly links: ReadonlyMap<string, SceneLink>;
}

export interface SceneOptions {
  /** Fewest held meetings of a link. */
  readonly minimum: number;
  readonly gatherings: boolean;
  readonly selected: string | null;
}

/** The whole of the data as a drawing, of which `now` (the projection of the filtered meetings) is shown. */
export function makeScene(data: PlacedView, whole: Projection, now: Projection, options: SceneOptions): Scene {
  const shownLinks = new Map<string, Link>();
  for (const link of now.links.values()) if (isDrawn(link, options)) shownLinks.set(link.id, link);
  const chosen = chosenIds(options.selected, whole);
  const near = new Set(chosen);
  for (const { id, a, b } of shownLinks.values()) if (chosen.has(a) || chosen.has(b)) near.add(a).add(b).add(id);
  const quiet = chosen.size > 0;
  const state = (id: string): { chosen: boolean; muted: boolean } => ({
    chosen: chosen.has(id),
    muted: quiet && !near.has(id),
  });
  return { nodes: sceneNodes(data, whole, now, options, state), links: sceneLinks(data, whole, shownLinks, state) };
}

type StateOf = (id: string) => { chosen: boolean; muted: boolean };

/** Links that met often enough; those without a held meeting only where one is asked for. */
const isDrawn = ({ kind, counts }: Link, { minimum, gatherings }: SceneOptions): boolean =>
  kind === 'attendance' ? gatherings : counts.held >= minimum || (minimum <= 1 && sum(counts) > 0);

/** The selected node, or the selected link with both its ends. */
function chosenIds(selected: string | null, { links, parties, gatherings }: Projection): Set<string> {
  if (selected === null) return new Set();
  const link = links.get(selected);
  if (link) return new Set([link.id, link.a, link.b]);
  return new Set(parties.has(selected) || gatherings.includes(selected) ? [selected] : []);
}

function sceneNodes(
  data: PlacedView,
  whole: Projection,
  now: Projection,
  options: SceneOptions,
  state: StateOf,
): Map<string, SceneNode> {
  const spot = (id: string): { x: number; y: number } => {
    const [x, y] = data.positions[id] ?? [0, 0];
    return { x, y };
  };
  const nodes = new Map<string, SceneNode>();
  for (const party of data.parties) {
    if (!whole.parties.has(party.id)) continue;
    const counts = now.parties.get(party.id) ?? noCounts();
    const words = `${party.name}, ${party.kind ?? party.type}, ${metWords(counts).replace('met ', 'held ')}`;
    const size = 4 + 2.4 * Math.sqrt(Math.min(counts.held, 40));
    const shown = sum(counts) > 0;
    nodes.set(party.id, {
      id: party.id,
      shape: party.type,
      label: party.name,
      ...spot(party.id),
      size,
      shown,
      words,
      ...state(party.id),
    });
  }
  const shown = new Set(options.gatherings ? now.gatherings : []);
  const titles = new Map(data.meetings.map((meeting) => [meeting.id, meeting]));
  for (const id of whole.gatherings) {
    const meeting = titles.get(id);
    const label = `${meeting?.title ?? id} (${new Set(meeting?.participants.map(({ party }) => party)).size})`;
    nodes.set(id, {
      id,
      shape: 'gathering',
      label,
      ...spot(id),
      size: 9,
      shown: shown.has(id),
      words: `${label}, gathering`,
      ...state(id),
    });
  }
  return nodes;
}

function sceneLinks(
  data: PlacedView,
  whole: Projection,
  shown: ReadonlyMap<string, Link>,
  state: StateOf,
): Map<string, SceneLink> {
  const names = new Map([...data.parties.map(({ id, name }) => [id, name] as const), ...gatheringNames(data, whole)]);
  const links = new Map<string, SceneLink>();
  for (const { id, a, b, kind } of whole.links.values()) {
    const counts: Counts = shown.get(id)?.counts ?? noCounts();
    const words = `${names.get(a) ?? a} and ${names.get(b) ?? b}, ${kind === 'pair' ? metWords(counts) : 'attendance'}`;
    const width = kind === 'attendance' ? 1 : 1.8 + 0.9 * Math.sqrt(Math.min(counts.held, 30));
    const label = kind === 'pair' && counts.held > 1 ? `${counts.held}×` : '';
    const group = lineGroup(counts);
    const crowd = kind === 'attendance';
    links.set(id, { id, a, b, group, crowd, width, label, shown: shown.has(id), words, ...state(id) });
  }
  return links;
}

const gatheringNames = ({ meetings }: PlacedView, { gatherings }: Projection): (readonly [string, string])[] =>
  meetings.filter(({ id }) => gatherings.includes(id)).map(({ id, title }) => [id, title] as const);

/** The smallest number of held meetings that leaves at most 1,500 links. */
export function chooseMinimum({ links }: Projection): number {
  const pairs = [...links.values()].filter(({ kind }) => kind === 'pair');
  let minimum = 1;
  while (pairs.filter((link) => isDrawn(link, { minimum, gatherings: true, selected: null })).length > MOST_LINKS)
    minimum += 1;
  return minimum;
}
