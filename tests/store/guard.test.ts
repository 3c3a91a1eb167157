import { describe, expect, test } from 'vitest';
import { readOnlyQuery } from '../../src/store/cypher-guard/guard.ts';
import { editDistance, nearest } from '../../src/store/nearest.ts';

describe('queries that are not sent', () => {
  test.each([
    'LOAD CSV FROM "x" AS row RETURN row',
    'MATCH (n) LOAD\n CSV WITH HEADERS FROM "x" AS row RETURN row',
    'LOAD /* */ CSV FROM "x" AS row RETURN row',
    'USE system SHOW DATABASES',
    'CALL { USE other MATCH (n) RETURN n } RETURN n',
    'CALL dbms.components()',
    'CALL apoc.load.json("x") YIELD value RETURN value',
    'CALL `apoc`.`load`.`json`("x")',
    'MATCH (n) CALL db.labels() YIELD label CALL db.createLabel("x") RETURN n',
  ])('%s', (text) => {
    expect(() => readOnlyQuery(text)).toThrowError(expect.objectContaining({ code: 'query/not-allowed' }));
  });

  test.each([
    'MATCH (n) RETURN n',
    'CALL db.labels() YIELD label RETURN label',
    'MATCH (n) CALL { WITH n MATCH (n)--(m) RETURN count(m) AS c } RETURN c',
    'MATCH (n) CALL (n) { RETURN 1 AS one } RETURN one',
    'RETURN \'LOAD CSV FROM\' AS a, "USE system" AS b, `CALL` // CALL dbms.x()',
    'MATCH (n {use: 1}) RETURN n.use, n.call /* LOAD CSV */',
  ])('but this is: %s', (text) => {
    expect(() => readOnlyQuery(text)).not.toThrow();
  });
});

test('the nearest names share a word, else letters', () => {
  const names = ['joe biden', 'jill biden', 'xi jinping', 'wang yi'];
  expect(nearest('hunter biden', names, (name) => [name], 2)).toEqual(['joe biden', 'jill biden']);
  expect(nearest('wong yee', names, (name) => [name], 1)).toEqual(['wang yi']);
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('', 'abc')).toBe(3);
});
