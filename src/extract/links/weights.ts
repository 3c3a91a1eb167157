import { readData } from '../../lexicon/package-data.ts';

/** Weights by feature of a logistic model: what speaks for a decision, and by how much (log odds). */
export type Weights = ReadonlyMap<string, number>;

/** The decisions that data/models/links.tsv holds weights for. */
export type Decision = 'link' | 'event' | 'apart' | 'time' | 'place' | 'same';

let loaded: ReadonlyMap<string, Weights> | undefined;

function load(): ReadonlyMap<string, Weights> {
  const found = new Map<string, Map<string, number>>();
  for (const line of readData('models/links.tsv').split('\n')) {
    const [model = '', feature = '', weight = ''] = line.split('\t');
    if (weight === '' || model.startsWith('#')) continue;
    const weights = found.get(model) ?? new Map<string, number>();
    found.set(model, weights.set(feature, Number(weight)));
  }
  return found;
}

export function weightsOf(decision: Decision): Weights {
  loaded ??= load();
  return loaded.get(decision) ?? new Map();
}

/** Reads the weights again at the next call: training uses what it has just written. */
export function resetWeights(): void {
  loaded = undefined;
}

export const logistic = (score: number): number => 1 / (1 + Math.exp(-score));

/** How likely a decision is, from 0 to 1. */
export const chance = (weights: Weights, features: readonly string[]): number => logistic(scoreOf(weights, features));

/** How likely each of some options is the one, given that one is: shares of 1. */
export const choice = (weights: Weights, options: readonly (readonly string[])[]): number[] =>
  sharesOf(options.map((features) => scoreOf(weights, features)));

export function sharesOf(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const sum = odds.reduce((total, each) => total + each, 0);
  return odds.map((each) => each / sum);
}

/** The sum of the weights of all features, in log odds. */
export function scoreOf(weights: Weights, features: readonly string[]): number {
  let score = 0;
  for (const feature of features) score += weights.get(feature) ?? 0;
  return score;
}
