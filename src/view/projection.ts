import { PAIR_LIMIT } from '../model/schema.ts';
import { groupOf, STATUS_GROUPS, type StatusGroup } from './status.ts';
import type { ViewMeeting } from './view-data.ts';

/** How many meetings of each status. */
export type Counts = Record<StatusGroup, number>;

export const noCounts = (): Counts => ({ held: 0, planned: 0, cancelled: 0, denied: 0 });

export const sum = (counts: Counts): number => STATUS_GROUPS.reduce((total, group) => total + counts[group], 0);

/** Two parties and the meetings they shared; or a party and a gathering that it had a part in. */
export interface Link {
  /** `a~b`, with a before b in the order of ids. */
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly kind: 'pair' | 'attendance';
  readonly counts: Counts;
  readonly meetings: string[];
  /** Sum of 1/(k-1) over held meetings of k parties: two who met alone weigh more than two in a crowd. */
  weight: number;
}

/** Who is linked to whom by a set of meetings. */
export interface Projection {
  /** By id; those with the most held meetings last. */
  readonly links: ReadonlyMap<string, Link>;
  /** Meetings a party had a part in, by status. */
  readonly parties: ReadonlyMap<string, Counts>;
  /** Ids of meetings of more than PAIR_LIMIT parties. They make no pair links. */
  readonly gatherings: readonly string[];
}

export const isGathering = (meeting: ViewMeeting): boolean => partiesOf(meeting).length > PAIR_LIMIT;

export const linkId = (a: string, b: string): string => (a < b ? `${a}~${b}` : `${b}~${a}`);

/** Ids of all who had a part, each once. */
export const partiesOf = (meeting: ViewMeeting): string[] => [
  ...new Set(meeting.participants.map(({ party }) => party)),
];

/**
 * Pair links come only from meetings of at most PAIR_LIMIT parties: a summit of 40 would add 780 links that say little.
 * Larger meetings stay nodes of their own, linked to each who attended.
 */
export function project(meetings: Iterable<ViewMeeting>): Projection {
  const links = new Map<string, Link>();
  const parties = new Map<string, Counts>();
  const gatherings: string[] = [];
  for (const meeting of meetings) {
    const members = partiesOf(meeting);
    for (const party of members) count(parties, party, groupOf(meeting.status));
    if (isGathering(meeting)) {
      gatherings.push(meeting.id);
      for (const party of members) join(links, party, meeting.id, 'attendance', meeting, 1 / (members.length - 1));
    } else {
      for (const [index, party] of members.entries())
        for (const other of members.slice(index + 1))
          join(links, party, other, 'pair', meeting, 1 / (members.length - 1));
    }
  }
  return { links: strongestLast(links), parties, gatherings };
}

/** What is drawn last lies on top, and is what a click hits. */
const strongestLast = (links: ReadonlyMap<string, Link>): Map<string, Link> =>
  new Map([...links].sort(([one, a], [two, b]) => a.counts.held - b.counts.held || (one < two ? -1 : 1)));

function count(parties: Map<string, Counts>, party: string, group: StatusGroup): void {
  const counts = parties.get(party) ?? noCounts();
  counts[group] += 1;
  parties.set(party, counts);
}

function join(
  links: Map<string, Link>,
  one: string,
  two: string,
  kind: Link['kind'],
  meeting: ViewMeeting,
  weight: number,
): void {
  const id = linkId(one, two);
  const [a, b] = one < two ? [one, two] : [two, one];
  const link = links.get(id) ?? { id, a, b, kind, counts: noCounts(), meetings: [], weight: 0 };
  const group = groupOf(meeting.status);
  link.counts[group] += 1;
  link.meetings.push(meeting.id);
  if (group === 'held') link.weight += weight;
  links.set(id, link);
}

/** The status whose line a link gets: held if any was held, else the strongest of what was said. */
export const lineGroup = (counts: Counts): StatusGroup => STATUS_GROUPS.find((group) => counts[group] > 0) ?? 'held';

/** `met 7× · 1 planned`: only held meetings count as met. */
export function metWords(counts: Counts): string {
  const rest = STATUS_GROUPS.slice(1).filter((group) => counts[group] > 0);
  const met = counts.held > 0 ? [`met ${counts.held}×`] : [];
  return [...met, ...rest.map((group) => `${counts[group]} ${group}`)].join(' · ') || 'no meetings';
}
