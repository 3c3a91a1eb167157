import { writeFileSync } from 'node:fs';
import { FEATURES, TABLE_ROWS, tableRows } from '../language/tree-features.ts';
import { wordForm } from '../language/word-features.ts';
import type { TreebankSentence } from './conllu.ts';

/** A sentence with the tags that a tagger gives it which never saw it. */
export interface TaggedTree {
  readonly sentence: TreebankSentence;
  readonly tags: readonly number[];
  /** How much an arc counts, in hundredths: silver trees count less than gold. */
  readonly weight: number;
}

/** Subtypes that rules do not use are folded away. */
const KEPT = new Set([
  'nsubj:pass',
  'nsubj:outer',
  'obl:agent',
  'nmod:poss',
  'acl:relcl',
  'aux:pass',
  'compound:prt',
  'obl:unmarked',
  'nmod:unmarked',
  'nmod:desc',
  'csubj:pass',
  'advcl:relcl',
]);
export const coarse = (relation: string): string =>
  KEPT.has(relation) ? relation : (relation.split(':')[0] ?? relation);

export function relationNames(sentences: readonly TreebankSentence[]): string[] {
  const counts = new Map<string, number>();
  for (const { relations } of sentences)
    for (const relation of relations) counts.set(coarse(relation), (counts.get(coarse(relation)) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= 20)
    .map(([name]) => name)
    .sort();
}

/**
 * Writes what trees.py trains on: the length of a header (4 bytes), the header as JSON, then 4-byte numbers; of each
 * sentence its length and weight, the table rows of its words, their heads (0 is the root, words count from 1; -1 where
 * unknown) and their relations.
 */
export function writeTrees(path: string, trees: readonly TaggedTree[], relations: readonly string[]): void {
  const index = new Map(relations.map((name, at) => [name, at]));
  const other = index.get('dep') ?? 0;
  const parts = trees.map(({ sentence, tags, weight }) =>
    Int32Array.from([
      sentence.words.length,
      weight,
      ...tableRows(sentence.words.map(wordForm), tags),
      ...sentence.heads.map((head) => (head < -1 ? -1 : head + 1)),
      ...sentence.relations.map((relation) => index.get(coarse(relation)) ?? other),
    ]),
  );
  const header = Buffer.from(
    JSON.stringify({ features: FEATURES, rows: TABLE_ROWS, relations, sentences: trees.length }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  writeFileSync(path, Buffer.concat([length, header, ...parts.map(({ buffer }) => Buffer.from(buffer))]));
}
