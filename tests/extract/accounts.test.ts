import { describe, expect, test } from 'vitest';
import { explainArticle, extractArticle } from '../../src/pipeline/extract-article.ts';
import { makeArticle } from '../../src/read/make-article.ts';

async function told(text: string) {
  const { claims } = extractArticle(await makeArticle('a', null, { text, published: '2024-05-15' }));
  return claims.map(({ kind, participants, status, date, places }) => ({
    kind,
    who: participants.map(({ name }) => name).sort(),
    status,
    date,
    places: places.map(({ names }) => names.join(', ')),
  }));
}

const visit = (who: string, place: string, date: string) =>
  expect.objectContaining({ kind: 'visit', who: [who], status: 'held', date, places: [place] });

describe('a journey that is the first since somebody', () => {
  test.each([
    [
      'It was the first visit to Moscow by a Danish foreign minister since Mads Holm in December 2017.',
      visit('Mads Holm', 'Moscow, Russia', '2017-12'),
    ],
    [
      'Ms Kovac is the first Slovak premier to visit Libya since Jan Novak in 1993.',
      visit('Jan Novak', 'Libya', '1993'),
    ],
    [
      'The trip is the first to Ottawa by a Mexican president since the late Pablo Rios in 2004.',
      visit('Pablo Rios', 'Ottawa, Canada', '2004'),
    ],
  ])('tells of the journey of that one: %s', async (text, found) => {
    expect(await told(text)).toContainEqual(found);
  });

  test.each([
    'It was her first trip to Kyiv since the war began in 2022.',
    'He was the first minister to resign since Anna Berg in 2011, after a trip to Oslo.',
    'It was the first visit to Moscow since Mads Holm became foreign minister in 2017.',
  ])('tells of none: %s', async (text) => {
    expect((await told(text)).filter(({ date }) => /20(11|17|22)/.test(date ?? ''))).toEqual([]);
  });
});

describe('a place', () => {
  test('beside the name of a country is in it only where one would write so', async () => {
    const where = async (place: string) =>
      (await told(`Premier Aldo Ferri met President Jan Novak in ${place} on Monday.`)).flatMap(({ places }) => places);
    expect(await where('Lebanon, Ohio,')).toEqual(['Lebanon, Ohio, United States']);
    const listed = await told(
      'Ties are strained. China-US talks between Wu Ming and Ann Lee were held in Oslo on Monday.',
    );
    expect(listed.flatMap(({ places }) => places)).toEqual(['Oslo, Norway']);
    const lists = await told('Premier Aldo Ferri met President Jan Novak in Vienna, Malta, Washington and Bangkok.');
    expect(lists.flatMap(({ places }) => places)).toContain('Malta');
  });

  test('of what was held is not that of a plan that the same sentence tells', async () => {
    const claims = await told(
      'The two countries agreed to work toward an expected summit between Aldo Ferri and Jan Novak next month, officials said on Friday, following hours of meetings between Foreign Minister Carla Neri and senior Slovak diplomats in Vienna.',
    );
    expect(claims).toContainEqual(
      expect.objectContaining({ who: ['Aldo Ferri', 'Jan Novak'], status: 'planned', places: [] }),
    );
  });
});

test('of meetings that one word lists, none is the one that the article is about', async () => {
  const claims = await told(
    'Carla Neri and Mads Holm spoke of tariffs, according to a readout of the Neri-Holm meeting. ' +
      'Both sides were content. Neri and Holm have stayed in touch. ' +
      'They met in Vienna in May 2023, in Malta in September and in Bangkok in January.',
  );
  const undated = claims.filter(({ date }) => date === null);
  expect(undated).toHaveLength(1);
  expect(claims.map(({ date }) => date)).toEqual(expect.arrayContaining(['2023-05', '2023-09', '2024-01']));
});

const explained = async (text: string) =>
  explainArticle(await makeArticle('a', null, { text, published: '2024-05-15' })).claims;

test('what tells of an earlier journey, and that a place belongs to another event, is explained', async () => {
  const journeys = await explained('Ms Kovac is the first Slovak premier to visit Libya since Jan Novak in 1993.');
  const journey = journeys.find(({ claim }) => claim.date === '1993');
  expect(journey?.triggers.map(({ word }) => word)).toEqual(['visit']);
  const summits = await explained(
    'The two countries agreed to work toward an expected summit between Aldo Ferri and Jan Novak next month, officials said on Friday, following hours of meetings between Foreign Minister Carla Neri and senior Slovak diplomats in Vienna.',
  );
  const plan = summits.find(({ claim }) => claim.status === 'planned');
  expect(plan?.triggers.length).toBeGreaterThan(0);
  expect(plan?.triggers.flatMap(({ places }) => places.filter(({ yes }) => yes))).toEqual([]);
});
