import { describe, expect, test } from 'vitest';
import { loadLanguageModel } from '../../src/language/model.ts';
import { defaultStages } from '../../src/pipeline/default-stages.ts';
import { extractArticle } from '../../src/pipeline/extract-article.ts';
import { makeArticle } from '../../src/read/make-article.ts';

/** A Wednesday. */
const PUBLISHED = '2024-05-15';
const stages = defaultStages(loadLanguageModel());

async function timesOf(text: string, published: string | null = PUBLISHED) {
  const { times } = stages.run(await makeArticle('a', null, { text, published }));
  return times.map((time) => [time.text, time.value, time.ahead, ...(time.dates ? [time.dates] : [])]);
}

async function dayOf(text: string) {
  const { claims } = extractArticle(await makeArticle('a', null, { text, published: PUBLISHED }));
  return claims.map(({ date }) => date);
}

describe('times of a text', () => {
  test.each([
    ['They met on March 20 last year.', [['March 20 last year', '2023-03-20', '2023-03-20']]],
    ['They met in June of last year.', [['June of last year', '2023-06', '2023-06']]],
    ['They met on Tuesday of last week.', [['Tuesday of last week', '2024-05-07', '2024-05-07']]],
    ['They will meet on Friday next week.', [['Friday next week', '2024-05-24', '2024-05-24']]],
    ['They will meet next Thursday.', [['Thursday', '2024-05-23', '2024-05-23']]],
    ['They will meet next Friday.', [['Friday', '2024-05-17', '2024-05-17']]],
    ['They will meet again in two weeks.', [['in two weeks', null, '2024-05-27/2024-06-02']]],
    ['They signed it in three days of talks.', []],
    ['They met in the autumn.', [['autumn', '2023-09/2023-11', '2024-09/2024-11']]],
    ['They met last winter.', [['winter', '2023-12/2024-02', '2023-12/2024-02']]],
    ['They met in summer 2019.', [['summer 2019', '2019-06/2019-08', '2019-06/2019-08']]],
    ['They met at the spring meetings.', []],
    [
      'They met on May 2. Two days later they parted.',
      [
        ['May 2', '2024-05-02', '2025-05-02'],
        ['Two days later', '2024-05-04', '2024-05-04'],
      ],
    ],
    ['The vote came a week after they had met.', [['a week after', '2024-05-08', '2024-05-08', 'behind']]],
    [
      'On Monday they spoke, two days before the summit.',
      [
        ['Monday', '2024-05-13', '2024-05-20'],
        ['two days before', '2024-05-15', '2024-05-15', 'behind'],
      ],
    ],
    ['They spoke for years after that.', []],
  ])('%s', async (text, expected) => {
    expect(await timesOf(text)).toEqual(expected);
  });

  test('of an article without a day of publication take the year that it named last', async () => {
    expect(await timesOf('They met on 14 May 2008. On 2 April they had spoken in Lusaka.', null)).toEqual([
      ['14 May 2008', '2008-05-14', '2008-05-14'],
      ['2 April', '2008-04-02', '2008-04-02'],
    ]);
    expect(await timesOf('They met on 2 April.', null)).toEqual([['2 April', null, null]]);
  });
});

describe('the day of an encounter', () => {
  test('counts from what it is told to have come before or after', async () => {
    expect(
      await dayOf('The announcement came a day after Premier Aldo Ferri met President Jan Novak in Vienna.'),
    ).toEqual(['2024-05-14']);
  });

  test('is not that of another event in the same sentence', async () => {
    expect(
      await dayOf(
        'LISBON, May 15 (Ostra) - Premier Aldo Ferri, who last visited Lisbon in 2017, met President Jan Novak on Tuesday.',
      ),
    ).toContain('2024-05-14');
  });

  test('of a plan does not lie behind the day of publication', async () => {
    expect(
      await dayOf(
        'Premier Aldo Ferri will hold talks with President Jan Novak, the first since he came to power in June 2012.',
      ),
    ).toEqual([null]);
  });
});
