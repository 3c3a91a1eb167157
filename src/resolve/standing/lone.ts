import type { Gazetteer } from '../gazetteer.ts';
import { choose, wordOf } from '../lone-names.ts';
import type { Bundle } from './bundle.ts';
import type { Cell } from './cell.ts';

/** Whom names of one word mean, as `joinLoneNames` finds it. */
export class StandingLoneNames {
  readonly #gazetteer: Gazetteer;
  /** By a word: cells whose names end with it, and keys of names that are the word alone. */
  readonly #bearers = new Map<string, Set<Cell>>();
  readonly #lone = new Map<string, Map<string, Cell>>();

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
  }

  /** `bundles` were made anew of cells that grew or hang together with such. Returns bundles that are meant by others than before. */
  heed(bundles: readonly Bundle[]): ReadonlySet<Bundle> {
    const words = new Set<string>();
    for (const { cells } of bundles) {
      for (const cell of cells) for (const word of this.#enter(cell)) words.add(word);
    }
    const changed = new Set<Bundle>();
    for (const word of words) {
      const lone = this.#lone.get(word);
      if (!lone) continue;
      const bearers = new Set([...(this.#bearers.get(word) ?? [])].flatMap(({ bundle }) => bundle ?? []));
      for (const [key, cell] of lone) this.#decide(cell, key, [...bearers], changed);
    }
    return changed;
  }

  /** The words by which a cell is known, or is waiting to be. */
  #enter(cell: Cell): string[] {
    for (const word of cell.bearer.ends) {
      const known = this.#bearers.get(word);
      if (known) known.add(cell);
      else this.#bearers.set(word, new Set([cell]));
    }
    const words = new Set(cell.bearer.ends);
    for (const [key, { sides }] of cell.lone) {
      const word = wordOf(sides[0]?.name ?? '');
      const known = this.#lone.get(word);
      if (known) known.set(key, cell);
      else this.#lone.set(word, new Map([[key, cell]]));
      words.add(word);
    }
    return [...words];
  }

  #decide(cell: Cell, key: string, bearers: readonly Bundle[], changed: Set<Bundle>): void {
    const lone = cell.lone.get(key);
    if (!lone) return;
    const means = choose(lone.sides, bearers, this.#gazetteer) ?? null;
    const before = lone.means;
    if (means === before) return;
    lone.means = means;
    if (before) count(before.meantBy, cell, -1);
    if (means) count(means.meantBy, cell, 1);
    for (const bundle of [before, means, cell.bundle]) if (bundle && !bundle.isGone) changed.add(bundle);
  }
}

function count(counts: Map<Cell, number>, cell: Cell, by: number): void {
  const sum = (counts.get(cell) ?? 0) + by;
  if (sum > 0) counts.set(cell, sum);
  else counts.delete(cell);
}
