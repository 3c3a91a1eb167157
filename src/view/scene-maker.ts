import type { DataIndex, Link } from './data-index.ts';
import { expandedLinks, type Extra } from './expand.ts';
import { listOf } from './lists.ts';
import { follows, isDrawn, planOf, type Plan, type SceneOptions } from './plan.ts';
import type { Scene, SceneItem, SceneLink, SceneNode } from './scene.ts';
import { STATUS_GROUPS } from './status.ts';
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
const HELD = STATUS_GROUPS.indexOf('held');

/** What can be drawn: an index, and what stands at each of its nodes. */
export interface SceneSource {
  readonly key: string;
  readonly index: DataIndex;
  readonly items: readonly SceneItem[];
  /** Ids of the parties of each group. */
  readonly members: ReadonlyMap<string, readonly string[]>;
}

/** Makes scenes of one source. Where only the counts changed, it looks only at the nodes and links that they are of. */
export class SceneMaker {
  readonly #source: SceneSource;
  readonly #nodes: SceneNode[] = [];
  readonly #links: SceneLink[] = [];
  readonly #everyNode: Uint32Array;
  readonly #everyLink: Uint32Array;
  /** By link: whether it is drawn, also as its meetings; and its held meetings when it was made last. */
  readonly #drawn: Uint8Array;
  readonly #held: Uint32Array;
  /** By node: how many of its links are drawn. */
  readonly #touching: Uint32Array;
  /** Held meetings, whatever is filtered, of the pair that met most: a width means the same under every filter. */
  readonly #most: number;
  /** Of sizes: many nodes are drawn smaller. */
  readonly #scale: number;
  #plan: Plan | null = null;

  constructor(source: SceneSource) {
    const { index, items } = source;
    this.#source = source;
    this.#everyNode = Uint32Array.from(items.keys());
    this.#everyLink = Uint32Array.from(index.links.keys());
    this.#drawn = new Uint8Array(index.links.length);
    this.#held = new Uint32Array(index.links.length);
    this.#touching = new Uint32Array(items.length);
    this.#most = Math.max(MOST_TIMES, mostHeld(index));
    this.#scale = Math.min(1, Math.max(SMALLEST, Math.sqrt(FULL_SIZE / items.length)));
  }

  make(tally: Tally, options: SceneOptions): Scene {
    const { index, key } = this.#source;
    const known = this.#plan;
    const again = known !== null && follows(known, tally, options);
    const plan = again ? known : planOf(index, tally, options);
    const pinned = again ? [...Object.keys(plan.options.pins), ...Object.keys(options.pins)] : [];
    this.#plan = Object.assign(plan, { options, version: tally.version });
    if (!again) this.#startAnew(plan);
    const links: Iterable<number> = again ? tally.changed.links : this.#everyLink;
    for (const number of links) this.#mark(number, plan);
    for (const number of links) this.#drawLink(number, plan);
    const near = this.#near(plan);
    const nodes: Iterable<number> = again ? touchedBy(index, tally, pinned) : this.#everyNode;
    for (const number of nodes) this.#drawNode(number, plan, near);
    const extra = expandedLinks(index, tally, this.#nodes, options.expanded);
    return sceneOf(key, index, this.#nodes.slice(), this.#links.slice(), extra);
  }

  #startAnew({ opened }: Plan): void {
    this.#drawn.fill(0);
    this.#touching.fill(0);
    for (const number of opened) this.#touch(number, 1);
  }

  /** Whether a link is drawn now, and what that means for its ends. */
  #mark(number: number, plan: Plan): void {
    const drawn = isDrawn(this.#source.index.links[number] as Link, number, plan) ? 1 : 0;
    const step = drawn - (this.#drawn[number] ?? 0);
    if (step === 0) return;
    this.#drawn[number] = drawn;
    this.#touch(number, step);
  }

  #touch(number: number, step: number): void {
    const { a, b } = this.#source.index.links[number] as Link;
    this.#touching[a] = (this.#touching[a] ?? 0) + step;
    this.#touching[b] = (this.#touching[b] ?? 0) + step;
  }

  /** Nodes that are chosen, or linked to one that is. */
  #near({ choice, opened }: Plan): Set<number> {
    const { links, linksOfNode } = this.#source.index;
    const near = new Set(choice.nodes);
    for (const node of choice.nodes)
      for (const number of listOf(linksOfNode, node))
        if (this.#drawn[number] === 1 || opened.has(number)) {
          const { a, b } = links[number] as Link;
          near.add(a).add(b);
        }
    return near;
  }

  /** Makes an object only where one differs, so that a renderer finds what changed. */
  #drawLink(number: number, { tally, choice, opened, options }: Plan): void {
    const { id, a, b, kind } = this.#source.index.links[number] as Link;
    const crowd = kind === 'attendance';
    const held = tally.heldOfLink(number);
    const group = held > 0 ? 'held' : tally.lineOfLink(number);
    const width = this.#scale * (crowd ? 1 : 1.8 + 0.9 * Math.sqrt((MOST_TIMES * held) / this.#most));
    const shown = this.#drawn[number] === 1 && !opened.has(number);
    const chosen = choice.links.has(number);
    const needed = options.selected.length > 1 ? 2 : 1;
    const ends = Number(choice.nodes.has(a)) + Number(choice.nodes.has(b));
    const muted = choice.nodes.size > 0 && !chosen && ends < needed;
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

  #drawNode(number: number, { tally, hidden: away, choice, options }: Plan, near: ReadonlySet<number>): void {
    const item = this.#source.items[number] as SceneItem;
    const isParty = number < this.#source.index.parties;
    const pin = options.pins[item.id];
    const x = pin?.[0] ?? item.x;
    const y = pin?.[1] ?? item.y;
    const pinned = pin !== undefined;
    const hidden = away.has(number);
    const chosen = choice.nodes.has(number);
    const touched = (this.#touching[number] ?? 0) > 0;
    const exists = isParty ? tally.hasParty(number) && (options.minimum <= 1 || touched || chosen) : touched;
    const size = this.#scale * (isParty ? 4 + 2.4 * Math.sqrt(Math.min(tally.heldOfParty(number), 40)) : 9);
    const shown = exists && !hidden;
    const muted = choice.nodes.size > 0 && !near.has(number);
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

/** Nodes that may look otherwise: parties and gatherings whose counts changed, and what was or is pinned. */
function touchedBy(index: DataIndex, { changed }: Tally, pinned: readonly string[]): number[] {
  const { parties, links, nodeAt } = index;
  const touched = [...changed.parties, ...pinned.flatMap((id) => nodeAt.get(id) ?? [])];
  for (const number of changed.links) {
    const { a = 0, b = 0 } = links[number] ?? {};
    if (Math.max(a, b) >= parties) touched.push(Math.max(a, b));
  }
  return touched;
}

/** Held meetings of the pair that met most. */
function mostHeld({ links, meetingsOfLink, group }: DataIndex): number {
  let most = 0;
  for (let number = 0; number < links.length; number++) {
    if (links[number]?.kind !== 'pair') continue;
    let held = 0;
    for (const meeting of listOf(meetingsOfLink, number)) if (group[meeting] === HELD) held += 1;
    most = Math.max(most, held);
  }
  return most;
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
    linksAt: (node) => [
      ...(node < lasting.nodes ? listOf(index.linksOfNode, node) : []),
      ...extra.links.flatMap(({ a, b }, number) => (a === node || b === node ? [lasting.links + number] : [])),
    ],
  };
}

/** The smallest number of held meetings that leaves at most 1,500 pair links, or three for each group. */
export function chooseMinimum({ index: { links, parties }, members }: SceneSource, tally: Tally): number {
  const limit = members.size > 0 ? LINKS_A_GROUP * parties : MOST_LINKS;
  const linksOf: number[] = [];
  let total = 0;
  for (let number = 0; number < links.length; number++) {
    if (links[number]?.kind !== 'pair' || !tally.hasLink(number)) continue;
    const held = tally.heldOfLink(number);
    linksOf[held] = (linksOf[held] ?? 0) + 1;
    total += 1;
  }
  if (total <= limit) return 1;
  let least = linksOf.length;
  for (let left = linksOf[least - 1] ?? 0; left <= limit; left += linksOf[least - 1] ?? 0) least -= 1;
  return Math.max(2, least);
}
