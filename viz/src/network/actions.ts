import { listOf } from '../../../src/view/lists.ts';
import { nodeOf } from '../../../src/view/scene.ts';
import { isGroup } from '../model/drawing.ts';
import type { Model } from '../model/model.ts';

/** What one can do to a node or link of the network. Each is a step that can be undone. */

/** A link as its meetings, a group as its people, a party with all its links; with the server, also from the store. */
export async function expand(model: Model, id: string): Promise<void> {
  const { state, index, lookup } = model;
  if (index.value.meetingAt.has(id)) return;
  if (id.includes('~')) return expandLink(model, id);
  if (!isGroup(id) && !lookup.value.parties.has(id)) return;
  await fetchMore(model, id);
  model.change({ expanded: [...state.expanded, id] });
  model.say(isGroup(id) ? 'Its people are drawn' : `All links of ${lookup.value.nameOf(id)} are drawn`);
}

function expandLink(model: Model, id: string): void {
  const { state, index } = model;
  const link = index.value.linkAt.get(id);
  if (link === undefined) {
    const [a = '', b = ''] = id.split('~');
    return model.change({ expanded: [...state.expanded, ...[a, b].filter(isGroup)] });
  }
  if (index.value.links[link]?.kind !== 'pair' || state.expanded.includes(id)) return;
  const meetings = listOf(index.value.meetingsOfLink, link).length;
  model.change({ expanded: [...state.expanded, id] });
  model.say(`${meetings} ${meetings === 1 ? 'meeting is' : 'meetings are'} drawn`);
}

/** Meetings that this view was narrowed away from. */
async function fetchMore(model: Model, id: string): Promise<void> {
  const missing = missingMeetings(model, id);
  if (missing <= 0 || !model.server) return;
  try {
    model.add(await model.server.neighbours(id), id);
  } catch (error) {
    model.trouble.value = error instanceof Error ? error.message : String(error);
  }
}

/** Meetings of a party that the store has and this page has not. */
export function missingMeetings({ index, lookup }: Model, id: string): number {
  const party = lookup.value.parties.get(id);
  const number = index.value.nodeAt.get(id);
  return party && number !== undefined ? party.meetings - listOf(index.value.meetingsOf, number).length : 0;
}

export function collapse(model: Model, id: string): void {
  const { expanded } = model.state;
  const left = expanded.filter((each) => each !== id);
  if (left.length < expanded.length) model.change({ expanded: left });
}

export const isExpanded = ({ state }: Model, id: string): boolean => state.expanded.includes(id);

export function hide(model: Model, ids: readonly string[]): void {
  const { hidden, selected } = model.state;
  model.change({ hidden: [...new Set([...hidden, ...ids])], selected: selected.filter((id) => !ids.includes(id)) });
  model.say(`${ids.length === 1 ? model.lookup.value.nameOf(ids[0] ?? '') : ids.length} hidden`);
}

export const showAll = (model: Model): void => model.change({ hidden: [] });

/** Keeps a node where it is drawn now, or lets go of it. */
export function togglePin(model: Model, id: string): void {
  const { pins } = model.state;
  if (pins[id]) {
    const { [id]: _, ...rest } = pins;
    return model.change({ pins: rest });
  }
  const node = nodeOf(model.scene.value, id);
  if (node) model.change({ pins: { ...pins, [id]: [Math.round(node.x), Math.round(node.y)] } });
}

/** The first end of a path; the next party that is picked is the other. */
export function startPath(model: Model, id: string): void {
  model.pathFrom.value = id;
  model.say(`Path from ${model.lookup.value.nameOf(id)}: choose the other end`);
}

/** A click or Enter on something that is drawn. */
export function pick(model: Model, id: string | null, add: boolean): void {
  const { selected } = model.state;
  const start = model.pathFrom.value;
  if (start !== null && id !== null && id !== start && model.lookup.value.parties.has(id)) {
    model.pathFrom.value = null;
    return model.change({ path: { from: start, to: id }, selected: [] });
  }
  // A ghost stands for its person.
  const real = id?.includes(' ') ? (id.split(' ')[1] ?? null) : id;
  if (real === null)
    return selected.length > 0 || model.state.path ? model.change({ selected: [], path: null }) : undefined;
  if (add) {
    const rest = selected.filter((each) => each !== real);
    return model.change({ selected: rest.length < selected.length ? rest : [...selected, real], path: null });
  }
  if (selected.length !== 1 || selected[0] !== real) model.change({ selected: [real], path: null });
}
