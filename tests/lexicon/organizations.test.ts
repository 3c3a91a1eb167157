import { describe, expect, test } from 'vitest';
import { isPublisher, organizationNamed } from '../../src/lexicon/organizations.ts';
import { readTable, values } from '../../src/lexicon/tables.ts';

describe('organizationNamed', () => {
  test.each([
    ['U.N.', 'United Nations'],
    ['UN', 'United Nations'],
    ['the United Nations', 'United Nations'],
    ['U.N. Security Council', 'UN Security Council'],
    ['Group of Seven', 'Group of Seven'],
    ['G-7', 'Group of Seven'],
    ['OPEC', 'OPEC'],
    ['OPEC+', 'OPEC+'],
    ['Organization of the Petroleum Exporting Countries', 'OPEC'],
    ['EC Commission', 'European Commission'],
    ['European Council', 'European Council'],
    ['Council of Europe', 'Council of Europe'],
    ['Sinn Féin', 'Sinn Fein'],
    ['Ba’ath Party', 'Baath Party'],
    ['the Fed', 'Federal Reserve'],
    ['The Hill', 'The Hill'],
    ['Hill', undefined],
    ['the Atlantic Ocean', undefined],
    ['Atlantic', undefined],
    ['Germany', undefined],
    ['', undefined],
  ])('%s: %s', (name, expected) => expect(organizationNamed(name)?.name).toBe(expected));

  test('the EU is a union with its seat and id', () => {
    expect(organizationNamed('EU')).toMatchObject({ kind: 'union', seat: 'Brussels', wikidata: 'Q458' });
  });
});

test.each([
  ['Reuters', true],
  ['The New York Times', true],
  ['AFP', true],
  ['the BBC', true],
  ['NATO', false],
  ['Hamas', false],
  ['Hill', false],
])('publisher %s: %s', (name, expected) => expect(isPublisher(name)).toBe(expected));

describe('organizations.tsv', () => {
  const rows = readTable('lexicon/en/organizations.tsv');
  const kinds = 'union alliance forum agency court bank parliament government party movement company publisher'.split(
    ' ',
  );

  test('is sorted by name', () => {
    const names = rows.map(([name = '']) => name);
    expect(names).toEqual([...names].sort());
  });
  test('no name or alias means two organizations', () => {
    const wrong = rows.flatMap(([name = '', aliases]) =>
      [name, ...values(aliases)].filter((alias) => organizationNamed(alias)?.name !== name),
    );
    expect(wrong).toEqual([]);
  });
  test.each(rows)('%s', (name = '', _aliases = '', kind = '', seat = '', wikidata = '') => {
    expect(name).toMatch(/^\S.*\S$/);
    expect(kinds).toContain(kind);
    expect(seat).toMatch(/^(\p{Lu}.*)?$/u);
    expect(wikidata).toMatch(/^(Q[1-9]\d*)?$/);
  });
});
