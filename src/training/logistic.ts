import { sharesOf } from '../extract/links/weights.ts';
import { random, shuffle } from './perceptron.ts';

/** One choice among options, each with its features; none of them may be one of the options. */
export interface Choice {
  readonly options: readonly (readonly string[])[];
  /** The options that are right, of which there is at least one. */
  readonly right: readonly boolean[];
  /** How much it counts. */
  readonly weight?: number;
}

/** One decision with its features: 1 is yes. */
export interface Example {
  readonly features: readonly string[];
  readonly label: 0 | 1;
  /** How much it counts. */
  readonly weight?: number;
}

export interface LogisticSettings {
  readonly epochs: number;
  /** Step size of AdaGrad. */
  readonly rate: number;
  /** Strength of the L1 penalty: the larger, the fewer features keep a weight. */
  readonly l1: number;
  readonly l2: number;
  /** Features seen less often are left out. */
  readonly least: number;
}

/** The weights at the end of each epoch after these are averaged: the order of the examples matters less. */
const WARM_UP = 2;

/** Logistic regression: a choice between yes, with features, and no, without any. */
export const trainLogistic = (examples: readonly Example[], settings: LogisticSettings): Map<string, number> =>
  trainChoice(
    examples.map(({ features, label, weight }) => ({
      options: [features, []],
      right: [label === 1, label === 0],
      ...(weight !== undefined && { weight }),
    })),
    settings,
  );

/**
 * Conditional logit with L1 and L2 penalties by AdaGrad with composite mirror descent (Duchi, Hazan and Singer, "Adaptive
 * subgradient methods", JMLR 2011). Of several right options their sum counts. Deterministic.
 */
export function trainChoice(choices: readonly Choice[], settings: LogisticSettings): Map<string, number> {
  const { epochs, rate, l1, l2, least } = settings;
  const index = featuresOf(choices, least);
  const rows = choices.map(({ options }) =>
    options.map((features) => Int32Array.from(features.flatMap((feature) => index.get(feature) ?? []))),
  );
  const weights = new Float64Array(index.size);
  const sums = new Float64Array(index.size);
  const squares = new Float64Array(index.size).fill(1e-6);
  const seen = new Int32Array(index.size);
  const next = random(7);
  let order = choices.map((_, at) => at);
  let step = 0;
  const shrink = (feature: number): void => {
    const steps = step - (seen[feature] as number);
    if (steps <= 0) return;
    seen[feature] = step;
    const scale = rate / Math.sqrt(squares[feature] as number);
    const decayed = (weights[feature] as number) * Math.max(0, 1 - scale * l2 * steps);
    weights[feature] = Math.sign(decayed) * Math.max(0, Math.abs(decayed) - scale * l1 * steps);
  };
  const scoreOf = (row: Int32Array): number => {
    let score = 0;
    for (const feature of row) {
      shrink(feature);
      score += weights[feature] as number;
    }
    return score;
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    order = shuffle(order, next);
    for (const at of order) {
      const options = rows[at] as Int32Array[];
      const { right, weight = 1 } = choices[at] as Choice;
      step++;
      const shares = sharesOf(options.map(scoreOf));
      const rightly = shares.reduce((sum, share, option) => sum + (right[option] ? share : 0), 0);
      options.forEach((row, option) => {
        const share = shares[option] as number;
        const gradient = (share - (right[option] ? share / rightly : 0)) * weight;
        for (const feature of row) {
          squares[feature] = (squares[feature] as number) + gradient * gradient;
          weights[feature] = (weights[feature] as number) - (rate * gradient) / Math.sqrt(squares[feature] as number);
        }
      });
    }
    if (epoch < WARM_UP) continue;
    for (let feature = 0; feature < weights.length; feature++) {
      shrink(feature);
      sums[feature] = (sums[feature] as number) + (weights[feature] as number);
    }
  }
  const trained = new Map<string, number>();
  for (const [feature, at] of index) {
    const weight = (sums[at] as number) / (epochs - WARM_UP);
    if (Math.abs(weight) > 1e-3) trained.set(feature, weight);
  }
  return trained;
}

/** Features that at least so many options have, each with its place. */
function featuresOf(choices: readonly Choice[], least: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { options } of choices)
    for (const features of options)
      for (const feature of new Set(features)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const index = new Map<string, number>();
  for (const [feature, count] of counts) if (count >= least) index.set(feature, index.size);
  return index;
}
