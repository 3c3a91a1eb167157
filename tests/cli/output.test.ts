import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { cell, formatResult, table } from '../../src/cli/output.ts';
import type { QueryResult } from '../../src/store/contract.ts';

const result: QueryResult = {
  columns: ['name', 'times', 'places', 'nothing'],
  rows: [
    { name: '=HYPERLINK("http://x")', times: -2, places: [['Oslo', 'Norway'], ['Bern']], nothing: null },
    { name: 'a "b", |c|\nd', times: 1, places: [], nothing: null },
    { name: '習近平', times: 10, places: ['@x', 'y'], nothing: null },
  ],
};

describe('answers as text', () => {
  test('cells', () => {
    expect(cell([['a', 'b'], ['c']])).toBe('a, b or c');
    expect(cell([{ status: 'held', article: 'x', published: null }])).toBe('held x');
    expect(cell(false)).toBe('false');
  });

  test('CSV reads back, and no cell is a formula', () => {
    const rows = parse(formatResult(result, 'csv')) as string[][];
    expect(rows).toEqual([
      ['name', 'times', 'places', 'nothing'],
      ['\'=HYPERLINK("http://x")', '-2', 'Oslo, Norway or Bern', ''],
      ['a "b", |c| d', '1', '', ''],
      ['習近平', '10', "'@x, y", ''],
    ]);
  });

  test('JSON and JSON Lines keep values as they are', () => {
    expect(JSON.parse(formatResult(result, 'json'))).toEqual(result.rows);
    expect(
      formatResult(result, 'jsonl')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(result.rows);
  });

  test('Markdown escapes what would end a cell', () => {
    expect(formatResult(result, 'md').split('\n')[3]).toBe('| a "b", \\|c\\| d | 1 |  |  |');
  });

  test('a table fits, and counts wide letters twice', () => {
    const lines = table(result, 40);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
    expect(lines[2]).toContain('…');
    expect(lines[4]?.indexOf('10')).toBe((lines[0]?.indexOf('times') ?? 0) - 3);
  });

  test('a table never cuts an id', () => {
    const rows = [{ id: 'mtg_0123456789abcdef', text: 'long '.repeat(20) }];
    const lines = table({ columns: ['id', 'text'], rows }, 40);
    expect(lines[2]).toBe('mtg_0123456789abcdef  long long long lo…');
  });
});
