import type { DataIndex, Link } from './data-index.ts';
import { listOf } from './lists.ts';
import type { Tally } from './tally.ts';

/** Links of a party that one expansion shows. */
const LINKS_AT_ONCE = 50;

export interface SceneOptions {
  /** Fewest held meetings of a link. */
  readonly minimum: number;
  readonly gatherings: boolean;
  readonly selected: readonly string[];
  readonly expanded: readonly string[];
  readonly hidden: readonly string[];
  readonly pins: Readonly<Record<string, readonly [x: number, y: number]>>;
  /** Links that are drawn in any case, and chosen: those of a path. */
  readonly trail: readonly string[];
}

/** Which links and nodes a choice means: those of the selection and of a path, and their neighbours. */
interface Choice {
  readonly nodes: ReadonlySet<number>;
  readonly links: ReadonlySet<number>;
}

/** What options mean, by number; and the counts that were drawn with them last. */
export interface Plan {
  options: SceneOptions;
  readonly hidden: ReadonlySet<number>;
  readonly choice: Choice;
  /** Links that are drawn however rarely they met. */
  readonly asked: ReadonlySet<number>;
  /** Links that are drawn as their meetings. */
  readonly opened: ReadonlySet<number>;
  readonly tally: Tally;
  version: number;
}

/**
 * Whether the last scene was made with the same options but for pins, and at most one update of the counts ago. The
 * links of an expanded party depend on one another's counts, so then everything is looked at.
 */
export function follows({ tally: last, version, options: before }: Plan, tally: Tally, options: SceneOptions): boolean {
  const keys = Object.keys(options) as (keyof SceneOptions)[];
  const same = keys.every((key) => key === 'pins' || options[key] === before[key]);
  return same && last === tally && tally.version - version <= 1 && options.expanded.length === 0;
}

export function planOf(index: DataIndex, tally: Tally, options: SceneOptions): Plan {
  return {
    options,
    hidden: new Set(options.hidden.flatMap((id) => index.nodeAt.get(id) ?? [])),
    choice: choose(index, options),
    asked: askedFor(index, tally, options),
    opened: new Set(options.expanded.flatMap((id) => index.linkAt.get(id) ?? [])),
    tally,
    version: tally.version,
  };
}

/** Links that met often enough; those without a held meeting only where one is asked for. */
export function isDrawn({ a, b, kind }: Link, number: number, { tally, hidden, asked, options }: Plan): boolean {
  if (hidden.has(a) || hidden.has(b) || !tally.hasLink(number)) return false;
  if (kind === 'attendance') return options.gatherings || asked.has(number);
  return options.minimum <= 1 || tally.heldOfLink(number) >= options.minimum || asked.has(number);
}

/** Links that are drawn though they met too rarely: of expanded parties, of a path, and the selected ones. */
function askedFor(index: DataIndex, tally: Tally, { expanded, trail, selected }: SceneOptions): Set<number> {
  const asked = new Set([...trail, ...selected].flatMap((id) => index.linkAt.get(id) ?? []));
  const times = new Map<number, number>();
  for (const id of expanded) {
    const node = index.nodeAt.get(id);
    if (node !== undefined) times.set(node, (times.get(node) ?? 0) + 1);
  }
  for (const [node, count] of times) {
    const links = [...listOf(index.linksOfNode, node)].filter((number) => tally.hasLink(number));
    links.sort((a, b) => tally.heldOfLink(b) - tally.heldOfLink(a) || a - b);
    for (const number of links.slice(0, count * LINKS_AT_ONCE)) asked.add(number);
  }
  return asked;
}

function choose(index: DataIndex, { selected, trail }: SceneOptions): Choice {
  const nodes = new Set<number>();
  const links = new Set<number>();
  for (const id of [...selected, ...trail]) {
    const node = index.nodeAt.get(id);
    const link = index.linkAt.get(id);
    const meeting = index.meetingAt.get(id);
    if (node !== undefined) nodes.add(node);
    else if (link !== undefined) links.add(link);
    else if (meeting !== undefined) {
      for (const party of listOf(index.membersOf, meeting)) nodes.add(party);
      for (const each of listOf(index.linksOfMeeting, meeting)) links.add(each);
    }
  }
  for (const number of links) {
    const link = index.links[number];
    if (link) nodes.add(link.a).add(link.b);
  }
  return { nodes, links };
}
