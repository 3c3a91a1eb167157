import { Features } from './hash.ts';
import type { LinearModel } from './linear-model.ts';
import { OUTSIDE, type WordForm } from './word-features.ts';

const features = new Features();

/** Features of the tag at a position: words around it and the two tags before it. */
export function tagFeatures(
  forms: readonly WordForm[],
  at: number,
  previous: number,
  before: number,
  into: Features,
): void {
  const [a, b, c, d, e] = [
    forms[at - 2] ?? OUTSIDE,
    forms[at - 1] ?? OUTSIDE,
    forms[at] ?? OUTSIDE,
    forms[at + 1] ?? OUTSIDE,
    forms[at + 2] ?? OUTSIDE,
  ];
  let template = 1;
  into.clear();
  into.add(template++);
  into.add(template++, c.word);
  into.add(template++, c.lower);
  into.add(template++, c.shape);
  for (const prefix of c.prefixes) into.add(template++, prefix);
  for (const suffix of c.suffixes) into.add(template++, suffix);
  into.add(template++, previous);
  into.add(template++, previous, before);
  into.add(template++, previous, c.lower);
  into.add(template++, b.lower);
  into.add(template++, a.lower);
  into.add(template++, d.lower);
  into.add(template++, e.lower);
  into.add(template++, b.lower, c.lower);
  into.add(template++, c.lower, d.lower);
  into.add(template++, b.suffixes[2]);
  into.add(template++, d.suffixes[2]);
  into.add(template++, d.suffixes[1], previous);
  into.add(template++, d.shape);
  into.add(template++, b.shape, c.shape, d.shape);
  into.add(template++, c.suffixes[2], previous);
  into.add(template++, c.shape, at === 0 ? 1 : 0, d.capital ? 1 : 0);
  into.add(template++, d.lower, e.lower);
}

/** Tags a sentence from left to right; the class of each token, e.g. `NOUN|NNS`. */
export function tag(model: LinearModel, forms: readonly WordForm[]): number[] {
  const scores = new Float32Array(model.classes.length);
  const tags: number[] = [];
  forms.forEach((_, at) => {
    tagFeatures(forms, at, (tags[at - 1] ?? -1) + 2, (tags[at - 2] ?? -1) + 2, features);
    model.score(features, scores);
    tags.push(best(scores));
  });
  return tags;
}

export function best(scores: Float32Array): number {
  let winner = 0;
  for (let index = 1; index < scores.length; index++)
    if ((scores[index] as number) > (scores[winner] as number)) winner = index;
  return winner;
}
