import type { Features } from '../language/hash.ts';
import { writeModel } from '../language/linear-model.ts';

/** An averaged perceptron (Collins 2002) over hashed features. Features that were not counted before training are ignored. */
export class Perceptron {
  readonly classes: readonly string[];
  readonly #rows = new Map<number, number>();
  #weights: Float32Array;
  #totals: Float64Array;
  #stamps: Uint32Array;
  #step = 0;

  constructor(classes: readonly string[], features: Iterable<number>) {
    this.classes = classes;
    for (const feature of features) this.#rows.set(feature, this.#rows.size);
    const cells = this.#rows.size * classes.length;
    this.#weights = new Float32Array(cells);
    this.#totals = new Float64Array(cells);
    this.#stamps = new Uint32Array(cells);
  }

  score(features: Features, scores: Float32Array): void {
    const width = this.classes.length;
    scores.fill(0);
    for (let index = 0; index < features.size; index++) {
      const row = this.#rows.get(features.values[index] as number);
      if (row === undefined) continue;
      const base = row * width;
      for (let at = 0; at < width; at++) scores[at]! += this.#weights[base + at] as number;
    }
  }

  /** Counts a decision; call once a decision, before any update of it. */
  tick(): void {
    this.#step++;
  }

  update(features: Features, right: number, wrong: number): void {
    const width = this.classes.length;
    for (let index = 0; index < features.size; index++) {
      const row = this.#rows.get(features.values[index] as number);
      if (row === undefined) continue;
      this.#change(row * width + right, 1);
      this.#change(row * width + wrong, -1);
    }
  }

  /** Changes one weight: that of a feature for a class. */
  adjust(feature: number, at: number, by: number): void {
    const row = this.#rows.get(feature);
    if (row !== undefined) this.#change(row * this.classes.length + at, by);
  }

  #change(cell: number, by: number): void {
    this.#totals[cell]! += (this.#step - (this.#stamps[cell] as number)) * (this.#weights[cell] as number);
    this.#stamps[cell] = this.#step;
    this.#weights[cell]! += by;
  }

  /** The averaged weights as a model file; weights below `threshold` (in updates) are dropped. */
  export(threshold: number): Uint8Array {
    const width = this.classes.length;
    const rows: [number, Float32Array][] = [];
    for (const [hash, row] of this.#rows) {
      const averaged = new Float32Array(width);
      for (let at = 0; at < width; at++) averaged[at] = this.#average(row * width + at, threshold);
      rows.push([hash, averaged]);
    }
    return writeModel(this.classes, rows);
  }

  #average(cell: number, threshold: number): number {
    const total = (this.#totals[cell] as number) + (this.#step - (this.#stamps[cell] as number)) * (this.#weights[cell] as number);
    const mean = total / Math.max(1, this.#step);
    return Math.abs(mean) < threshold ? 0 : mean;
  }
}

/** Counts features and keeps those seen at least `least` times. */
export class FeatureCounts {
  readonly #counts = new Map<number, number>();

  add(features: Features): void {
    for (let index = 0; index < features.size; index++) {
      const hash = features.values[index] as number;
      this.#counts.set(hash, (this.#counts.get(hash) ?? 0) + 1);
    }
  }

  *frequent(least: number): Iterable<number> {
    for (const [hash, count] of this.#counts) if (count >= least) yield hash;
  }
}

/** Pseudo-random numbers in [0, 1) (mulberry32): the same seed gives the same sequence everywhere. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffle<Item>(items: readonly Item[], next: () => number): Item[] {
  const shuffled = [...items];
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other] as Item, shuffled[at] as Item];
  }
  return shuffled;
}
