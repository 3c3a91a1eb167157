import { padded } from './kernel.ts';
import { bestTree } from './tree-decoder.ts';
import { FEATURES, tableRows } from './tree-features.ts';
import type { TreeModel } from './tree-model.ts';
import type { WordForm } from './word-features.ts';

export interface ParsedTree {
  readonly heads: number[];
  readonly relations: string[];
}

/** Scratch memory for sentences of up to `size` words. */
interface Scratch {
  readonly size: number;
  readonly words: number;
  readonly states: number;
  readonly gates: number;
  readonly sums: number;
  readonly cell: number;
  readonly nothing: number;
  readonly heads: number;
  readonly asked: number;
  readonly asking: number;
  readonly arcs: number;
  readonly ofHead: number;
  readonly ofWord: number;
  readonly kinds: number;
}

interface Sizes {
  readonly width: number;
  readonly hidden: number;
  readonly arc: number;
  readonly relation: number;
  readonly relations: number;
}

/** Parses sentences, one after the other, in memory that is kept. */
export class TreeParser {
  readonly #model: TreeModel;
  readonly #sizes: Sizes;
  #scratch: Scratch | undefined;

  constructor(model: TreeModel) {
    this.#model = model;
    this.#sizes = {
      width: model.table.columns,
      hidden: model.rows('forward0.bias') / 4,
      arc: model.rows('arc_root'),
      relation: model.rows('relation_root'),
      relations: padded(model.relations.length),
    };
  }

  /** The tree of a sentence; `tags` are class numbers of the tagger. */
  parse(forms: readonly WordForm[], tags: readonly number[]): ParsedTree {
    const size = forms.length;
    if (size === 0) return { heads: [], relations: [] };
    const scratch = this.#room(size);
    this.#words(tableRows(forms, tags), size, scratch);
    const { width, hidden } = this.#sizes;
    this.#layer(0, scratch.words, width, scratch.states, size, scratch);
    this.#layer(1, scratch.states, 2 * hidden, scratch.words, size, scratch);
    const heads = this.#heads(scratch.words, size, scratch);
    return { heads: [...heads], relations: this.#relations(scratch.words, heads, scratch) };
  }

  #room(size: number): Scratch {
    if (this.#scratch && this.#scratch.size >= size) return this.#scratch;
    const rows = Math.max(128, padded(size + 4));
    const { kernel } = this.#model;
    const { width, hidden, arc, relation, relations } = this.#sizes;
    this.#scratch = {
      size: rows - 4,
      words: kernel.reserve(rows * Math.max(width, 2 * hidden)),
      states: kernel.reserve(rows * 2 * hidden),
      gates: kernel.reserve(rows * 4 * hidden),
      sums: kernel.reserve(4 * hidden),
      cell: kernel.reserve(hidden),
      nothing: kernel.reserve(Math.max(hidden, rows, relation)),
      heads: kernel.reserve(rows * arc),
      asked: kernel.reserve(rows * arc),
      asking: kernel.reserve(rows * arc),
      arcs: kernel.reserve(rows * rows),
      ofHead: kernel.reserve(rows * relation),
      ofWord: kernel.reserve(rows * relation),
      kinds: kernel.reserve(rows * relations),
    };
    return this.#scratch;
  }

  /** Sums of table rows. */
  #words(rows: Int32Array, size: number, { words }: Scratch): void {
    const { columns, scales, weights } = this.#model.table;
    const { values } = this.#model.kernel;
    values.fill(0, words, words + size * columns);
    rows.forEach((row, index) => {
      const into = words + Math.floor(index / FEATURES) * columns;
      const [from, scale] = [row * columns, scales[row] as number];
      for (let at = 0; at < columns; at++) values[into + at]! += scale * (weights[from + at] as number);
    });
  }

  /** One layer of the LSTM, both ways: `size` rows of `width` numbers in, of twice HIDDEN numbers out. */
  #layer(layer: number, from: number, width: number, into: number, size: number, scratch: Scratch): void {
    const { kernel, at } = this.#model;
    const { hidden } = this.#sizes;
    const { gates, sums, cell, nothing } = scratch;
    (['forward', 'backward'] as const).forEach((side, index) => {
      const name = `${side}${layer}`;
      const states = at(`${name}.state`);
      kernel.affine(from, size, width, at(`${name}.input`), at(`${name}.bias`), 4 * hidden, gates);
      kernel.values.fill(0, cell, cell + hidden);
      let before = nothing;
      for (let step = 0; step < size; step++) {
        const word = index === 0 ? step : size - 1 - step;
        kernel.affine(before, 1, hidden, states, gates + word * 4 * hidden, 4 * hidden, sums);
        before = into + word * 2 * hidden + index * hidden;
        gate(kernel.values, sums, cell, before, hidden);
      }
    });
  }

  #dense(name: string, from: number, size: number, into: number, rectified: boolean): void {
    const { kernel, at, rows } = this.#model;
    const { hidden } = this.#sizes;
    const units = rows(name);
    kernel.affine(from, size, 2 * hidden, at(name), at(`${name}.bias`), units, into);
    if (rectified) rectify(kernel.values, into, size * units);
  }

  #heads(states: number, size: number, { heads, asked, asking, arcs, nothing }: Scratch): Int32Array {
    const { kernel, at } = this.#model;
    const { arc } = this.#sizes;
    const { values } = kernel;
    values.copyWithin(heads, at('arc_root'), at('arc_root') + arc);
    this.#dense('arc_head', states, size, heads + arc, true);
    this.#dense('arc_word', states, size, asking, true);
    kernel.affine(asking, size, arc, at('arc'), at('arc.bias'), arc, asked);
    const columns = padded(size + 1);
    kernel.affine(asked, size, arc, heads, nothing, columns, arcs);
    return bestTree(size, (head, word) => values[arcs + word * columns + head + 1] as number);
  }

  #relations(states: number, heads: Int32Array, { ofHead, ofWord, kinds, nothing }: Scratch): string[] {
    const { kernel, at, relations: names } = this.#model;
    const { hidden, relation, relations } = this.#sizes;
    const { values } = kernel;
    const size = heads.length;
    values.copyWithin(ofHead, at('relation_root'), at('relation_root') + relation);
    kernel.affine(states, size, 2 * hidden, at('relation_head'), nothing, relation, ofHead + relation);
    this.#dense('relation_word', states, size, ofWord, false);
    heads.forEach((head, word) => {
      const [above, own] = [ofHead + (head + 1) * relation, ofWord + word * relation];
      for (let unit = 0; unit < relation; unit++) values[own + unit]! += values[above + unit] as number;
    });
    rectify(values, ofWord, size * relation);
    kernel.affine(ofWord, size, relation, at('relation'), at('relation.bias'), relations, kinds);
    return [...heads].map((head, word) => (head < 0 ? 'root' : bestName(values, kinds + word * relations, names)));
  }
}

function bestName(values: Float32Array, from: number, names: readonly string[]): string {
  let winner = -1;
  names.forEach((name, index) => {
    if (name === 'root') return;
    if (winner < 0 || (values[from + index] as number) > (values[from + winner] as number)) winner = index;
  });
  return names[winner] ?? 'dep';
}

function rectify(values: Float32Array, from: number, size: number): void {
  for (let at = from; at < from + size; at++) if ((values[at] as number) < 0) values[at] = 0;
}

const RANGE = 12;
const STEPS = 4096;
const curve = Float32Array.from(
  { length: STEPS + 2 },
  (_, step) => 1 / (1 + Math.exp(RANGE - (2 * RANGE * step) / STEPS)),
);

/** 1 / (1 + e^-x), read from a table: the same on every machine, and fast. */
function squash(x: number): number {
  const place = ((x < -RANGE ? -RANGE : x > RANGE ? RANGE : x) + RANGE) * (STEPS / (2 * RANGE));
  const step = place | 0;
  const low = curve[step] as number;
  return low + ((curve[step + 1] as number) - low) * (place - step);
}

/** The gates of an LSTM cell: `sums` holds those of input, forgetting, candidate and output. */
function gate(values: Float32Array, sums: number, cell: number, into: number, hidden: number): void {
  for (let unit = 0; unit < hidden; unit++) {
    const entry = squash(values[sums + unit] as number);
    const kept = squash(values[sums + hidden + unit] as number);
    const candidate = 2 * squash(2 * (values[sums + 2 * hidden + unit] as number)) - 1;
    const state = kept * (values[cell + unit] as number) + entry * candidate;
    values[cell + unit] = state;
    values[into + unit] = squash(values[sums + 3 * hidden + unit] as number) * (2 * squash(2 * state) - 1);
  }
}
