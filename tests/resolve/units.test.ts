import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ArticleRecord } from '../../src/model/record.ts';
import type { RegisterEntry } from '../../src/model/register.ts';
import { extractArticle } from '../../src/pipeline/extract-article.ts';
import { registerRecord } from '../../src/pipeline/record.ts';
import { makeArticle } from '../../src/read/make-article.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { resolve } from '../../src/resolve/resolve.ts';

const BLINKEN = 'U.S. Secretary of State Antony Blinken and Russian Foreign Minister Sergei Lavrov';
const MACRON = 'French President Emmanuel Macron';
const SCHOLZ = 'German Chancellor Olaf Scholz';

/** A case of docs/data-model.md; articles with the day of publication; the meetings as `kind status date parties`. */
type Case = readonly [
  name: string,
  articles: readonly (readonly [day: string, text: string])[],
  meetings: readonly string[],
];

const CASES: readonly Case[] = [
  [
    'talks in several rounds on one day',
    [
      [
        '2024-03-05',
        `${BLINKEN} met in Geneva on 4 March 2024. The two held three rounds of talks in the course of the day.`,
      ],
    ],
    ['meeting held 2024-03-04 2'],
  ],
  [
    'talks over several days in one place',
    [['2024-03-08', `${BLINKEN} held talks in Vienna from 5 to 7 March 2024.`]],
    ['meeting held 2024-03-05/2024-03-07 2'],
  ],
  [
    'talks over several days in one place',
    [
      ['2024-03-05', `${BLINKEN} met in Geneva on 4 March 2024.`],
      ['2024-03-30', `${BLINKEN} met in Geneva on 28 March 2024 for a second round of talks.`],
    ],
    ['meeting held 2024-03-04 2', 'meeting held 2024-03-28 2'],
  ],
  [
    'a visit, and the meetings in it that are told one by one',
    [
      [
        '2024-03-09',
        `${SCHOLZ} visited China on 8 March 2024. In Beijing Scholz met Chinese President Xi Jinping on 8 March 2024.`,
      ],
    ],
    ['meeting held 2024-03-08 2'],
  ],
  [
    'a visit, and the meetings in it that are told one by one',
    [['2024-03-09', `${SCHOLZ} visited China on 8 March 2024.`]],
    ['visit held 2024-03-08 1'],
  ],
  [
    'two hosts met on one visit, each alone',
    [
      [
        '2024-03-09',
        `${SCHOLZ} met Chinese President Xi Jinping in Beijing on 8 March 2024. Scholz also met Chinese Premier Li Qiang in Beijing on 8 March 2024.`,
      ],
    ],
    ['meeting held 2024-03-08 2', 'meeting held 2024-03-08 2'],
  ],
  [
    'a summit of many',
    [['2024-03-09', `${MACRON}, ${SCHOLZ} and Polish Prime Minister Donald Tusk met in Berlin on 8 March 2024.`]],
    ['meeting held 2024-03-08 3'],
  ],
  [
    'a dinner or a photograph with the same people on the same day',
    [['2024-03-09', `${MACRON} met ${SCHOLZ} in Paris on 8 March 2024. The two had dinner in Paris on 8 March 2024.`]],
    ['meeting held 2024-03-08 2'],
  ],
  [
    'a call with three on the line',
    [
      [
        '2024-03-09',
        `${MACRON}, ${SCHOLZ} and Polish Prime Minister Donald Tusk held a telephone call on 8 March 2024.`,
      ],
    ],
    ['call held 2024-03-08 3'],
  ],
  [
    'a call and a meeting on the same day',
    [
      [
        '2024-03-05',
        `${BLINKEN} met in Geneva on 4 March 2024. Blinken and Lavrov spoke by telephone on 4 March 2024.`,
      ],
    ],
    ['call held 2024-03-04 2', 'meeting held 2024-03-04 2'],
  ],
  [
    'two articles that give neighbouring days',
    [
      ['2024-03-06', `${BLINKEN} met in Geneva on 4 March 2024.`],
      ['2024-03-07', `${BLINKEN} met in Geneva on 5 March 2024.`],
    ],
    ['meeting held [2024-03-04..2024-03-05] 2 disputed date'],
  ],
  [
    'a plan and its holding',
    [
      ['2024-03-01', `${MACRON} will meet ${SCHOLZ} in Paris on 8 March 2024.`],
      ['2024-03-09', `${MACRON} met ${SCHOLZ} in Paris on 8 March 2024.`],
    ],
    ['meeting held 2024-03-08 2'],
  ],
  [
    'a meeting that was put off and held later',
    [
      ['2024-03-01', `${MACRON} will meet ${SCHOLZ} in Paris on 8 March 2024.`],
      ['2024-03-05', `${MACRON} postponed his meeting with ${SCHOLZ} in Paris that was planned for 8 March 2024.`],
      ['2024-03-23', `${MACRON} met ${SCHOLZ} in Paris on 22 March 2024.`],
    ],
    ['meeting held 2024-03-22 2'],
  ],
  [
    '"X met Y three times last year"',
    [['2024-03-09', `PARIS - ${MACRON} met ${SCHOLZ} three times last year.`]],
    ['meeting held 2023 2'],
  ],
  [
    'delegations without a name',
    [['2024-03-09', 'Officials from Armenia and Azerbaijan met in Geneva on 8 March 2024.']],
    ['meeting held 2024-03-08 2'],
  ],
];

async function recordsOf(articles: Case[1]): Promise<ArticleRecord[]> {
  const records: ArticleRecord[] = [];
  for (const [published, text] of articles) {
    const made = await makeArticle(`of-${published}.txt`, null, { text, published });
    records.push(extractArticle({ ...made, language: 'en' }));
  }
  return records;
}

test.each(CASES)('%s %#', async (_, articles, meetings) => {
  const world = resolve(await recordsOf(articles), [], defaultKnowledge);
  const found = world.meetings.map(({ kind, status, date, participants, disputed }) =>
    [kind, status, date, participants.length, ...disputed.map(({ field }) => `disputed ${field}`)].join(' '),
  );
  expect(found.sort()).toEqual(meetings);
});

test('a meeting of two on the margins of a summit', async () => {
  const records = await recordsOf([
    [
      '2022-11-16',
      `${MACRON}, ${SCHOLZ} and British Prime Minister Rishi Sunak met at the G20 summit in Bali on 15 November 2022.`,
    ],
    [
      '2022-11-17',
      'On 15 November 2022 Chinese President Xi Jinping met Japanese Prime Minister Fumio Kishida on the sidelines of the G20 summit in Bali.',
    ],
  ]);
  const { meetings } = resolve(records, [], defaultKnowledge);
  const [summit, aside] = [...meetings].sort((a, b) => b.participants.length - a.participants.length);
  expect(meetings).toHaveLength(2);
  expect([summit?.during, aside?.during]).toEqual([null, summit?.id]);
});

const entry = (apart: boolean): RegisterEntry => ({
  register: 'ours',
  apart,
  lines: [2],
  rows: [0],
  kind: 'meeting',
  status: 'held',
  parties: ['Jane Fairweather', 'Omar Reed'].map((name) => ({
    name,
    type: 'person',
    role: 'participant',
    as: [name],
    offices: [],
  })),
  date: '2024-02-05',
  dateBasis: 'stated',
  place: [],
  topics: [],
  accordingTo: null,
  confidence: 0.9,
});

const entries = async (apart: boolean): Promise<number> => {
  const records: ArticleRecord[] = [];
  for (const text of ['5 February, first row', '5 February, second row'])
    records.push(registerRecord(await makeArticle('row', null, { text, register: entry(apart) }), entry(apart)));
  return resolve(records, [], defaultKnowledge).meetings.length;
};

test('a row of a register', async () => {
  expect([await entries(true), await entries(false)]).toEqual([2, 1]);
});

test('every case of the table has a test', () => {
  const page = readFileSync(new URL('../../docs/data-model.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf('| Case |'), page.indexOf('`parties` counts named'));
  const names = [...table.matchAll(/^\| (.+?) \| .+ \|$/gm)].map(([, name]) => name);
  const rows = names.slice(2);
  expect(rows.length).toBeGreaterThan(10);
  const tested = [...CASES.map(([name]) => name), 'a meeting of two on the margins of a summit', 'a row of a register'];
  expect(rows.filter((name) => !tested.includes(name ?? ''))).toEqual([]);
  expect(tested.filter((name) => !rows.includes(name))).toEqual([]);
});
