/** How well pairs of names are told to be of one or of two: data/gold/name-pairs.tsv. */
import { fileURLToPath } from 'node:url';
import { compareNames } from '../../dist/resolve/names/score.js';
import { readPairs } from '../../dist/training/identity-pairs.js';

const FILE = fileURLToPath(new URL('../../data/gold/name-pairs.tsv', import.meta.url));

/** Precision, recall and F1 of "same" at even odds; `knowing`: with the tables of people, as the program has them. */
export function nameScores(half, knowing = true) {
  const pairs = readPairs(FILE, knowing).filter((pair) => pair.half === half);
  const judged = pairs.map((pair) => ({ ...pair, score: compareNames(pair.type, pair.left, pair.right).score }));
  const right = judged.filter(({ same, score }) => same && score > 0).length;
  const found = judged.filter(({ score }) => score > 0).length;
  const true_ = judged.filter(({ same }) => same).length;
  const [precision, recall] = [right / found, right / true_];
  const wrong = judged.filter(({ same, score }) => same !== score > 0);
  return { pairs: pairs.length, precision, recall, f1: (2 * precision * recall) / (precision + recall), wrong };
}
