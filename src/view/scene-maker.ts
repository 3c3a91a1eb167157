import type { DataIndex, Link } from './data-index.ts';
import { expandedLinks, type Extra } from './expand.ts';
import { listOf } from './lists.ts';
import type { Scene, SceneItem, SceneLink, SceneNode } from './scene.ts';
import type { Tally } from './tally.ts';

/** Most links that are drawn before the page raises the number of meetings a link needs. */
export const MOST_LINKS = 1500;
/** Groups are linked nearly all with all: this many links a group are left, the strongest. */
const LINKS_A_GROUP = 3;
/** Up to this many nodes are drawn at their full size; of four times as many each at half of it. */
const FULL_SIZE = 500;
const SMALLEST = 0.3;
/** Widest links, in pixels: where nobody met more than 30 times, and where some did. */
const MOST_TIMES = 30;
/** Links of a party that one expansion shows. */
const LINKS_AT_ONCE = 50;

/** What can be drawn: an index, and what stands at each of its nodes. */
export interface SceneSource {
  readonly key: string;
  readonly index: DataIndex;
  readonly items: readonly SceneItem[];
  /** Ids of the parties of each group. */
  readonly members: ReadonlyMap<string, readonly string[]>;
}

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

/** Makes scenes of one source, and keeps what did not change. */
export class SceneMaker {
  readonly #source: SceneSource;
  readonly #nodes: SceneNode[] = [];
  readonly #links: SceneLink[] = [];

  /** Held meetings of each link when it was made last. */
  readonly #held: Uint32Array;
  /** Of sizes: many nodes are drawn smaller. */
  readonly #scale: number;

  constructor(source: SceneSource) {
    this.#source = source;
    this.#held = new Uint32Array(source.index.links.length);
    this.#scale = Math.min(1, Math.max(SMALLEST, Math.sqrt(FULL_SIZE / source.items.length)));
  }

  make(tally: Tally, options: SceneOptions): Scene {
    const { index, key } = this.#source;
    const hidden = new Set(options.hidden.flatMap((id) => index.nodeAt.get(id) ?? []));
    const choice = choose(index, options);
    const asked = askedFor(index, tally, options);
    const opened = new Set(options.expanded.flatMap((id) => index.linkAt.get(id) ?? []));
    const { links } = index;
    const shown = new Uint8Array(links.length);
    const touched = new Uint8Array(index.nodes.length);
    const near = new Uint8Array(index.nodes.length);
    for (const node of choice.nodes) near[node] = 1;
    for (let number = 0; number < links.length; number++) {
      const link = links[number];
      if (!link || !isDrawn(link, tally, options, number, hidden, asked)) continue;
      if (!opened.has(number)) shown[number] = 1;
      touched[link.a] = touched[link.b] = 1;
      if (choice.nodes.has(link.a) || choice.nodes.has(link.b)) near[link.a] = near[link.b] = 1;
    }
    for (const number of opened) {
      const { a = -1, b = -1 } = links[number] ?? {};
      touched[a] = touched[b] = 1;
      if (choice.nodes.has(a) || choice.nodes.has(b)) near[a] = near[b] = 1;
    }
    const quiet = choice.nodes.size > 0;
    this.#drawLinks(tally, shown, choice, quiet, options);
    this.#drawNodes(tally, { hidden, touched, near, quiet, choice }, options);
    const extra = expandedLinks(index, tally, this.#nodes, options.expanded);
    return sceneOf(key, index, [...this.#nodes], [...this.#links], extra);
  }

  /** Held meetings of the pair that met most. */
  #most(tally: Tally): number {
    const { links } = this.#source.index;
    let most = 0;
    for (let number = 0; number < links.length; number++)
      if (links[number]?.kind === 'pair') most = Math.max(most, tally.heldOfLink(number));
    return most;
  }

  /** Makes an object only where one differs: of tens of thousands, a step changes a few. */
  #drawLinks(tally: Tally, drawn: Uint8Array, choice: Choice, quiet: boolean, { selected }: SceneOptions): void {
    const { links } = this.#source.index;
    const needed = selected.length > 1 ? 2 : 1;
    const most = Math.max(MOST_TIMES, this.#most(tally));
    for (let number = 0; number < links.length; number++) {
      const { id, a, b, kind } = links[number] as Link;
      const crowd = kind === 'attendance';
      const held = tally.heldOfLink(number);
      const group = held > 0 ? 'held' : tally.lineOfLink(number);
      const width = this.#scale * (crowd ? 1 : 1.8 + 0.9 * Math.sqrt((MOST_TIMES * held) / most));
      const shown = drawn[number] === 1;
      const chosen = choice.links.has(number);
      const muted = quiet && !chosen && Number(choice.nodes.has(a)) + Number(choice.nodes.has(b)) < needed;
      const old = this.#links[number];
      const label = old && this.#held[number] === held ? old.label : crowd || held < 2 ? '' : `${held}×`;
      this.#held[number] = held;
      if (
        old?.shown !== shown ||
        old.width !== width ||
        old.group !== group ||
        old.chosen !== chosen ||
        old.muted !== muted ||
        old.label !== label
      )
        this.#links[number] = { id, a, b, crowd, group, width, label, shown, chosen, muted };
    }
  }

  #drawNodes(
    tally: Tally,
    now: {
      readonly hidden: ReadonlySet<number>;
      readonly touched: Uint8Array;
      readonly near: Uint8Array;
      readonly quiet: boolean;
      readonly choice: Choice;
    },
    { minimum, pins }: SceneOptions,
  ): void {
    const { index, items } = this.#source;
    const anyPins = Object.keys(pins).length > 0;
    for (let number = 0; number < items.length; number++) {
      const item = items[number] as SceneItem;
      const isParty = number < index.parties;
      const pin = anyPins ? pins[item.id] : undefined;
      const x = pin?.[0] ?? item.x;
      const y = pin?.[1] ?? item.y;
      const pinned = pin !== undefined;
      const hidden = now.hidden.has(number);
      const chosen = now.choice.nodes.has(number);
      const touched = now.touched[number] === 1;
      const exists = isParty ? tally.hasParty(number) && (minimum <= 1 || touched || chosen) : touched;
      const size = this.#scale * (isParty ? 4 + 2.4 * Math.sqrt(Math.min(tally.heldOfParty(number), 40)) : 9);
      const shown = exists && !hidden;
      const muted = now.quiet && now.near[number] !== 1;
      const old = this.#nodes[number];
      if (
        old?.size !== size ||
        old.shown !== shown ||
        old.hidden !== hidden ||
        old.chosen !== chosen ||
        old.muted !== muted ||
        old.pinned !== pinned ||
        old.x !== x ||
        old.y !== y
      )
        this.#nodes[number] = { ...item, x, y, size, shown, hidden, chosen, muted, pinned };
    }
  }
}

function sceneOf(key: string, index: DataIndex, nodes: SceneNode[], links: SceneLink[], extra: Extra): Scene {
  const lasting = { nodes: nodes.length, links: links.length };
  const more = new Map(extra.nodes.map(({ id }, number) => [id, lasting.nodes + number]));
  const moreLinks = new Map(extra.links.map(({ id }, number) => [id, lasting.links + number]));
  return {
    key,
    nodes: extra.nodes.length > 0 ? [...nodes, ...extra.nodes] : nodes,
    links: extra.links.length > 0 ? [...links, ...extra.links] : links,
    lasting,
    numberOf: (id) => index.nodeAt.get(id) ?? more.get(id),
    linkNumberOf: (id) => index.linkAt.get(id) ?? moreLinks.get(id),
  };
}

/** Links that met often enough; those without a held meeting only where one is asked for. */
function isDrawn(
  { a, b, kind }: Link,
  tally: Tally,
  { minimum, gatherings }: SceneOptions,
  number: number,
  hidden: ReadonlySet<number>,
  asked: ReadonlySet<number>,
): boolean {
  if (hidden.has(a) || hidden.has(b) || !tally.hasLink(number)) return false;
  if (kind === 'attendance') return gatherings || asked.has(number);
  return minimum <= 1 || tally.heldOfLink(number) >= minimum || asked.has(number);
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

/** The smallest number of held meetings that leaves at most 1,500 pair links, or three for each group. */
export function chooseMinimum({ index: { links, parties }, members }: SceneSource, tally: Tally): number {
  const limit = members.size > 0 ? LINKS_A_GROUP * parties : MOST_LINKS;
  const held = links.flatMap(({ kind }, number) =>
    kind === 'pair' && tally.hasLink(number) ? [tally.heldOfLink(number)] : [],
  );
  if (held.length <= limit) return 1;
  held.sort((a, b) => b - a);
  return Math.max(2, (held[limit] ?? 0) + 1);
}
