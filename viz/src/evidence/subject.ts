import type { Counts } from '../../../src/view/counts.ts';
import { sum } from '../../../src/view/counts.ts';
import { listOf } from '../../../src/view/lists.ts';
import { STATUS_GROUPS } from '../../../src/view/status.ts';
import type { ViewMeeting, ViewParty } from '../../../src/view/view-data.ts';
import type { Model } from '../model/model.ts';

/** What the evidence is of. */
export type SubjectKind = 'party' | 'link' | 'meeting' | 'group' | 'several';

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** Those that pass the filters, in the order of time. */
  readonly meetings: readonly ViewMeeting[];
  /** All members of a group or of several that are selected. */
  readonly parties: readonly ViewParty[];
}

/** The subject of what is selected; null where the data has nothing of that id. */
export function subjectOf(model: Model, selected: readonly string[]): Subject | null {
  const [id = '', ...more] = selected;
  if (more.length > 0) return several(model, selected);
  return party(model, id) ?? link(model, id) ?? meeting(model, id) ?? group(model, id);
}

function party(model: Model, id: string): Subject | null {
  const found = model.lookup.value.parties.get(id);
  const number = model.index.value.nodeAt.get(id);
  if (!found || number === undefined) return null;
  const meetings = passing(model, listOf(model.index.value.meetingsOf, number));
  return { kind: 'party', id, title: found.name, about: found.roles.join('; '), meetings, parties: [found] };
}

/** A link of people or, where groups are drawn, of groups. */
function link(model: Model, id: string): Subject | null {
  for (const index of [model.index.value, model.drawn.value.source.index]) {
    const number = index.linkAt.get(id);
    const ends = index.links[number ?? -1];
    if (number === undefined || !ends) continue;
    const names = [ends.a, ends.b].map(
      (end) => index.data.parties[end]?.name ?? model.lookup.value.nameOf(index.nodes[end] ?? ''),
    );
    const meetings = passing(model, listOf(index.meetingsOfLink, number));
    return { kind: 'link', id, title: names.join(' ↔ '), about: '', meetings, parties: [] };
  }
  return null;
}

function meeting(model: Model, id: string): Subject | null {
  const found = model.lookup.value.meetings.get(id);
  return found ? { kind: 'meeting', id, title: found.title, about: '', meetings: [found], parties: [] } : null;
}

function group(model: Model, id: string): Subject | null {
  const { source } = model.drawn.value;
  const number = source.index.nodeAt.get(id);
  const item = source.items[number ?? -1];
  if (number === undefined || item?.shape !== 'group') return null;
  const members = new Set(source.members.get(id) ?? []);
  const parties = model.data.value.parties.filter((each) => members.has(each.id));
  const meetings = passing(model, listOf(source.index.meetingsOf, number));
  return { kind: 'group', id, title: item.label, about: '', meetings, parties };
}

/** Meetings of at least two of them. */
function several(model: Model, selected: readonly string[]): Subject {
  const index = model.index.value;
  const chosen = selected.flatMap((id) => model.lookup.value.parties.get(id) ?? []);
  const times = new Map<number, number>();
  for (const { id } of chosen)
    for (const number of listOf(index.meetingsOf, index.nodeAt.get(id) ?? 0))
      times.set(number, (times.get(number) ?? 0) + 1);
  const shared = [...times].filter(([, count]) => count > 1).map(([number]) => number);
  return {
    kind: 'several',
    id: selected.join(' '),
    title: `${chosen.length} selected`,
    about: 'Meetings of at least two of them',
    meetings: passing(model, shared),
    parties: chosen,
  };
}

/** Those of the numbers that pass the filters, in the order of time, those without a day last. */
export function passing(model: Model, numbers: Iterable<number>): ViewMeeting[] {
  const { tally } = model.settled.value;
  const { data } = model.index.value;
  return [...new Set(numbers)]
    .filter((number) => tally.passes(number))
    .flatMap((number) => data.meetings[number] ?? [])
    .sort(byDay);
}

const day = ({ start, end }: ViewMeeting): string => start ?? end ?? '9999';
const byDay = (a: ViewMeeting, b: ViewMeeting): number =>
  day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.id < b.id ? -1 : 1;

/** Someone whom a party met, and the link of the two. */
export interface Counterpart {
  readonly link: string;
  readonly name: string;
  readonly counts: Counts;
}

/** Whom a party met in small meetings, most often first. */
export function counterparts(model: Model, id: string): Counterpart[] {
  const index = model.index.value;
  const node = index.nodeAt.get(id);
  if (node === undefined) return [];
  const { tally } = model.settled.value;
  return [...listOf(index.linksOfNode, node)]
    .flatMap((number): Counterpart[] => {
      const link = index.links[number];
      const other = index.data.parties[link?.a === node ? link.b : (link?.a ?? -1)];
      return link?.kind === 'pair' && other && tally.hasLink(number)
        ? [{ link: link.id, name: other.name, counts: tally.ofLink(number) }]
        : [];
    })
    .sort((a, b) => b.counts.held - a.counts.held || sum(b.counts) - sum(a.counts) || (a.name < b.name ? -1 : 1));
}

/** How many of some meetings have each status. */
export function countsOf(model: Model, meetings: readonly ViewMeeting[]): Counts {
  const { group, meetingAt } = model.index.value;
  const counts = { held: 0, planned: 0, cancelled: 0, denied: 0 };
  for (const { id } of meetings) counts[STATUS_GROUPS[group[meetingAt.get(id) ?? 0] ?? 0] ?? 'held'] += 1;
  return counts;
}
