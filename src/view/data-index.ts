import { dayNumber, type Day } from '../model/days.ts';
import { PAIR_LIMIT } from '../model/schema.ts';
import { inverse, makeLists, type Lists } from './lists.ts';
import { groupOf, STATUS_GROUPS } from './status.ts';
import type { ViewData, ViewMeeting } from './view-data.ts';

/** First and last day of what has none. */
export const NO_DAY = -2_147_483_648;

/** Two parties and their meetings, or a party and a gathering. `a` and `b` are numbers of nodes. */
export interface Link {
  /** `a~b`, with a before b in the order of ids. */
  readonly id: string;
  readonly a: number;
  readonly b: number;
  readonly kind: 'pair' | 'attendance';
  /** Sum of 1/(k-1) over held meetings of k parties: two who met alone weigh more than two in a crowd. */
  readonly weight: number;
}

/**
 * The data by number, so that a filter costs little: who took part in what, and which links that makes. Nodes are the
 * parties, then the gatherings. Pair links come only from meetings of at most PAIR_LIMIT parties, since a summit of 40
 * would add 780 links that say little; larger ones are nodes, linked to each who took part.
 */
export interface DataIndex {
  readonly data: ViewData;
  /** Ids of nodes: of parties, then of gatherings. */
  readonly nodes: readonly string[];
  readonly parties: number;
  /** Numbers of the meetings that are nodes, in the order of those. */
  readonly gatherings: readonly number[];
  /** Those that lie under others first, so that the strongest is drawn last and is what a click hits. */
  readonly links: readonly Link[];
  readonly nodeAt: ReadonlyMap<string, number>;
  readonly linkAt: ReadonlyMap<string, number>;
  readonly meetingAt: ReadonlyMap<string, number>;
  /** By meeting: its status group as a number, and the bounds of its day. */
  readonly group: Uint8Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Months since the year 0 of its first day, or NO_DAY. */
  readonly month: Int32Array;
  /** Meetings in the order of their days, those without one last. */
  readonly byDay: Uint32Array;
  readonly membersOf: Lists;
  readonly meetingsOf: Lists;
  readonly linksOfMeeting: Lists;
  readonly meetingsOfLink: Lists;
  readonly linksOfNode: Lists;
}

export const isGathering = (meeting: ViewMeeting): boolean => partiesOf(meeting).length > PAIR_LIMIT;

export const linkId = (a: string, b: string): string => (a < b ? `${a}~${b}` : `${b}~${a}`);

/** Ids of all who had a part, each once. */
export const partiesOf = ({ participants }: ViewMeeting): string[] => [
  ...new Set(participants.map(({ party }) => party)),
];

/** `gatherings`: ids of meetings that make no pairs, where it is not their number of parties that tells. */
export function makeIndex(
  data: ViewData,
  gatherings: readonly string[] = data.meetings.filter(isGathering).map(({ id }) => id),
): DataIndex {
  const { meetings } = data;
  const nodes = [...data.parties.map(({ id }) => id), ...gatherings];
  const nodeAt = numbered(nodes);
  const members = meetings.map((meeting) => partiesOf(meeting).flatMap((id) => nodeAt.get(id) ?? []));
  const membersOf = makeLists(members);
  const meetingAt = numbered(meetings.map(({ id }) => id));
  const { links, ofMeeting } = makeLinks(meetings, members, nodes, nodeAt);
  const linksOfMeeting = makeLists(ofMeeting);
  const first = Int32Array.from(meetings, ({ start, end }) => numberOf(start ?? end));
  return {
    data,
    nodes,
    parties: data.parties.length,
    gatherings: gatherings.flatMap((id) => meetingAt.get(id) ?? []),
    links,
    nodeAt,
    linkAt: numbered(links.map(({ id }) => id)),
    meetingAt,
    group: Uint8Array.from(meetings, ({ status }) => STATUS_GROUPS.indexOf(groupOf(status))),
    first,
    last: Int32Array.from(meetings, ({ start, end }) => numberOf(end ?? start)),
    month: Int32Array.from(meetings, ({ start, end }) => {
      const known = start ?? end;
      return known === null ? NO_DAY : monthNumber(known);
    }),
    byDay: Uint32Array.from(meetings.keys()).sort((a, b) => order(first[a]) - order(first[b]) || a - b),
    membersOf,
    meetingsOf: inverse(membersOf, data.parties.length),
    linksOfMeeting,
    meetingsOfLink: inverse(linksOfMeeting, links.length),
    linksOfNode: inverse(makeLists(links.map(({ a, b }) => [a, b])), nodes.length),
  };
}

const numberOf = (day: Day | null): number => (day === null ? NO_DAY : dayNumber(day));

/** Months since January of the year 0. */
export const monthNumber = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const order = (day: number | undefined): number => (day === undefined || day === NO_DAY ? Infinity : day);

const numbered = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id, index) => [id, index]));

interface Draft {
  readonly a: number;
  readonly b: number;
  readonly kind: Link['kind'];
  weight: number;
  held: number;
  readonly meetings: number[];
}

function makeLinks(
  meetings: readonly ViewMeeting[],
  members: readonly (readonly number[])[],
  nodes: readonly string[],
  nodeAt: ReadonlyMap<string, number>,
): { links: Link[]; ofMeeting: number[][] } {
  const drafts = new Map<number, Draft>();
  const join = (one: number, two: number, kind: Link['kind'], meeting: number, size: number): void => {
    const [a, b] = (nodes[one] ?? '') < (nodes[two] ?? '') ? [one, two] : [two, one];
    const key = a * nodes.length + b;
    let draft = drafts.get(key);
    if (!draft) drafts.set(key, (draft = { a, b, kind, weight: 0, held: 0, meetings: [] }));
    draft.meetings.push(meeting);
    if (meetings[meeting]?.status !== 'held') return;
    draft.held += 1;
    draft.weight += 1 / (size - 1);
  };
  for (const [meeting, ids] of members.entries()) {
    const gathering = nodeAt.get(meetings[meeting]?.id ?? '');
    if (gathering !== undefined) for (const id of ids) join(id, gathering, 'attendance', meeting, ids.length);
    else
      for (const [index, id] of ids.entries())
        for (const other of ids.slice(index + 1)) join(id, other, 'pair', meeting, ids.length);
  }
  const ordered = [...drafts.values()].sort(
    (one, two) => Number(one.kind === 'pair') - Number(two.kind === 'pair') || one.held - two.held,
  );
  const ofMeeting: number[][] = meetings.map(() => []);
  for (const [link, draft] of ordered.entries()) for (const meeting of draft.meetings) ofMeeting[meeting]?.push(link);
  const links = ordered.map(({ a, b, kind, weight }) => ({ id: `${nodes[a]}~${nodes[b]}`, a, b, kind, weight }));
  return { links, ofMeeting };
}
