import { Features } from '../language/hash.ts';
import { best, tagFeatures } from '../language/tagger.ts';
import { wordForm } from '../language/word-features.ts';
import type { TreebankSentence } from './conllu.ts';
import { FeatureCounts, Perceptron, random, shuffle } from './perceptron.ts';

const CUTOFF = 2;

export const tagClass = (sentence: TreebankSentence, at: number): string => `${sentence.upos[at]}|${sentence.xpos[at]}`;

export function tagClasses(sentences: readonly TreebankSentence[]): string[] {
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    sentence.words.forEach((_, at) =>
      counts.set(tagClass(sentence, at), (counts.get(tagClass(sentence, at)) ?? 0) + 1),
    );
  }
  return [...counts]
    .filter(([, count]) => count >= 20)
    .map(([name]) => name)
    .sort()
    .slice(0, 250);
}

/** Trains the tagger on gold words; the tags before a word are its own predictions, as at run time. */
export function trainTagger(
  sentences: readonly TreebankSentence[],
  classes: readonly string[],
  epochs: number,
): Perceptron {
  const index = new Map(classes.map((name, at) => [name, at]));
  const items = sentences.map((sentence) => ({
    forms: sentence.words.map(wordForm),
    gold: sentence.words.map((_, at) => index.get(tagClass(sentence, at)) ?? -1),
  }));
  const features = new Features();
  const counts = new FeatureCounts();
  for (const { forms, gold } of items) {
    forms.forEach((_, at) => {
      tagFeatures(forms, at, (gold[at - 1] ?? -1) + 2, (gold[at - 2] ?? -1) + 2, features);
      counts.add(features);
    });
  }
  const model = new Perceptron(classes, counts.frequent(CUTOFF));
  const scores = new Float32Array(classes.length);
  const next = random(17);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { forms, gold } of shuffle(items, next)) {
      const tags: number[] = [];
      forms.forEach((_, at) => {
        tagFeatures(forms, at, (tags[at - 1] ?? -1) + 2, (tags[at - 2] ?? -1) + 2, features);
        model.score(features, scores);
        const guess = best(scores);
        const right = gold[at] ?? -1;
        model.tick();
        if (right >= 0 && guess !== right) model.update(features, right, guess);
        tags.push(guess);
      });
    }
  }
  return model;
}
