import type { Features } from '../language/hash.ts';
import { writeModel } from '../language/linear-model.ts';
import { EMPTY, HashTable } from './hash-table.ts';

/** An averaged perceptron (Collins 2002) over hashed features. Features that were not counted before training are ignored. */
export class Perceptron {
  readonly classes: readonly string[];
  readonly #table = new HashTable();
  readonly #weights: Float32Array;
  /** Sum of every change times the step it was made at: what the average takes off the last weight. */
  readonly #late: Float64Array;
  #step = 0;

  constructor(classes: readonly string[], features: Iterable<number>) {
    this.classes = classes;
    for (const feature of features) this.#table.add(feature);
    const cells = this.#table.size * classes.length;
    this.#weights = new Float32Array(cells);
    this.#late = new Float64Array(cells);
  }

  score(features: Features, scores: Float32Array): void {
    const width = this.classes.length;
    const weights = this.#weights;
    scores.fill(0);
    for (let index = 0; index < features.size; index++) {
      const row = this.#table.get(features.values[index] as number);
      if (row === EMPTY) continue;
      const base = row * width;
      for (let at = 0; at < width; at++) scores[at]! += weights[base + at] as number;
    }
  }

  /** Counts a decision; call once a decision, before any update of it. */
  tick(): void {
    this.#step++;
  }

  update(features: Features, right: number, wrong: number): void {
    for (let index = 0; index < features.size; index++) {
      const hash = features.values[index] as number;
      this.adjust(hash, right, 1);
      this.adjust(hash, wrong, -1);
    }
  }

  /** Changes one weight: that of a feature for a class. */
  adjust(feature: number, at: number, by: number): void {
    const row = this.#table.get(feature);
    if (row !== EMPTY) this.#change(row, at, by);
  }

  #change(row: number, at: number, by: number): void {
    const cell = row * this.classes.length + at;
    this.#weights[cell]! += by;
    this.#late[cell]! += by * this.#step;
  }

  /** The averaged weights as a model file; weights below `threshold` (in updates) are dropped. */
  export(threshold: number): Uint8Array {
    const width = this.classes.length;
    const rows: [number, Float32Array][] = [];
    for (const [hash, row] of this.#table.hashes()) {
      rows.push([hash, Float32Array.from({ length: width }, (_, at) => this.#average(row * width + at, threshold))]);
    }
    return writeModel(this.classes, rows);
  }

  #average(cell: number, threshold: number): number {
    const mean = (this.#weights[cell] as number) - (this.#late[cell] as number) / Math.max(1, this.#step);
    return Math.abs(mean) < threshold ? 0 : mean;
  }
}

/** Counts features and keeps those seen at least `least` times. */
export class FeatureCounts {
  readonly #table = new HashTable();
  #counts = new Uint8Array(2 ** 16);

  add(features: Features): void {
    for (let index = 0; index < features.size; index++) {
      const row = this.#table.add(features.values[index] as number);
      if (row >= this.#counts.length) {
        const longer = new Uint8Array(2 * this.#counts.length);
        longer.set(this.#counts);
        this.#counts = longer;
      }
      if ((this.#counts[row] as number) < 255) this.#counts[row]!++;
    }
  }

  *frequent(least: number): Iterable<number> {
    for (const [hash, row] of this.#table.hashes()) if ((this.#counts[row] as number) >= least) yield hash;
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
