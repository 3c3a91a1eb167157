import { readFileSync } from 'node:fs';
import { lazily } from '../lexicon/tables.ts';

/** Words that stand in like company share a cluster; 0 for words that none is known of. */
export interface Clusters {
  /** One of about a thousand, by the hash of a word in lower case; counted from 1. */
  fine(hash: number): number;
  /** The larger cluster that a fine one belongs to; counted from 1. */
  coarse(fine: number): number;
}

/** data/models/clusters.bin; src/training/silver/clusters.py says how it is laid out. */
export const clusters = lazily((): Clusters => {
  const { buffer, byteOffset } = readFileSync(new URL('../../data/models/clusters.bin', import.meta.url));
  const [size = 0, count = 0] = new Uint32Array(buffer, byteOffset, 2);
  const hashes = new Uint32Array(buffer, byteOffset + 8, size);
  const ids = new Uint16Array(buffer, byteOffset + 8 + 4 * size, size);
  const larger = new Uint8Array(buffer, byteOffset + 8 + 6 * size, count);
  return {
    fine(hash) {
      let [from, to] = [0, size - 1];
      while (from < to) {
        const middle = (from + to) >> 1;
        if ((hashes[middle] as number) < hash) from = middle + 1;
        else to = middle;
      }
      return hashes[from] === hash ? (ids[from] as number) + 1 : 0;
    },
    coarse: (fine) => (fine === 0 ? 0 : (larger[fine - 1] as number) + 1),
  };
});
