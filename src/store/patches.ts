import type { GraphPatch } from '../graph/patch.ts';
import type { ArticleId } from '../model/ids.ts';

/** A moment in the life of a record that grows. */
export interface Moment {
  /** How many articles had ever come. */
  readonly known: number;
  /** How often anything else had happened. */
  readonly changes: number;
}

/** A moment in the life of an open store. */
export interface Mark extends Moment {
  readonly log: object;
  /** How many there are. */
  readonly articles: number;
}

/** Of a store that can publish what differs. */
export interface Patches {
  mark(): Mark;
  /** The articles that came since; null where anything else happened too. */
  since(mark: Mark): readonly ArticleId[] | null;
  /** Makes ready for `publish`, which would else take longer the first time. */
  prepare(): Promise<void>;
  /** The graph becomes what the patch makes of it, in one step for every reader. `state`: what it is then made from. */
  publish(patch: GraphPatch, state: string): Promise<void>;
}
