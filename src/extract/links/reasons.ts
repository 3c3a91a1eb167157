import { logistic, scoreOf, type Weights } from './weights.ts';

/** A feature that a decision looked at, with its weight in log odds: above 0 it speaks for yes, below for no. */
export interface Reason {
  /** `name=value`, several joined by `&`. */
  readonly feature: string;
  readonly weight: number;
}

/** A decision of a model, and what it rests on. */
export interface Reasons {
  /** 0 to 1. */
  readonly chance: number;
  /** From this chance on it is yes; of a time or place, the chance that it is none of those weighed. */
  readonly least: number;
  /** Sum of the weights of all features, in log odds. */
  readonly score: number;
  /** The weightiest features for yes and for no, the weightiest first. */
  readonly for: readonly Reason[];
  readonly against: readonly Reason[];
}

/** How many features are shown on each side. */
const SHOWN = 5;

/** Why a decision falls as it does. A feature that stands twice counts twice, as it does in the sum. */
export function reasonsOf(weights: Weights, features: readonly string[], least: number): Reasons {
  const all = features
    .map((feature): Reason => ({ feature, weight: weights.get(feature) ?? 0 }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const score = scoreOf(weights, features);
  return {
    chance: logistic(score),
    least,
    score,
    for: all.filter(({ weight }) => weight > 0).slice(0, SHOWN),
    against: all.filter(({ weight }) => weight < 0).slice(0, SHOWN),
  };
}
