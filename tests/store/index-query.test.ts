import { expect, test } from 'vitest';
import { indexQuery } from '../../src/store/index-query.ts';

test.each([
  [['oslo'], '*oslo*'],
  [['oslo', 'tuesday'], '*oslo* AND *tuesday*'],
  [['u.s.-china'], '*china*'],
  [['and', 'o’neill*)'], '*and* AND *neill*'],
  [['москва', '2024'], '*москва* AND *2024*'],
  [['l\u0065\u0301e'], '*le*'],
])('%j is looked up as %s', (words, expected) => {
  expect(indexQuery(words)).toBe(expected);
});

test.each([[['北京']], [['oslo', '…']], [['ΟΔΟΣ'.toLowerCase()]], [['x'.repeat(256)]], [['a'.repeat(255), '東京']]])(
  '%j cannot be looked up',
  (words) => {
    expect(indexQuery(words)).toBeNull();
  },
);
