import { Groups } from '../groups.ts';

/** What people judged of the things that are clustered (claims, or namings), by their keys. */
export interface Links {
  /** Sets of keys that are one thing, each of at least two, disjoint: start clustering from them, whatever the scores. */
  readonly together: readonly (readonly string[])[];
  /** May one cluster hold the keys of both? False where a person told one of `left` from one of `right`, also through a third. */
  mayJoin(left: Iterable<string>, right: Iterable<string>): boolean;
}

/** Links under construction: what was said first stands, and later words that go against it are refused. */
export class LinkBuilder implements Links {
  readonly #groups = new Groups<string>();
  readonly #keys = new Set<string>();
  /** By representative: representatives that it must not join. */
  readonly #apart = new Map<string, Set<string>>();

  /** The two are one. False where they were told apart. */
  join(a: string, b: string): boolean {
    const [left, right] = [this.#groups.find(a), this.#groups.find(b)];
    this.#keys.add(a).add(b);
    if (left === right) return true;
    if (this.#apart.get(left)?.has(right)) return false;
    this.#groups.join(left, right);
    this.#inherit(left, right);
    return true;
  }

  /** The two are not one. False where they were put together. */
  part(a: string, b: string): boolean {
    const [left, right] = [this.#groups.find(a), this.#groups.find(b)];
    if (left === right) return false;
    this.#enemies(left).add(right);
    this.#enemies(right).add(left);
    return true;
  }

  /** One key a group. */
  representatives(keys: readonly string[]): string[] {
    return [...new Set(keys.map((key) => this.#groups.find(key)))];
  }

  get together(): readonly (readonly string[])[] {
    const sets = new Map<string, string[]>();
    for (const key of [...this.#keys].sort()) {
      const root = this.#groups.find(key);
      sets.set(root, [...(sets.get(root) ?? []), key]);
    }
    return [...sets.values()].filter(({ length }) => length > 1);
  }

  mayJoin(left: Iterable<string>, right: Iterable<string>): boolean {
    if (this.#apart.size === 0) return true;
    const others = new Set([...right].map((key) => this.#groups.find(key)));
    return [...left].every((key) => {
      const enemies = this.#apart.get(this.#groups.find(key));
      return enemies === undefined || [...enemies].every((enemy) => !others.has(enemy));
    });
  }

  /** What either of two joined groups must not join, their representative must not. */
  #inherit(left: string, right: string): void {
    const root = this.#groups.find(left);
    const child = root === left ? right : left;
    const enemies = this.#apart.get(child);
    if (!enemies) return;
    this.#apart.delete(child);
    for (const enemy of enemies) {
      this.#enemies(root).add(enemy);
      this.#enemies(enemy).delete(child);
      this.#enemies(enemy).add(root);
    }
  }

  #enemies(root: string): Set<string> {
    const known = this.#apart.get(root) ?? new Set();
    this.#apart.set(root, known);
    return known;
  }
}
