import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../src/pipeline/extract-article.ts';
import { makeArticle } from '../../src/read/make-article.ts';

/** A Wednesday. */
const PUBLISHED = '2024-05-15';

async function told(text: string) {
  const { claims } = extractArticle(await makeArticle('a', null, { text, published: PUBLISHED }));
  return claims.map(({ participants, status, date, places, evidence }) => ({
    who: participants.map(({ name }) => name).sort(),
    status,
    date,
    place: places[0]?.core ?? null,
    sentences: evidence.length,
  }));
}

describe('who else was there', () => {
  test('is told in a sentence of its own', async () => {
    const [claim, ...others] = await told(
      'President Aldo Ferri received his Tunisian counterpart Moncef Trabelsi in Palermo on Sunday. ' +
        'Also present were Foreign Minister Carla Neri and the Tunisian ambassador, Hedi Jouini.',
    );
    expect(others).toEqual([]);
    expect(claim).toMatchObject({
      who: ['Aldo Ferri', 'Carla Neri', 'Hedi Jouini', 'Moncef Trabelsi'],
      place: 'Palermo',
      date: '2024-05-12',
      sentences: 2,
    });
  });

  test('makes a claim of a meeting that names its host alone', async () => {
    const claims = await told(
      'The meeting, held in Oslo on Monday, was hosted by Norwegian Prime Minister Lars Dahl. ' +
        'Also attending were Swedish Prime Minister Eva Lind and Danish Foreign Minister Mads Holm.',
    );
    expect(claims).toMatchObject([
      { who: ['Eva Lind', 'Lars Dahl', 'Mads Holm'], place: 'Oslo', date: '2024-05-13', sentences: 2 },
    ]);
  });

  test('makes none where no meeting was told', async () => {
    expect(await told('Also present were Foreign Minister Carla Neri and the ambassador, Hedi Jouini.')).toEqual([]);
    expect(await told('A meeting was held in Oslo. Prime Minister Lars Dahl signed the budget.')).toEqual([]);
  });
});

describe('what goes on', () => {
  test('is planned where a day to come is named, and held where none is', async () => {
    expect(await told('Prime Minister Peter Novak is meeting Chancellor Anna Kovacs in Rome on Friday.')).toMatchObject(
      [{ status: 'planned', date: '2024-05-17', place: 'Rome' }],
    );
    expect(await told('Prime Minister Peter Novak is meeting Chancellor Anna Kovacs in Rome.')).toMatchObject([
      { status: 'held', place: 'Rome' },
    ]);
  });
});

test('a past form looks back, whatever the tagger takes it for', async () => {
  const claims = await told('The two leaders last met in June, when Peter Novak hosted Anna Kovacs in Oslo.');
  expect(claims).toMatchObject([{ status: 'held', date: '2023-06', place: 'Oslo' }]);
});
