import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/language/sentences.ts';

const words = (text: string): string[][] =>
  splitSentences(text).map(({ tokens }) => tokens.map(({ start, end }) => text.slice(start, end)));
const sentences = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('tokens', () => {
  test.each([
    ["Biden's aides didn't meet.", "Biden 's aides did n't meet ."],
    ['Biden’s aides cannot meet.', 'Biden ’s aides can not meet .'],
    ['The U.S. president met Mr. Xi.', 'The U.S. president met Mr. Xi .'],
    ['George W. Bush spoke at 10:30 a.m. today.', 'George W. Bush spoke at 10:30 a.m. today .'],
    ['a two-day Biden-Xi summit', 'a two - day Biden - Xi summit'],
    ['the co-chair and ex-president', 'the co-chair and ex-president'],
    ['President al-Sisi left.', 'President al-Sisi left .'],
    ['It cost $1,250.50 (about 3.5%).', 'It cost $ 1,250.50 ( about 3.5 % ) .'],
    ['See https://example.org/a?b=c now', 'See https://example.org/a?b=c now'],
    ['“We met,” she said…', '“ We met , ” she said …'],
    ['Mohammed VI met João Lourenço', 'Mohammed VI met João Lourenço'],
  ])('%s', (text, expected) => {
    expect(words(text).flat().join(' ')).toBe(expected);
  });
});

describe('sentences', () => {
  test.each([
    ['Xi met Putin. They talked.', ['Xi met Putin.', 'They talked.']],
    ['Mr. Xi met Gen. Li in Jan. 2020. He left.', ['Mr. Xi met Gen. Li in Jan. 2020.', 'He left.']],
    ['He met the U.S. president. "It was good," he said.', ['He met the U.S. president.', '"It was good," he said.']],
    ['She flew to the U.S. The talks failed.', ['She flew to the U.S.', 'The talks failed.']],
    ['"We met." He smiled.', ['"We met."', 'He smiled.']],
    ['Will they meet? Nobody knows!', ['Will they meet?', 'Nobody knows!']],
    ['Leaders meet\n\nThe leaders met in Oslo.', ['Leaders meet', 'The leaders met in Oslo.']],
    ['J. K. Lee met A. B. Chen.', ['J. K. Lee met A. B. Chen.']],
  ])('%s', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  test('a wrapped paragraph is one sentence, a list of short lines is not', () => {
    const wrapped = 'The two presidents met for three hours on the margins of the\nsummit in Oslo.';
    expect(sentences(wrapped)).toEqual([wrapped]);
    expect(sentences('Ann Lee\nBo Chen')).toEqual(['Ann Lee', 'Bo Chen']);
  });

  test('no sentence lies in a skipped range or crosses one', () => {
    const text = 'They met. [Read more here.] They left.';
    const skip = { start: 10, end: 27 };
    const found = splitSentences(text, [skip]);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['They met.', 'They left.']);
    expect(found.every(({ start, end }) => end <= skip.start || start >= skip.end)).toBe(true);
  });
});

describe('the law of offsets', () => {
  const pieces = fc.constantFrom(
    'Mr. ',
    'U.S.',
    "n't ",
    '’s',
    '\n',
    '\n\n',
    '"',
    '…',
    ' - ',
    '😀',
    'é',
    'Xi ',
    'met ',
    '. ',
    '.',
    '--',
    '1,000',
    ' ',
    '\t',
    '(',
    ')',
    '中国',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
  );

  test('tokens lie in order within their sentence, sentences in order within the text, and no letter is lost', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let at = 0;
        let kept = '';
        for (const { start, end, tokens } of splitSentences(text)) {
          expect(tokens[0]?.start).toBe(start);
          expect(tokens.at(-1)?.end).toBe(end);
          for (const token of tokens) {
            expect(token.start).toBeGreaterThanOrEqual(at);
            expect(token.end).toBeGreaterThan(token.start);
            kept += text.slice(token.start, token.end);
            at = token.end;
          }
        }
        expect(kept).toBe(text.replace(/\s/gu, ''));
      }),
      { numRuns: 500 },
    );
  });
});
