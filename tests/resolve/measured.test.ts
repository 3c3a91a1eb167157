import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { compareNames } from '../../src/resolve/names/score.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { readStories, recordsOf } from '../../src/training/gold-worlds.ts';
import { readPairs } from '../../src/training/identity-pairs.ts';
import { conll } from '../bench/coreference.mjs';

/** What resolution must reach on the halves that nothing was tuned on; `npm run bench:resolve` prints more. */

const fileOf = (path: string): string => fileURLToPath(new URL(`../../data/gold/${path}`, import.meta.url));

test('names: F1 of 89 and more of a hundred, without tables of people', () => {
  const pairs = readPairs(fileOf('name-pairs.tsv'), false).filter(({ half }) => half === 'test');
  const judged = pairs.map(({ same, type, left, right }) => ({ same, yes: compareNames(type, left, right).score > 0 }));
  const right = judged.filter(({ same, yes }) => same && yes).length;
  const all = judged.filter(({ same }) => same).length + judged.filter(({ yes }) => yes).length;
  expect((2 * right) / all).toBeGreaterThan(0.89);
});

test('a comparison is explained: its reasons add up, each with its two values', () => {
  const [pair] = readPairs(fileOf('name-pairs.tsv'));
  if (!pair) throw new Error('there are no pairs');
  const { score, reasons } = compareNames(pair.type, pair.left, pair.right);
  expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(score, 9);
  expect(reasons.every(({ name, left, right }) => name !== '' && left !== '' && right !== '')).toBe(true);
});

const clustersOf = (pairs: Iterable<readonly [string, string]>): string[][] => {
  const clusters = new Map<string, string[]>();
  for (const [id, key] of pairs) clusters.set(key, [...(clusters.get(key) ?? []), id]);
  return [...clusters.values()];
};

describe('the stories that nothing was tuned on', () => {
  const split = JSON.parse(readFileSync(fileOf('worlds/splits.json'), 'utf8')) as { test: string[] };
  const stories = readStories(fileOf('worlds')).filter(({ id }) => split.test.includes(id));
  const made = stories.map(recordsOf);
  const truth = new Map(made.flatMap((each) => [...each.truth]));
  const world = resolve(
    made.flatMap(({ records }) => records),
    [],
    defaultKnowledge,
  );
  const meetingOf = new Map<string, string>(world.claims.map(({ claim, meeting }) => [claim.id, meeting]));

  test('meetings come together: CoNLL F1 of 95 and more, about one record a real meeting', () => {
    expect(conll(clustersOf(truth), clustersOf(meetingOf)).f1).toBeGreaterThan(0.95);
    const records = new Set(meetingOf.values()).size / new Set(truth.values()).size;
    expect(records).toBeGreaterThan(0.97);
    expect(records).toBeLessThan(1.05);
  });

  test('every contradiction is shown, with the claims of both sides', () => {
    const hidden = stories.flatMap(({ id, meetings }) =>
      Object.entries(meetings).flatMap(([key, { disputed = [] }]) => {
        const own = new Set(
          [...truth].filter(([, name]) => name === `${id} ${key}`).map(([claim]) => meetingOf.get(claim)),
        );
        return disputed.filter(
          (field) =>
            !world.meetings.some(
              (meeting) =>
                own.has(meeting.id) && meeting.disputed.some((each) => each.field === field && each.values.length > 1),
            ) ||
            !world.claims.some(
              ({ meeting, contradicts }) => own.has(meeting) && contradicts.some((each) => each.field === field),
            ),
        );
      }),
    );
    expect(hidden).toEqual([]);
  });
});
