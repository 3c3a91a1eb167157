import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StandingGraph } from '../../src/graph/standing-graph.ts';
import { toGraph } from '../../src/graph/to-graph.ts';
import type { ArticleRecord } from '../../src/model/record.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { StandingWorld } from '../../src/resolve/standing/world.ts';
import { readStories, recordsOf } from '../../src/training/gold-worlds.ts';
import { manyRecords } from '../tools/many-records.ts';
import { linesOf, ModelGraph } from '../tools/model-graph.ts';

const wholeGraph = (records: readonly ArticleRecord[]): string[] =>
  linesOf(
    toGraph(resolve(records, [], defaultKnowledge), new Map(records.map((record) => [record.article.id, record]))),
  );

/** After each of the batches the graph must be the one that all records so far give: the first lines that differ. */
function difference(records: readonly ArticleRecord[], sizes: readonly number[]): unknown {
  const world = new StandingWorld(defaultKnowledge);
  const [graph, model] = [new StandingGraph(), new ModelGraph()];
  for (let from = 0, turn = 0; from < records.length; turn++) {
    const batch = records.slice(from, from + (sizes[turn % sizes.length] ?? 1));
    from += batch.length;
    model.take(graph.change(world.add(batch), () => world.organizations));
    const [found, expected] = [model.lines, wholeGraph(records.slice(0, from))];
    const at = expected.findIndex((line, index) => line !== found[index]);
    if (at >= 0 || found.length !== expected.length) return { from, found: found[at], expected: expected[at] };
  }
  return null;
}

const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 });

describe('a world that stands gives, after every addition, the graph of all its records', () => {
  test('made-up records', { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(manyRecords, sizes, (records, cuts) => {
        expect(difference(records, cuts)).toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  test('the stories of data/gold/worlds, in any order', { timeout: 240_000 }, () => {
    const folder = fileURLToPath(new URL('../../data/gold/worlds/', import.meta.url));
    const { train } = JSON.parse(readFileSync(`${folder}splits.json`, 'utf8')) as { train: string[] };
    const records = readStories(folder)
      .filter(({ id }) => train.includes(id))
      .flatMap((story) => recordsOf(story).records);
    const some = fc.shuffledSubarray([...records.keys()], { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(some, fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 3, maxLength: 5 }), (order, cuts) => {
        const chosen = order.map((at) => records[at] as ArticleRecord);
        expect(difference(chosen, cuts)).toBeNull();
      }),
      { numRuns: 8 },
    );
  });
});
