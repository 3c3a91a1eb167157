import { describe, expect, test } from 'vitest';
import { Features } from '../../src/language/hash.ts';
import { FOLLOWS, NAME_CLASSES } from '../../src/language/names.ts';
import { Crf } from '../../src/training/crf.ts';
import { random } from '../../src/training/perceptron.ts';

const open = (tag: number): boolean => /^[BI]/.test(NAME_CLASSES[tag] ?? '');

/** Number of sequences of classes that begin and end as names allow. */
function sequences(size: number): number {
  let lists = NAME_CLASSES.map((_, tag) => tag).filter((tag) => FOLLOWS[0]?.[tag]);
  for (let at = 1; at < size; at++)
    lists = lists.flatMap((before) => NAME_CLASSES.map((_, tag) => tag).filter((tag) => FOLLOWS[before]?.[tag]));
  return lists.filter((tag) => !open(tag)).length;
}

const feature = (word: number): Features => {
  const features = new Features();
  features.add(1, word);
  return features;
};
const hash = (word: number): number => feature(word).values[0] as number;
const tag = (name: string): number => NAME_CLASSES.indexOf(name);

describe('the random field of names', () => {
  test.each([1, 2, 3, 4])('knows nothing at first: all sequences of %d words are as likely', (size) => {
    const model = new Crf([]);
    const rows = Array.from({ length: size }, () => model.rows(feature(1)));
    const loss = model.learn({ rows, gold: rows.map(() => 0) }, random(1));
    expect(loss).toBeCloseTo(Math.log(sequences(size)), 6);
  });

  test('learns what it is shown, and nothing of words that nobody knows', () => {
    const model = new Crf([1, 2, 3].map(hash));
    const rows = [1, 2, 3].map((word) => model.rows(feature(word)));
    const gold = [tag('B-person'), tag('L-person'), tag('O')];
    const next = random(2);
    const losses = Array.from({ length: 200 }, () => model.learn({ rows, gold }, next));
    expect(losses.at(-1)).toBeLessThan((losses[0] as number) / 4);
    expect(model.learn({ rows, gold: [-1, -1, -1] }, next)).toBeCloseTo(0, 6);
  });
});
