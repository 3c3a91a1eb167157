import type { TreebankSentence } from './conllu.ts';
import { Perceptron } from './perceptron.ts';
export function trainNames(_s: readonly TreebankSentence[], _log: (l: string) => void): Perceptron { return new Perceptron([], []); }
