import type { Features } from './hash.ts';

/** Weights by feature: what a trained model is. A feature's weights are the classes it speaks for or against. */
export interface LinearModel {
  readonly classes: readonly string[];
  /** Adds up the weights of the features into `scores`, one number a class. */
  score(features: Features, scores: Float32Array): void;
}

interface Header {
  readonly classes: readonly string[];
  readonly features: number;
  readonly weights: number;
  /** Largest absolute weight; weights are stored on a logarithmic scale of 8 bits. */
  readonly largest: number;
}

/** Base of the logarithmic scale: 127 steps span a factor of about 1,000. */
const STEP = 1.056;
/** A row of a table of features is found by the first bits of its hash: so many rows, about, share them. */
const ROWS_TOGETHER = 1;

/**
 * Reads a model file: length of the header (4 bytes), header as JSON padded to 4 bytes, then feature hashes (4 bytes,
 * sorted), offsets of their weights (4 bytes, one more than features), classes (1 byte a weight) and weights (1 byte).
 * The model looks its features up in these bytes, which must stay as they are.
 */
export function readModel(file: Uint8Array): LinearModel {
  const { buffer, byteOffset } = file.byteOffset % 4 === 0 ? file : file.slice();
  const headerLength = new DataView(buffer, byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, byteOffset + 4, headerLength))) as Header;
  const { classes, features, weights, largest } = header;
  let from = byteOffset + 4 + headerLength;
  const numbers = (count: number) => new Uint32Array(buffer, from, count);
  const hashes = numbers(features);
  from += hashes.byteLength;
  const offsets = numbers(features + 1);
  from += offsets.byteLength;
  const table: Table = {
    hashes,
    offsets,
    classes: new Uint8Array(buffer, from, weights),
    codes: new Uint8Array(buffer, from + weights, weights),
  };
  const scale = Float32Array.from({ length: 256 }, (_, code) => decodeWeight(code > 127 ? code - 256 : code, largest));
  return modelOf(classes, table, scale);
}

/** Features by their hashes, each with a row of weights: the class it speaks for or against, and a code for how much. */
interface Table {
  readonly hashes: Uint32Array;
  readonly offsets: Uint32Array;
  readonly classes: Uint8Array;
  readonly codes: Uint8Array;
}

function modelOf(
  classes: readonly string[],
  { hashes, offsets, classes: classOf, codes }: Table,
  scale: Float32Array,
): LinearModel {
  const { starts, shift } = startsOf(hashes);
  return {
    classes,
    score(features, scores) {
      scores.fill(0);
      for (let index = 0; index < features.size; index++) {
        const hash = features.values[index] as number;
        const bits = hash >>> shift;
        const end = starts[bits + 1] as number;
        let row = starts[bits] as number;
        while (row < end && hashes[row] !== hash) row++;
        if (row === end) continue;
        const last = offsets[row + 1] as number;
        for (let at = offsets[row] as number; at < last; at++)
          scores[classOf[at] as number]! += scale[codes[at] as number] as number;
      }
    },
  };
}

/** For each beginning of a hash the first row that has it or a later one; a beginning is what `shift` leaves of a hash. */
function startsOf(hashes: Uint32Array): { readonly starts: Uint32Array; readonly shift: number } {
  const bits = Math.max(1, Math.ceil(Math.log2(hashes.length / ROWS_TOGETHER)));
  const shift = 32 - bits;
  const starts = new Uint32Array(2 ** bits + 1).fill(hashes.length);
  for (let row = hashes.length - 1; row >= 0; row--) starts[(hashes[row] as number) >>> shift] = row;
  for (let at = starts.length - 2; at >= 0; at--) starts[at] = Math.min(starts[at] as number, starts[at + 1] as number);
  return { starts, shift };
}

const decodeWeight = (code: number, largest: number): number =>
  code === 0 ? 0 : Math.sign(code) * largest * STEP ** (Math.abs(code) - 127);

/** The code of a weight on the logarithmic scale; 0 where it is too small to matter. */
export function encodeWeight(weight: number, largest: number): number {
  if (weight === 0) return 0;
  const code = Math.round(127 + Math.log(Math.abs(weight) / largest) / Math.log(STEP));
  return code <= 0 ? 0 : Math.sign(weight) * Math.min(127, code);
}

/** Writes the file that readModel reads. `rows` are features with their weights by class, in any order. */
export function writeModel(classes: readonly string[], rows: readonly (readonly [number, Float32Array])[]): Uint8Array {
  let largest = 0;
  for (const [, weights] of rows) for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const kept: { hash: number; codes: [number, number][] }[] = [];
  for (const [hash, weights] of rows) {
    const codes: [number, number][] = [];
    weights.forEach((weight, index) => {
      const code = encodeWeight(weight, largest);
      if (code !== 0) codes.push([index, code]);
    });
    if (codes.length > 0) kept.push({ hash, codes });
  }
  kept.sort((a, b) => a.hash - b.hash);
  const total = kept.reduce((sum, { codes }) => sum + codes.length, 0);
  const header: Header = { classes, features: kept.length, weights: total, largest };
  let json = JSON.stringify(header);
  while (Buffer.byteLength(json) % 4 !== 0) json += ' ';
  const head = Buffer.from(json);
  const table = new Uint32Array(2 * kept.length + 1);
  const pairs = new Uint8Array(2 * total);
  let at = 0;
  kept.forEach(({ hash, codes }, row) => {
    table[row] = hash;
    table[kept.length + row] = at;
    for (const [index, code] of codes) {
      pairs[at] = index;
      pairs[total + at] = code & 255;
      at++;
    }
  });
  table[2 * kept.length] = at;
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, Buffer.from(table.buffer), pairs]);
}
