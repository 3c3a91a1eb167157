import { perArticle, cellOf } from '../forms.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { BUSY, COMMON, isExact, JOIN, joinPairs, scoreOf, type Pair } from '../join-forms.ts';
import { JudgedGroups } from '../ledger/judged-groups.ts';
import { LinkBuilder } from '../ledger/links.ts';
import { inKeyOrder, type Naming } from '../namings.ts';
import { Bundle } from './bundle.ts';
import { Cell, type Growth } from './cell.ts';
import { Untold } from './untold.ts';

/** Who was met by whom: names of those who met somebody, and their cells. */
interface Met {
  readonly names: Set<string>;
  readonly cells: Set<Cell>;
}

/** Forms of names that stand from one addition to the next, joined as `joinForms` joins all of them. */
export class StandingNames {
  readonly byKey = new Map<string, Cell>();
  readonly #gazetteer: Gazetteer;
  readonly #cells = new Map<string, Cell>();
  readonly #blocks = new Map<string, Set<Cell>>();
  readonly #anchors = new Map<string, Set<Cell>>();
  readonly #met = new Map<string, Met>();
  /** Of the addition under way: cells whose bundle may be another. */
  #touched = new Set<Cell>();

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
  }

  /** Takes namings of articles that are new. Returns the bundles that were made anew; what they were before is gone. */
  add(namings: readonly Naming[]): { readonly bundles: readonly Bundle[]; readonly grown: ReadonlyMap<Cell, Growth> } {
    const grown = this.#grow(namings);
    this.#touched = new Set(grown.keys());
    this.#enterBlocks(grown);
    const others = new Set([...grown].flatMap(([cell, { isOther }]) => (isOther ? [cell] : [])));
    const pairs = this.#noteCompany(grown);
    const done = new Set<Cell>();
    for (const cell of others) {
      for (const key of cell.keys)
        for (const other of this.#members(key)) if (!done.has(other)) this.#weigh(cell, other);
      done.add(cell);
    }
    for (const [cell, other] of pairs) this.#weigh(cell, other);
    for (const cell of grown.keys())
      for (const other of Array.from(cell.links.keys())) if (grown.has(other)) this.#weigh(cell, other);
    return { bundles: this.#bundle(), grown };
  }

  #grow(namings: readonly Naming[]): Map<Cell, Growth> {
    const grown = new Map<Cell, Growth>();
    for (const own of perArticle(inKeyOrder(namings))) {
      const [first] = own;
      if (!first) continue;
      if (this.byKey.has(first.key)) throw new Untold('an article came again');
      const name = cellOf(own, this.#gazetteer);
      const cell = this.#cells.get(name) ?? new Cell(first);
      this.#cells.set(name, cell);
      this.byKey.set(first.key, cell);
      const growth = grown.get(cell) ?? { isOther: false, met: new Set() };
      grown.set(cell, growth);
      cell.grow(own, this.#gazetteer, growth);
    }
    return grown;
  }

  #enterBlocks(grown: ReadonlyMap<Cell, Growth>): void {
    const full: string[] = [];
    for (const cell of grown.keys()) {
      for (const anchor of cell.anchors) put(this.#anchors, anchor, cell);
      for (const key of cell.keys) {
        const size = put(this.#blocks, key, cell);
        if (size !== null && size > COMMON) full.push(key);
      }
    }
    for (const key of new Set(full)) {
      if (isExact(key)) throw new Untold('a name with too many bearers');
      for (const cell of this.#blocks.get(key) ?? [])
        for (const other of Array.from(cell.links.keys())) if (!this.#mayPair(cell, other)) this.#unlink(cell, other);
    }
  }

  /** Pairs of cells that have other company in common than before. */
  #noteCompany(grown: ReadonlyMap<Cell, Growth>): (readonly [Cell, Cell])[] {
    const fresh = new Map<string, Set<Cell>>();
    const crossed = new Set<string>();
    for (const [cell, { met }] of grown) {
      for (const other of met) {
        const known = this.#met.get(other) ?? { names: new Set<string>(), cells: new Set<Cell>() };
        this.#met.set(other, known);
        const before = known.names.size;
        known.names.add(cell.fold);
        known.cells.add(cell);
        if (before <= BUSY && known.names.size > BUSY) crossed.add(other);
        put(fresh, other, cell);
      }
    }
    const pairs: (readonly [Cell, Cell])[] = [];
    for (const [other, cells] of fresh) {
      const known = this.#met.get(other) as Met;
      if (known.names.size > BUSY) continue;
      for (const cell of cells) {
        cell.company.add(other);
        for (const beside of known.cells) if (beside !== cell) pairs.push([cell, beside]);
      }
    }
    for (const other of crossed) {
      const cells = [...(this.#met.get(other) as Met).cells].filter((cell) => cell.company.delete(other));
      for (const cell of cells) this.#touched.add(cell);
      cells.forEach((cell, at) => {
        for (const beside of cells.slice(at + 1)) pairs.push([cell, beside]);
      });
    }
    return pairs;
  }

  /** Those with whom a block pairs. */
  #members(key: string): Iterable<Cell> {
    const block = this.#blocks.get(key) ?? new Set<Cell>();
    return block.size > COMMON ? [] : block;
  }

  #mayPair(a: Cell, b: Cell): boolean {
    return a.keys.some((key) => b.keys.includes(key) && (this.#blocks.get(key)?.size ?? 0) <= COMMON);
  }

  #weigh(a: Cell, b: Cell): void {
    if (a === b) return;
    const score = this.#mayPair(a, b) ? scoreOf(...inOrder(a, b)) : Number.NEGATIVE_INFINITY;
    if (score < JOIN) {
      if (a.links.has(b)) this.#unlink(a, b);
      return;
    }
    if (a.links.get(b) === score) return;
    a.links.set(b, score);
    b.links.set(a, score);
    this.#touched.add(a).add(b);
  }

  #unlink(a: Cell, b: Cell): void {
    a.links.delete(b);
    b.links.delete(a);
    this.#touched.add(a).add(b);
  }

  /** Joins anew what hangs together with a touched cell: nothing else is a pair of any of it. */
  #bundle(): Bundle[] {
    const seen = new Set<Cell>();
    const bundles: Bundle[] = [];
    for (const seed of this.#touched) {
      if (seen.has(seed)) continue;
      const cells = [seed];
      seen.add(seed);
      for (const cell of cells) {
        for (const next of this.#beside(cell)) {
          if (seen.has(next)) continue;
          seen.add(next);
          cells.push(next);
        }
      }
      for (const { bundle } of cells) if (bundle) bundle.isGone = true;
      for (const [root, own] of joined(cells)) bundles.push(new Bundle(root, own));
    }
    return bundles;
  }

  *#beside(cell: Cell): Generator<Cell> {
    yield* cell.links.keys();
    for (const anchor of cell.anchors) yield* this.#anchors.get(anchor) ?? [];
  }
}

const inOrder = (a: Cell, b: Cell): [Cell, Cell] => (a.key < b.key ? [a, b] : [b, a]);

function joined(cells: readonly Cell[]): Map<string, Cell[]> {
  const groups = new JudgedGroups(new LinkBuilder());
  const pairs: Pair[] = [];
  for (const cell of cells) {
    for (const anchor of cell.anchors) groups.join(cell.key, anchor);
    for (const [other, score] of cell.links) {
      if (cell.key < other.key) pairs.push({ left: cell, right: other, score });
    }
  }
  joinPairs(cells, pairs, groups);
  const found = new Map<string, Cell[]>();
  for (const cell of cells) {
    const root = groups.find(cell.key);
    const known = found.get(root);
    if (known) known.push(cell);
    else found.set(root, [cell]);
  }
  return found;
}

/** The size of the set that got a new member; null where it was there. */
function put<Key, Member>(sets: Map<Key, Set<Member>>, key: Key, member: Member): number | null {
  const set = sets.get(key) ?? new Set<Member>();
  if (set.has(member)) return null;
  sets.set(key, set.add(member));
  return set.size;
}
