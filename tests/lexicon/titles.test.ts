import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/lexicon/tables.ts';
import { groupNoun, officeOf, titleAt, titleLevel, titleModifier, titleOf } from '../../src/lexicon/titles.ts';

/** What stands at the first word: title, words, level. */
const at = (text: string): string | undefined => {
  const found = titleAt(text.split(' '), 0);
  return found && `${found.title}|${found.length}|${found.level}${found.plural ? '|plural' : ''}`;
};

describe('titleAt', () => {
  test.each([
    ['president joe', 'president|1|leader'],
    ['foreign minister wang', 'foreign minister|2|minister'],
    ['foreign ministers of', 'foreign minister|2|minister|plural'],
    ['secretary of state antony', 'secretary of state|3|minister'],
    ['secretaries of state', 'secretary of state|3|minister|plural'],
    ['secretary - general antonio', 'secretary-general|3|leader'],
    ['secretary general antonio', 'secretary-general|2|leader'],
    ['secretary-general antonio', 'secretary-general|1|leader'],
    ['secretary bessent', 'secretary|1|minister'],
    ['vice - president mike', 'vice president|3|minister'],
    ['vice president mike', 'vice president|2|minister'],
    ['vice minister for', 'vice minister|2|official'],
    ['deputy coal minister x', 'deputy coal minister|3|official'],
    ['deputy foreign ministers', 'deputy foreign minister|3|official|plural'],
    ['assistant secretary of state for', 'assistant secretary of state|4|official'],
    ['president - elect x', 'president-elect|3|leader'],
    ['prime minister designate', 'prime minister-designate|3|leader'],
    ['under - secretary - general', 'under-secretary-general|5|official'],
    ['chancellor of the exchequer', 'chancellor of the exchequer|4|minister'],
    ['chancellor of germany', 'chancellor|1|leader'],
    ['commander - in - chief', 'commander-in-chief|5|official'],
    ['gov. gavin', 'gov.|1|official'],
    ['lt. gen. x', 'lt. gen.|2|official'],
    ['u.s. president', undefined],
    ['- president', undefined],
    ['former president', undefined],
    ['deputy of', 'deputy|1|official'],
    ['ministry of', undefined],
  ])('%s: %s', (text, expected) => expect(at(text)).toBe(expected));
});

test.each([
  ['Foreign Minister', 'minister'],
  ['deputy foreign minister', 'official'],
  ['deputy coal minister', 'official'],
  ['acting president', 'leader'],
  ['former prime minister', 'leader'],
  ['president-elect', 'leader'],
  ['vice president', 'minister'],
  ['deputy ambassador', 'official'],
  ['senior aide', 'official'],
  ['opposition leader', 'other'],
  ['sandwich', undefined],
  ['former sandwich', undefined],
])('level of %s: %s', (title, level) => expect(titleLevel(title)).toBe(level));

test.each([
  ['defence minister', 'defense minister'],
  ['Minister of Foreign Affairs', 'foreign minister'],
  ['sen.', 'senator'],
  ['president', 'president'],
  ['unheard-of office', 'unheard of office'],
])('office of %s: %s', (title, office) => expect(officeOf(title)).toBe(office));

test.each([
  ['then', 'former'],
  ['acting', 'acting'],
  ['deputy', 'below'],
  ['visiting', 'rank'],
  ['blue', undefined],
])('%s beside a title: %s', (word, says) => expect(titleModifier(word)).toBe(says));

test.each([
  ['prime minister', 'country'],
  ['secretary-general', 'organization'],
  ['president', 'either'],
])('%s is held in: %s', (title, of) => expect(titleOf(title)).toBe(of));

test.each([
  ['officials', 'plural'],
  ['Delegation', 'singular'],
  ['heads of state', 'plural'],
  ['table', undefined],
])('group noun %s: %s', (noun, number) => expect(groupNoun(noun)).toBe(number));

describe('titles.tsv', () => {
  const rows = readTable('lexicon/en/titles.tsv');
  test('is sorted, without a title twice', () => {
    const folded = rows.map(([title = '']) => title);
    expect(folded).toEqual([...folded].sort());
    expect(new Set(folded.map((title) => title.replace(/-/g, ' '))).size).toBe(folded.length);
  });
  test.each(rows)('%s', (title = '', plural = '', level = '', of = '', office = title) => {
    expect(plural).toMatch(/^[a-z]/);
    expect(plural).not.toBe(title);
    expect(['leader', 'minister', 'official', 'other']).toContain(level);
    expect(['country', 'organization', 'either']).toContain(of);
    expect(rows.some(([other]) => other === office)).toBe(true);
  });
});

test('group nouns are sorted, each once', () => {
  const nouns = readTable('lexicon/en/group-nouns.tsv').map(([noun = '']) => noun);
  expect(nouns).toEqual([...new Set(nouns)].sort());
});
