/** One reason for or against, with its weight in log odds and the two values that were compared. */
export interface Reason {
  readonly name: string;
  readonly weight: number;
  readonly left: string;
  readonly right: string;
}

/** Two things that may be one: the machine keeps them apart and is not sure. */
export interface UnsurePair {
  readonly kind: 'meeting' | 'person' | 'organization';
  readonly left: string;
  readonly right: string;
  /** Chance that they are one, 0 to 1. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** How many edges of the graph would move if they were one. */
  readonly moves: number;
}

/** The chance that a sum of log odds stands for. */
export const chance = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
