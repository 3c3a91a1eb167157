import type { Features } from '../language/hash.ts';
import { writeModel } from '../language/linear-model.ts';
import { FOLLOWS, NAME_CLASSES, transitionFeature } from '../language/names.ts';
import { EMPTY, HashTable } from './hash-table.ts';

const CLASSES = NAME_CLASSES.length;
const RATE = 0.1;
/** Strength of the pull towards zero, once an epoch. */
const PULL = 1;
/** Share of a word's features that a step does without: the model must not lean on the words that it knows. */
const DROPPED = 0.5;
/** Smaller differences between what is and what the model expects are not worth a step. */
const LEAST = 0.002;
const ENDS = NAME_CLASSES.map((name) => !/^[BI]/.test(name));

/** A sentence to learn: per word the model's rows of its features, and its class, -1 where nobody knows. */
export interface Lesson {
  readonly rows: readonly Int32Array[];
  readonly gold: readonly number[];
}

/** Probabilities of classes and, summed over the sentence, of neighbouring classes; row CLASSES is the beginning. */
interface Expected {
  readonly single: Float64Array[];
  readonly pairs: Float64Array;
  /** Logarithm of the sum over all sequences. */
  readonly total: number;
}

/** A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), trained by AdaGrad, one sentence a step. */
export class Crf {
  readonly #table = new HashTable();
  readonly #weights: Float32Array;
  /** Sums of squared gradients. */
  readonly #squares: Float32Array;
  readonly #transitions: readonly number[];

  constructor(features: Iterable<number>) {
    this.#transitions = Array.from({ length: CLASSES + 1 }, (_, before) => this.#table.add(transitionFeature(before)));
    for (const feature of features) this.#table.add(feature);
    this.#weights = new Float32Array(this.#table.size * CLASSES);
    this.#squares = new Float32Array(this.#table.size * CLASSES);
  }

  /** Rows of the features that were counted. */
  rows(features: Features): Int32Array {
    const found: number[] = [];
    for (let index = 0; index < features.size; index++) {
      const row = this.#table.get(features.values[index] as number);
      if (row !== EMPTY) found.push(row);
    }
    return Int32Array.from(found);
  }

  score(features: Features, scores: Float32Array): void {
    scores.set(this.#scores(this.rows(features)));
  }

  #scores(rows: Int32Array): Float32Array {
    const scores = new Float32Array(CLASSES);
    for (const row of rows)
      for (let at = 0; at < CLASSES; at++) scores[at]! += this.#weights[row * CLASSES + at] as number;
    return scores;
  }

  /** One step; returns the loss before it. `next` draws random numbers. */
  learn({ rows: every, gold }: Lesson, next: () => number): number {
    if (every.length === 0) return 0;
    const rows = every.map((own) => own.filter(() => next() >= DROPPED));
    const emissions = rows.map((own) => this.#scores(own).map(Math.exp));
    const moves = this.#transitions.map((row) =>
      Float64Array.from({ length: CLASSES }, (_, at) => Math.exp(this.#weights[row * CLASSES + at] as number)),
    );
    const model = expected(emissions, moves);
    const truth = gold.includes(-1)
      ? expected(
          emissions.map((scores, at) => {
            const right = gold[at] ?? 0;
            return right < 0 ? scores : scores.map((score, tag) => (tag === right ? score : 0));
          }),
          moves,
        )
      : known(gold, emissions, moves);
    if (!Number.isFinite(truth.total) || !Number.isFinite(model.total)) return 0;
    rows.forEach((own, at) => {
      for (let tag = 0; tag < CLASSES; tag++) {
        const gain = (truth.single[at]?.[tag] as number) - (model.single[at]?.[tag] as number);
        if (Math.abs(gain) > LEAST) for (const row of own) this.#step(row * CLASSES + tag, gain);
      }
    });
    this.#transitions.forEach((row, before) => {
      for (let tag = 0; tag < CLASSES; tag++) {
        const pair = before * CLASSES + tag;
        const gain = (truth.pairs[pair] as number) - (model.pairs[pair] as number);
        if (Math.abs(gain) > LEAST) this.#step(row * CLASSES + tag, gain);
      }
    });
    return model.total - truth.total;
  }

  #step(cell: number, gain: number): void {
    this.#squares[cell]! += gain * gain;
    this.#weights[cell]! += (RATE * gain) / Math.sqrt(1e-6 + (this.#squares[cell] as number));
  }

  /** Pulls all weights towards zero, those that were learnt from little evidence most: once an epoch. */
  pull(): void {
    for (let cell = 0; cell < this.#weights.length; cell++) {
      const square = this.#squares[cell] as number;
      if (square > 0) this.#weights[cell]! /= 1 + (PULL * RATE) / Math.sqrt(square);
    }
  }

  /** The weights as a model file; those below `threshold` are dropped. */
  export(threshold: number): Uint8Array {
    const rows: [number, Float32Array][] = [];
    for (const [hash, row] of this.#table.hashes()) {
      const own = this.#weights.slice(row * CLASSES, (row + 1) * CLASSES);
      rows.push([hash, own.map((weight) => (Math.abs(weight) < threshold ? 0 : weight))]);
    }
    return writeModel(NAME_CLASSES, rows);
  }
}

/** Pairs of classes that may follow one another. */
const PAIRS = NAME_CLASSES.flatMap((_, before) =>
  NAME_CLASSES.flatMap((__, tag) => (FOLLOWS[before]?.[tag] ? [[before, tag] as const] : [])),
);
const BEFORE = Uint8Array.from(PAIRS, ([before]) => before);
const AFTER = Uint8Array.from(PAIRS, ([, tag]) => tag);

/** Divides by the sum, and returns it. */
function scale(values: Float64Array): number {
  let sum = 0;
  for (let tag = 0; tag < CLASSES; tag++) sum += values[tag] as number;
  for (let tag = 0; tag < CLASSES; tag++) values[tag]! /= sum;
  return sum;
}

/** Forwards and backwards over the sentence, scaled at every word. */
function expected(emissions: readonly Float32Array[], moves: readonly Float64Array[]): Expected {
  const size = emissions.length;
  const weights = Float64Array.from(PAIRS, ([before, tag]) => moves[before]?.[tag] ?? 0);
  const forwards: Float64Array[] = [];
  let total = 0;
  for (let at = 0; at < size; at++) {
    const own = emissions[at] as Float32Array;
    const here = new Float64Array(CLASSES);
    const last = forwards[at - 1];
    if (last) {
      for (let pair = 0; pair < weights.length; pair++)
        here[AFTER[pair] as number]! += (last[BEFORE[pair] as number] as number) * (weights[pair] as number);
    } else here.forEach((_, tag) => (here[tag] = FOLLOWS[0]?.[tag] ? (moves[CLASSES]?.[tag] as number) : 0));
    for (let tag = 0; tag < CLASSES; tag++) here[tag]! *= at === size - 1 && !ENDS[tag] ? 0 : (own[tag] as number);
    total += Math.log(scale(here));
    forwards.push(here);
  }
  const single: Float64Array[] = Array.from({ length: size });
  const pairs = new Float64Array((CLASSES + 1) * CLASSES);
  const found = new Float64Array(weights.length);
  let after = new Float64Array(CLASSES).fill(1);
  for (let at = size - 1; at >= 0; at--) {
    const chances = (forwards[at] as Float64Array).slice();
    for (let tag = 0; tag < CLASSES; tag++) chances[tag]! *= after[tag] as number;
    scale(chances);
    single[at] = chances;
    const last = forwards[at - 1];
    if (!last) {
      pairs.set(chances, CLASSES * CLASSES);
      break;
    }
    const own = emissions[at] as Float32Array;
    const earlier = new Float64Array(CLASSES);
    const closed = at === size - 1;
    let norm = 0;
    for (let pair = 0; pair < weights.length; pair++) {
      const [before, tag] = [BEFORE[pair] as number, AFTER[pair] as number];
      const onward =
        closed && !ENDS[tag] ? 0 : (weights[pair] as number) * (own[tag] as number) * (after[tag] as number);
      earlier[before]! += onward;
      norm += found[pair] = (last[before] as number) * onward;
    }
    for (let pair = 0; pair < weights.length; pair++)
      pairs[(BEFORE[pair] as number) * CLASSES + (AFTER[pair] as number)]! += (found[pair] as number) / norm;
    scale(earlier);
    after = earlier;
  }
  return { single, pairs, total };
}

/** The same of a sentence whose classes are all known. */
function known(gold: readonly number[], emissions: readonly Float32Array[], moves: readonly Float64Array[]): Expected {
  const pairs = new Float64Array((CLASSES + 1) * CLASSES);
  let total = 0;
  const single = gold.map((tag, at) => {
    const before = at === 0 ? CLASSES : (gold[at - 1] as number);
    pairs[before * CLASSES + tag]! += 1;
    total += Math.log((emissions[at]?.[tag] as number) * (moves[before]?.[tag] as number));
    const chances = new Float64Array(CLASSES);
    chances[tag] = 1;
    return chances;
  });
  return { single, pairs, total };
}
