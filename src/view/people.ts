import { isGathering, makeIndex, partiesOf, type DataIndex } from './data-index.ts';
import type { Position } from './placed.ts';
import type { SceneItem } from './scene.ts';
import type { SceneSource } from './scene-maker.ts';
import { spread } from './spread.ts';
import type { ViewData, ViewParty } from './view-data.ts';

/** Above this many parties the page starts with them drawn together. */
export const MOST_PEOPLE = 2000;

export type Positions = Readonly<Record<string, Position>>;

/** Everyone drawn alone. */
export function peopleSource(index: DataIndex, positions: Positions, communityOf: CommunityOf): SceneSource {
  const spot = (id: string): { x: number; y: number } => ({ x: positions[id]?.[0] ?? 0, y: positions[id]?.[1] ?? 0 });
  const titles = new Map(index.data.meetings.filter(isGathering).map((meeting) => [meeting.id, meeting]));
  const items = index.nodes.map((id, number): SceneItem => {
    const party = index.data.parties[number];
    if (party) {
      const about = party.kind ?? party.type;
      return { id, shape: party.type, label: party.name, about, community: communityOf(number), ...spot(id) };
    }
    const meeting = titles.get(id);
    const label = `${meeting?.title ?? id} (${meeting ? partiesOf(meeting).length : 0})`;
    return { id, shape: 'gathering', label, about: 'gathering', community: -1, ...spot(id) };
  });
  // What was fetched later makes other nodes and links: another key.
  const key = `people ${index.nodes.length} ${index.links.length}`;
  return { key, index, items, members: new Map() };
}

type CommunityOf = (party: number) => number;

/** How a party is drawn together with others: the id and name of its group. */
export interface Group {
  readonly id: string;
  readonly name: string;
}

/** Parties by group; each of `apart` stands alone, with the people of groups that are expanded. */
export function groupedSource(
  index: DataIndex,
  positions: Positions,
  groupOf: (party: number) => Group,
  apart: ReadonlySet<string>,
): SceneSource {
  const groups = new Map<string, { name: string; members: ViewParty[] }>();
  const standsFor = new Map<string, string>();
  const alone: ViewParty[] = [];
  for (const [number, party] of index.data.parties.entries()) {
    const group = groupOf(number);
    if (apart.has(party.id) || apart.has(group.id)) {
      alone.push(party);
      continue;
    }
    standsFor.set(party.id, group.id);
    const known = groups.get(group.id) ?? { name: group.name, members: [] };
    known.members.push(party);
    groups.set(group.id, known);
  }
  const together = [...groups].map(([id, { name, members }]): ViewParty => ({
    ...GROUP,
    id,
    name,
    meetings: members.length,
  }));
  const data = regroup(index.data, [...together, ...alone], standsFor);
  const regrouped = makeIndex(
    data,
    index.data.meetings.filter(isGathering).map(({ id }) => id),
  );
  const places = groupPlaces(groups, positions);
  const items = regrouped.nodes.map((id, number): SceneItem => {
    const party = data.parties[number];
    const [x, y] = places.get(id) ?? positions[id] ?? [0, 0];
    const rest = { x, y, community: -1 };
    if (!party) return { ...rest, id, shape: 'gathering', label: id, about: 'gathering' };
    const members = groups.get(id)?.members.length;
    if (members === undefined)
      return { ...rest, id, shape: party.type, label: party.name, about: party.kind ?? party.type };
    return { ...rest, id, shape: 'group', label: `${party.name} (${members})`, about: `group of ${members}` };
  });
  return {
    key: `groups ${[...groups.keys(), ...alone.map(({ id }) => id)].join(' ')}`,
    index: regrouped,
    items: named(items, index),
    members: new Map([...groups].map(([id, { members }]) => [id, members.map((member) => member.id)])),
  };
}

const GROUP = {
  type: 'organization',
  kind: 'group',
  aliases: [],
  country: null,
  wikidata: null,
  roles: [],
  offices: [],
} as const satisfies Partial<ViewParty>;

/** Gatherings keep their titles. */
function named(items: readonly SceneItem[], { data }: DataIndex): SceneItem[] {
  const titles = new Map(data.meetings.map(({ id, title }) => [id, title]));
  return items.map((item) => (item.shape === 'gathering' ? { ...item, label: titles.get(item.id) ?? item.id } : item));
}

/** The same meetings, in the same order, of groups. */
const regroup = (data: ViewData, parties: readonly ViewParty[], standsFor: ReadonlyMap<string, string>): ViewData => ({
  ...data,
  parties,
  meetings: data.meetings.map((meeting) => ({
    ...meeting,
    participants: meeting.participants.map(({ party, role }) => ({ party: standsFor.get(party) ?? party, role })),
  })),
});

/** Each group in the middle of its people, pushed apart from the others. */
function groupPlaces(
  groups: ReadonlyMap<string, { readonly members: readonly ViewParty[] }>,
  positions: Positions,
): Map<string, Position> {
  const middles = [...groups].map(([id, { members }]): [string, number, number] => {
    const spots = members.map((member) => positions[member.id] ?? [0, 0]);
    const mean = (axis: 0 | 1): number => spots.reduce((total, spot) => total + spot[axis], 0) / (spots.length || 1);
    return [id, mean(0), mean(1)];
  });
  const extent = Math.max(1, ...middles.map(([, x, y]) => Math.hypot(x, y)));
  const scaled = middles.map(([id, x, y]): [string, number, number] => [id, (x / extent) * 1000, (y / extent) * 1000]);
  return new Map(spread(scaled, 1000).map(([id, x, y]) => [id, [x, y]]));
}
