import type { Mention, Sentence, Tree } from '../model/document.ts';

/** A name that the model found: tokens [first, last] inclusive of one sentence. `score` is a margin, higher is surer. */
export interface NamedSpan {
  readonly first: number;
  readonly last: number;
  readonly type: Mention['type'];
  readonly score: number;
}

/** The statistical part: text in, grammar out. It knows nothing of meetings. Same input, same output, always. */
export interface LanguageModel {
  /** Sentences with tagged tokens. Offsets count from the start of `text`; `skip` are ranges that hold no sentence. */
  sentences(text: string, skip?: readonly { start: number; end: number }[]): Sentence[];
  parse(sentence: Sentence): Tree;
  /** Names of people, organizations and places, one list a sentence; sentences of one document help each other. */
  names(sentences: readonly Sentence[]): NamedSpan[][];
}
