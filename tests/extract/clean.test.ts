import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDateline } from '../../src/extract/clean/dateline.ts';
import { findCuts } from '../../src/extract/clean/stage.ts';
import { cutRules } from '../../src/lexicon/boilerplate.ts';

const NEWS = 'The foreign ministers of Norway and Chile met in Oslo on Monday and agreed to open two new consulates.';

/** A sample where its rule looks: at the head, at the end, or between paragraphs of news. */
function articleWith(sample: string, scope: string): string {
  if (scope === 'head') return `${sample}\n\n${NEWS}\n\n${NEWS}`;
  return scope === 'tail' ? `${NEWS}\n\n${NEWS}\n\n${NEWS}\n\n${sample}` : `${NEWS}\n\n${NEWS}\n\n${sample}\n\n${NEWS}`;
}

describe('rules of data/rules/en/boilerplate.yaml', () => {
  for (const { id, scope, yes, no } of cutRules()) {
    test.each(yes)(`${id} cuts: %s`, (sample) => {
      const text = articleWith(sample, scope);
      expect(findCuts(text).filter(({ start, end }) => sample.includes(text.slice(start, end)))).not.toEqual([]);
    });
    test.each(no)(`${id} keeps: %s`, (sample) => expect(findCuts(articleWith(sample, scope))).toEqual([]));
  }

  test('every rule has its own id, a reason, and samples of both kinds', () => {
    const rules = cutRules();
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(rules.filter(({ reason, yes, no }) => !reason || yes.length === 0 || no.length === 0)).toEqual([]);
  });
});

describe('findCuts', () => {
  test('captions, datelines and paragraphs of news stay', () => {
    const text = `BEIJING (Reuters) - ${NEWS}\n\nPresident Xi greets President Boric in Beijing on Nov. 15, 2023.\n\n"Click here to see the world," the minister joked as he opened the new page.\n\nCopyright was the subject of a second meeting, held in Geneva.`;
    expect(findCuts(text)).toEqual([]);
  });

  test('ranges are ordered, disjoint and inside the text', () => {
    const samples = cutRules().flatMap(({ yes, no }) => [...yes, ...no]);
    const line = fc.oneof(fc.constantFrom(...samples, NEWS, ''), fc.string({ maxLength: 60 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const text = lines.join('\n');
        let at = 0;
        for (const { start, end } of findCuts(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('findDateline', () => {
  test.each([
    ['BEIJING (Reuters) - The ministers met.', 'Beijing', 'Reuters'],
    ['PARIS (AP) — The ministers met.', 'Paris', 'AP'],
    ['CAIRO, Dec 5 (AFP) -- The ministers met.', 'Cairo', 'AFP'],
    ['PARIS, Jan. 5 (Xinhua) -- The ministers met.', 'Paris', 'Xinhua'],
    ['Moscow (CNN) - The ministers met.', 'Moscow', 'CNN'],
    ['WASHINGTON, March 3 - The ministers met.', 'Washington', null],
    ['NAIROBI, Kenya (AP) — The ministers met.', 'Nairobi', 'AP'],
    ...['MOSCOW', 'LONDON', 'GENEVA', 'BRUSSELS', 'TEHRAN', 'SEOUL', 'NEW YORK', 'TOKYO', 'NEW DELHI'].map(
      (place): [string, string, null] => [
        `${place}, March 3 - The ministers met.`,
        place.toLowerCase().replace(/\b\w/g, (letter) => letter.toUpperCase()),
        null,
      ],
    ),
    ['Ministers meet in Geneva\n\nGENEVA, 5 May 2021 (AFP) - The ministers met.', 'Geneva', 'AFP'],
  ])('%j', (text, place, agency) => {
    const found = findDateline(text, []);
    expect(found).toMatchObject({ place, agency });
    expect(text.slice(found?.end).trim()).toBe('The ministers met.');
  });

  test.each([NEWS, 'Paris - the city - was calm.', 'NATO - The alliance met.', ''])('%j has none', (text) =>
    expect(findDateline(text, [])).toBeNull(),
  );

  test('cut lines are passed over', () => {
    const text = 'World\n\nPARIS (AP) - The ministers met.';
    expect(findDateline(text, findCuts(text))?.start).toBe(7);
  });
});
