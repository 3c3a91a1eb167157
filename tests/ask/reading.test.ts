import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askInWords } from '../../src/asking/answer.ts';
import { readInWords } from '../../src/asking/ask-in-words.ts';
import { toGraph } from '../../src/graph/to-graph.ts';
import { questionWords } from '../../src/lexicon/question-words.ts';
import type { Answers } from '../../src/store/ask.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { openStore } from '../../src/store/open.ts';
import { listQuestions } from '../../src/store/questions.ts';
import { recordMap, world } from './world.ts';

const TODAY = '2024-08-20';
const folder = mkdtempSync(join(tmpdir(), 'whomet-'));
let store: GraphStore;
beforeAll(async () => {
  store = await openStore(folder, { mode: 'write' });
  await store.publish(toGraph(world, recordMap));
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The query with its parameters, and the words that had no part in it. */
const READINGS: readonly (readonly [words: string, query: string, parameters: Answers, ignored: readonly string[]])[] =
  [
    [
      'who met Ann Lée in Oslo since 2023?',
      'who-met-whom',
      { person: 'Ann Lée', place: 'Oslo', from: '2023-01-01' },
      [],
    ],
    ['Who met Ann Lée after the election?', 'who-met-whom', { person: 'Ann Lée' }, ['election', 'after']],
    ['Who met Minister Orr?', 'who-met-whom', { person: 'Orr' }, ['Minister']],
    ['Which Swedish envoys met Ann Lée?', 'meetings', { person: 'Ann Lée', country: 'SE', status: 'held' }, ['envoys']],
    ['Who met Ann Lée in Oslo and Geneva?', 'who-met-whom', { person: 'Ann Lée', place: 'Oslo' }, ['Geneva']],
    ['Who met both Ann Lée and Bo Ek in Oslo?', 'people-in-common', { person: 'Ann Lée', other: 'Bo Ek' }, ['Oslo']],
    ['Meetings of Ann Lée, Bo Ek and Cy Orr', 'meetings', { person: 'Ann Lée', other: 'Bo Ek' }, ['Cy Orr']],
    ['When did he meet Ann Lée?', 'meetings', { person: 'Ann Lée', status: 'held' }, ['he']],
    ['Who met Ann Lée near Oslo?', 'who-met-whom', { person: 'Ann Lée', place: 'Oslo' }, ['near']],
    ['Who met US envoys in Oslo?', 'who-met-whom', { country: 'US', place: 'Oslo' }, ['envoys']],
    [
      'Which meetings are planned for March?',
      'meetings',
      { status: 'planned', from: '2025-03-01', to: '2025-03-31' },
      [],
    ],
    ['Which meetings were in March?', 'meetings', { from: '2024-03-01', to: '2024-03-31' }, []],
    ['meetings from March to May 2023', 'meetings', { from: '2023-03-01', to: '2023-05-31' }, []],
    ['By whom were Bo Ek and Eli Fox brought together?', 'mediated-by', { between: 'Bo Ek', other: 'Eli Fox' }, []],
    [
      'Were Bo Ek and Eli Fox brought together by Cy Orr?',
      'mediated-by',
      { person: 'Cy Orr', between: 'Bo Ek', other: 'Eli Fox' },
      [],
    ],
    [
      'Who did Ann Lée meet on her trip to Oslo?',
      'who-met-whom',
      { person: 'Ann Lée', place: 'Oslo', kind: 'visit' },
      ['her'],
    ],
    ['Which meetings did Switzerland deny?', 'meetings', { country: 'Switzerland', status: 'denied' }, []],
    ['Whom do Ann Lée and Bo Ek have in common?', 'people-in-common', { person: 'Ann Lée', other: 'Bo Ek' }, []],
    ['how is orr linked to fox', 'who-connects', { person: 'orr', other: 'fox' }, []],
    ['WHO MET ANN LÉE?', 'who-met-whom', { person: 'ANN LÉE' }, []],
    [
      'When were Ann Lée and Eli Fox in the same city within 5 days?',
      'same-place',
      { person: 'Ann Lée', other: 'Eli Fox', days: 5 },
      [],
    ],
  ];

describe('a question in words', () => {
  test.each(READINGS)('%s', async (words, query, parameters, ignored) => {
    const { question, parameters: read, notUnderstood, notUsed } = await readInWords(store, words, TODAY);
    expect({ question, parameters: read }).toEqual({ question: query, parameters });
    expect([...notUnderstood, ...notUsed]).toEqual(ignored);
  });

  test.each([
    ['Who met Ann Lée or Bo Ek?', 'ask/no-such-question'],
    ['Why did Ann Lée meet Bo Ek?', 'ask/no-such-question'],
    ['How do you do?', 'ask/no-such-question'],
    ['Who met Zorbo Quist?', 'ask/unknown'],
    ['who met zorbo', 'ask/unknown'],
    ['Who met the most people?', 'ask/unknown'],
    ['Who met Ann Lée in Atlantis?', 'ask/unknown'],
    ['Who talked about fishing?', 'ask/unknown'],
    ['Who talked about Norway?', 'ask/unknown'],
    ['Which meetings were on Norway?', 'ask/unknown'],
    ['Who met in the first half of 2024?', 'ask/no-such-question'],
    ['Who met Guest?', 'ask/ambiguous'],
  ])('%s is refused: %s', async (words, code) => {
    await expect(readInWords(store, words, TODAY)).rejects.toMatchObject({ code });
  });

  test('every rule leads to a query that there is, with parameters and columns of it, and is reached by some word', () => {
    const queries = new Map(listQuestions().map((query) => [query.name, query]));
    for (const { ask, set, show, has, any } of questionWords().rules) {
      const query = queries.get(ask);
      expect(query?.parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(set)));
      expect(query?.returns.map(({ column }) => column)).toEqual(expect.arrayContaining([...show]));
      expect(has.length + any.length).toBeGreaterThan(0);
    }
  });

  test('flags are added to the words, and must not contradict them', async () => {
    const { reading, result } = await askInWords(store, 'who met Ann Lée?', { to: '2024-04-01' }, {}, TODAY);
    expect(reading.parameters).toEqual({ person: 'Ann Lée', to: '2024-04-01' });
    expect(result.rows.map(({ other }) => other)).toEqual(['Sweden', 'Bo Ek']);
    await expect(askInWords(store, 'who met Ann Lée in Oslo?', { place: 'Geneva' })).rejects.toMatchObject({
      code: 'usage/parameter',
    });
    await expect(askInWords(store, 'who connects Ann Lée and Cy Orr?', { place: 'Oslo' })).rejects.toMatchObject({
      code: 'usage/parameter',
    });
  });

  test('first and last leave out what has no day, and say so', async () => {
    const last = await askInWords(store, 'when was the last meeting of Dee Noor?', {}, {}, TODAY);
    expect(last.result.rows.map(({ id }) => id)).toEqual(['mtg_06']);
    expect(last.unsure).toBe(1);
    const two = await askInWords(store, 'the last two meetings of Bo Ek', {}, { limit: 1, offset: 1 }, TODAY);
    expect(two.result.rows.map(({ id }) => id)).toEqual(['mtg_09']);
  });
});
