import type { DataIndex } from './data-index.ts';
import { listOf } from './lists.ts';
import type { NodeShape, SceneLink, SceneNode } from './scene.ts';
import { groupOf, STATUS_GROUPS, type StatusGroup } from './status.ts';
import { dateWords } from './dates.ts';
import type { Tally } from './tally.ts';

/** Nodes and links that come and go with an expansion. */
export interface Extra {
  readonly nodes: readonly SceneNode[];
  readonly links: readonly SceneLink[];
}

const MOST_MEETINGS = 40;
const MOST_GHOSTS = 10;
/** Ghosts stand this far from the line, as a part of its length. */
const GHOST_DISTANCE = 0.22;

const SHAPE_OF: Readonly<Record<StatusGroup, NodeShape>> = {
  held: 'meeting',
  planned: 'plan',
  cancelled: 'cross',
  denied: 'cross',
};

/**
 * Each expanded link as a line of its meetings in the order of time. Nobody moves: the meetings stand on the segment
 * between the two, and who else was there stands beside as a ghost.
 */
export function expandedLinks(
  index: DataIndex,
  tally: Tally,
  nodes: readonly SceneNode[],
  expanded: readonly string[],
): Extra {
  const extra: { nodes: SceneNode[]; links: SceneLink[] } = { nodes: [], links: [] };
  for (const id of new Set(expanded)) {
    const link = index.links[index.linkAt.get(id) ?? -1];
    const ends = link && ([nodes[link.a], nodes[link.b]] as const);
    if (!link || link.kind !== 'pair' || !ends?.[0] || !ends[1] || ends[0].hidden || ends[1].hidden) continue;
    const meetings = [...listOf(index.meetingsOfLink, index.linkAt.get(id) ?? 0)]
      .filter((meeting) => tally.passes(meeting))
      .sort((one, two) => (index.first[one] ?? 0) - (index.first[two] ?? 0) || one - two)
      .slice(0, MOST_MEETINGS);
    unroll(index, nodes.length, extra, { id, a: link.a, b: link.b }, [ends[0], ends[1]], meetings);
  }
  return extra;
}

function unroll(
  index: DataIndex,
  base: number,
  extra: { nodes: SceneNode[]; links: SceneLink[] },
  link: { readonly id: string; readonly a: number; readonly b: number },
  [from, to]: readonly [SceneNode, SceneNode],
  meetings: readonly number[],
): void {
  let before = link.a;
  const ghosts: { meeting: number; party: number; node: number }[] = [];
  for (const [place, meeting] of meetings.entries()) {
    const found = index.data.meetings[meeting];
    if (!found) continue;
    const part = (place + 1) / (meetings.length + 1);
    const group = STATUS_GROUPS[index.group[meeting] ?? 0] ?? 'held';
    const number = base + extra.nodes.length;
    extra.nodes.push({
      ...LOOSE,
      id: found.id,
      shape: SHAPE_OF[groupOf(found.status)],
      label: dateWords(found.date),
      about: `${found.status} ${found.kind}, ${found.title}`,
      x: from.x + (to.x - from.x) * part,
      y: from.y + (to.y - from.y) * part,
      size: 8,
    });
    extra.links.push(step(`${link.id} ${place}`, before, number, group));
    before = number;
    for (const party of listOf(index.membersOf, meeting))
      if (party !== link.a && party !== link.b) ghosts.push({ meeting, party, node: number });
  }
  const last = meetings.at(-1);
  const group = STATUS_GROUPS[index.group[last ?? 0] ?? 0] ?? 'held';
  if (last !== undefined) extra.links.push(step(`${link.id} end`, before, link.b, group));
  haunt(index, base, extra, link.id, [from, to], ghosts);
}

const LOOSE = { shown: true, hidden: false, chosen: true, muted: false, pinned: false, community: -1 } as const;

const step = (id: string, a: number, b: number, group: StatusGroup): SceneLink => ({
  id,
  a,
  b,
  group,
  crowd: false,
  width: 2,
  label: '',
  shown: true,
  chosen: false,
  muted: false,
});

/** Others of these meetings, on either side of the line in turn; the eleventh and later are only counted. */
function haunt(
  index: DataIndex,
  base: number,
  extra: { nodes: SceneNode[]; links: SceneLink[] },
  id: string,
  [from, to]: readonly [SceneNode, SceneNode],
  ghosts: readonly { meeting: number; party: number; node: number }[],
): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const shown = ghosts.slice(0, MOST_GHOSTS);
  for (const [place, { meeting, party, node }] of shown.entries()) {
    const at = extra.nodes[node - base];
    const found = index.data.parties[party];
    if (!at || !found) continue;
    const side = (place % 2 === 0 ? 1 : -1) * GHOST_DISTANCE * (1 + 0.35 * Math.floor((place % 6) / 2));
    const rest = place === shown.length - 1 ? ghosts.length - shown.length : 0;
    const number = base + extra.nodes.length;
    extra.nodes.push({
      ...LOOSE,
      chosen: false,
      id: `${index.data.meetings[meeting]?.id ?? ''} ${found.id}`,
      shape: found.type,
      label: rest > 0 ? `${found.name}, and ${rest} more` : found.name,
      about: `${found.type}, was there too`,
      x: at.x - dy * side,
      y: at.y + dx * side,
      size: 4,
    });
    extra.links.push({ ...step(`${id} ghost ${place}`, node, number, 'held'), crowd: true, width: 1 });
  }
}
