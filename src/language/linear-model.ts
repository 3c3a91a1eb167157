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
/** Numbers of a slot of the hash table. */
const SLOT = 3;

/**
 * Reads a model file: length of the header (4 bytes), header as JSON padded to 4 bytes, then feature hashes (4 bytes),
 * offsets of their weights (4 bytes, one more than features), classes (1 byte a weight) and weights (1 byte).
 */
export function readModel(bytes: Uint8Array): LinearModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headerLength))) as Header;
  const words = Uint8Array.from(bytes.subarray(4 + headerLength, 4 + headerLength + 4 * (2 * header.features + 1)));
  const table = new Uint32Array(words.buffer);
  const hashes = table.subarray(0, header.features);
  const offsets = table.subarray(header.features);
  const rest = 4 + headerLength + words.length;
  const classes = bytes.subarray(rest, rest + header.weights);
  const steps = new Int8Array(bytes.buffer, bytes.byteOffset + rest + header.weights, header.weights);
  return assemble(header, hashes, offsets, classes, steps);
}

function assemble(
  header: Header,
  hashes: Uint32Array,
  offsets: Uint32Array,
  classes: Uint8Array,
  steps: Int8Array,
): LinearModel {
  const scale = Float32Array.from({ length: 256 }, (_, code) =>
    decodeWeight(code > 127 ? code - 256 : code, header.largest),
  );
  // A hash table in one array, so that a look-up touches one place of the memory: hash, begin and end of its weights.
  // An empty slot ends nowhere. Classes and weights stand together for the same reason.
  const mask = 2 ** Math.ceil(Math.log2(header.features * 1.6)) - 1;
  const slots = new Uint32Array(SLOT * (mask + 1));
  hashes.forEach((hash, row) => {
    let slot = hash & mask;
    while (slots[SLOT * slot + 2] !== 0) slot = (slot + 1) & mask;
    slots.set([hash, offsets[row] as number, offsets[row + 1] as number], SLOT * slot);
  });
  const pairs = Uint16Array.from(classes, (name, at) => (name << 8) | ((steps[at] as number) & 255));
  const last = SLOT * mask;
  return {
    classes: header.classes,
    score(features, scores) {
      scores.fill(0);
      for (let index = 0; index < features.size; index++) {
        const hash = features.values[index] as number;
        let slot = SLOT * (hash & mask);
        while (slots[slot] !== hash && slots[slot + 2] !== 0) slot = slot === last ? 0 : slot + SLOT;
        const end = slots[slot + 2] as number;
        for (let at = slots[slot + 1] as number; at < end; at++) {
          const pair = pairs[at] as number;
          scores[pair >> 8]! += scale[pair & 255] as number;
        }
      }
    },
  };
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
