import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeId, type ArticleId } from '../../src/model/ids.ts';
import { NumberedIds } from '../../src/model/numbered-ids.ts';
import { RecordIndex } from '../../src/store/embedded/record-index.ts';
import { bytesInUse } from '../tools/bytes-in-use.ts';

const article = (number: number): ArticleId => makeId('art', String(number));

test('ids come back as they were, those of other programs too, by the numbers of their coming', () => {
  const id = fc.oneof(
    fc.nat(5000).map(article),
    fc.constantFrom(
      'art_0123',
      'art_0123456789ABCDEF',
      'clm_0123456789abcdef',
      '',
      'art_0000000000000000',
      '0'.repeat(16),
    ),
    fc.string({ maxLength: 30 }),
  );
  fc.assert(
    fc.property(fc.array(id, { maxLength: 3000 }), (all) => {
      const ids = new NumberedIds('art_');
      const distinct = [...new Set<string>(all)];
      for (const each of all) expect(ids.add(each)).toBe(distinct.indexOf(each));
      expect(ids.size).toBe(distinct.length);
      expect(distinct.map((_, number) => ids.idOf(number))).toEqual(distinct);
      expect(ids.numberOf('art_fedcba9876543210')).toBeUndefined();
    }),
    { numRuns: 20 },
  );
});

test('what counts, what was replaced and what is gone', () => {
  const index = new RecordIndex();
  const [one, two, three] = [article(1), article(2), article(3)];
  index.put({ id: one, digest: '', places: ['file a', 'url x'] }, { offset: 100, length: 7 });
  index.put({ id: two, digest: '', places: ['file a'], replaces: [one] }, { offset: 5_000_000_000, length: 8 });
  index.put({ id: three, digest: '', places: ['file a', 'file a'] }, { offset: 5_000_000_009, length: 9 });
  expect(index.ids()).toEqual([two, three].sort());
  expect([index.has(one), index.isReplaced(one), index.size]).toEqual([false, true, 2]);
  expect(index.extentOf(one)).toEqual({ offset: 100, length: 7 });
  expect(index.extentOf(two)).toEqual({ offset: 5_000_000_000, length: 8 });
  expect(index.at('file a')).toEqual([one, two, three]);
  expect([index.at('url x'), index.at('file b')]).toEqual([[one], []]);
  index.put({ id: one, digest: '' }, { offset: 1, length: 2 });
  expect([index.has(one), index.extentOf(one)]).toEqual([false, { offset: 1, length: 2 }]);
  index.remove(two);
  expect([index.isReplaced(one), index.extentOf(two), index.size]).toEqual([false, undefined, 1]);
  index.put({ id: one, digest: '' }, { offset: 3, length: 4 });
  expect([index.has(one), index.size, index.known, index.since(2)]).toEqual([true, 2, 3, [three]]);
});

test('a hundred thousand articles take less than 100 bytes each', () => {
  const many = 100_000;
  const before = bytesInUse();
  const index = new RecordIndex();
  for (let number = 0; number < many; number++) {
    const places = [`file articles/2024/written-${number}.txt written-${number}`];
    index.put({ id: article(number), digest: '', places }, { offset: number * 4000, length: 3999 });
  }
  expect((bytesInUse() - before) / many).toBeLessThan(100);
  expect(index.size).toBe(many);
});
