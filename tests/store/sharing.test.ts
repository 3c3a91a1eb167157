import { expect, test } from 'vitest';
import { Sharing } from '../../src/store/sharing.ts';

const record = () => JSON.parse('{"a":["Ann Lee","Bo Ek"],"b":[],"c":{"d":"Ann Lee","e":null,"f":[{"g":["x"]},3]}}');

test('what comes back is equal, and equal lists of texts and short objects of these are one', () => {
  const sharing = new Sharing();
  const [one, other] = [sharing.of(record()), sharing.of(record())];
  expect(one).toEqual(record());
  expect(other).toEqual(record());
  expect(other.a).toBe(one.a);
  expect(other.c.f[0].g).toBe(one.c.f[0].g);
  expect(other.c.f[0]).toBe(one.c.f[0]);
  expect(other.c).not.toBe(one.c);
});

test('lists that only look alike stay two', () => {
  const sharing = new Sharing();
  expect(sharing.of([['a,b'], ['a', 'b'], ['null'], [null], ['1'], [1]])).toEqual([
    ['a,b'],
    ['a', 'b'],
    ['null'],
    [null],
    ['1'],
    [1],
  ]);
});
