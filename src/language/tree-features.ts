import { mix } from './hash.ts';
import type { WordForm } from './word-features.ts';

/** Sizes of the parts of the table that words are looked up in. */
const PARTS = {
  word: 16_384,
  ending: 4096,
  end: 1024,
  beginning: 2048,
  shape: 1024,
  tag: 256,
  cluster: 1032,
  kind: 136,
};

export const FEATURES = 9;
export const TABLE_ROWS = Object.values(PARTS).reduce((sum, size) => sum + size, 0) + PARTS.word;

/** Rows of the table for each word of a sentence, FEATURES a word; `tags` are class numbers of the tagger. */
export function tableRows(forms: readonly WordForm[], tags: readonly number[]): Int32Array {
  const rows = new Int32Array(forms.length * FEATURES);
  let at = 0;
  forms.forEach((form, index) => {
    let offset = 0;
    const put = (value: number, size: number): void => {
      rows[at++] = offset + (value % size);
      offset += size;
    };
    put(mix(form.lower, 11), PARTS.word);
    put(mix(form.lower, 12), PARTS.word);
    put(mix(form.suffixes[2] ?? 0, 13), PARTS.ending);
    put(mix(form.suffixes[1] ?? 0, 14), PARTS.end);
    put(mix(form.prefixes[2] ?? 0, 15), PARTS.beginning);
    put(mix(form.shape, 16), PARTS.shape);
    put(tags[index] ?? 0, PARTS.tag);
    put(form.cluster, PARTS.cluster);
    put(form.kind, PARTS.kind);
  });
  return rows;
}
