import { expect, test } from 'vitest';
import { indexQuery } from '../../src/store/index-query.ts';

test.each([
  [['oslo'], '*oslo*'],
  [['oslo', 'tuesday'], '*tuesday* AND *oslo*'],
  [['new', 'york', 'new'], '*york* AND *new*'],
  [['u.s.-china'], '*china*'],
  [['and', 'o’neill*)'], '*neill* AND *and*'],
  [['oslo', '…', '東京', 'x'.repeat(256)], '*oslo*'],
  [['москва', '2024'], '*москва* AND *2024*'],
  [['l\u0065\u0301e'], '*le*'],
])('%j is looked up as %s', (words, expected) => {
  expect(indexQuery(words)).toBe(expected);
});

test.each([[['北京']], [['…']], [['ΟΔΟΣ'.toLowerCase()]], [['x'.repeat(256)]]])('%j cannot be looked up', (words) => {
  expect(indexQuery(words)).toBeNull();
});

test('of very many words the longest are looked up', () => {
  const words = Array.from({ length: 3000 }, (_, index) => `word${'x'.repeat(index % 50)}`);
  const asked = indexQuery(words)?.split(' AND ') ?? [];
  expect(asked).toHaveLength(16);
  expect(asked[0]).toBe(`*word${'x'.repeat(49)}*`);
});
