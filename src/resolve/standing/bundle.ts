import type { Bearer } from '../lone-names.ts';
import type { Cell } from './cell.ts';
import type { Party } from './party.ts';

/** Cells of one bearer, as far as names of more than one word tell. */
export class Bundle implements Bearer {
  /** The smallest key, as `Groups` would name it. */
  readonly root: string;
  readonly cells: readonly Cell[];
  /** Cells of one-word names that mean it, with how many of their names do. */
  readonly meantBy = new Map<Cell, number>();
  party: Party | null = null;
  isGone = false;
  #countries: ReadonlySet<string> | null = null;

  constructor(root: string, cells: readonly Cell[]) {
    this.root = root;
    this.cells = cells;
    for (const cell of cells) cell.bundle = this;
  }

  readonly articles = { has: (article: string) => this.cells.some(({ bearer }) => bearer.articles.has(article)) };
  readonly company = { has: (word: string) => this.cells.some(({ bearer }) => bearer.company.has(word)) };

  get countries(): ReadonlySet<string> {
    return (this.#countries ??= new Set(this.cells.flatMap(({ bearer }) => [...bearer.countries])));
  }

  /** Bundles of the same party beside it: those that its one-word names mean, and whose names mean it. */
  *neighbours(): Generator<Bundle> {
    for (const { lone } of this.cells) for (const { means } of lone.values()) if (means) yield means;
    for (const { bundle } of this.meantBy.keys()) if (bundle) yield bundle;
  }
}
