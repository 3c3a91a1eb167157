import { readFileSync } from 'node:fs';
import { readConllu, type TreebankSentence } from './conllu.ts';

/** Genres of GUM whose licences let people use a model commercially; the others are left out of training. */
const PERMISSIVE = [
  'academic',
  'bio',
  'court',
  'interview',
  'news',
  'speech',
  'textbook',
  'voyage',
  'conversation',
  'vlog',
];

export interface Splits {
  /** GUM news documents that are kept for testing and never trained on. */
  readonly test: readonly string[];
}

export const readSplits = (path: string): Splits => JSON.parse(readFileSync(path, 'utf8')) as Splits;

export interface Corpora {
  readonly train: readonly TreebankSentence[];
  readonly test: readonly TreebankSentence[];
}

const genre = (document: string): string => document.split('_')[1] ?? '';

/** EWT and the permissive part of GUM for training; the held-out news documents for testing. */
export function readCorpora(folder: string, splits: Splits): Corpora {
  const gum = ['train', 'dev', 'test'].flatMap((part) => readConllu(`${folder}/gum-${part}.conllu.gz`));
  const ewt = ['train', 'dev', 'test'].flatMap((part) => readConllu(`${folder}/en_ewt-ud-${part}.conllu.gz`));
  const held = new Set(splits.test);
  return {
    train: [...ewt, ...gum.filter(({ document }) => PERMISSIVE.includes(genre(document)) && !held.has(document))],
    test: gum.filter(({ document }) => held.has(document)),
  };
}
