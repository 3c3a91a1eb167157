import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../src/pipeline/extract-article.ts';
import { makeArticle } from '../../src/read/make-article.ts';

async function claimsOf(text: string, published?: string) {
  const article = await makeArticle('a', null, { text }, published === undefined ? {} : { published });
  return extractArticle(article).claims.map(({ participants, date, dateBasis, places }) => ({
    who: participants.map(({ name }) => name),
    date,
    dateBasis,
    place: places[0]?.core ?? null,
  }));
}

describe('a dateline with the year is the day of publication where no other is known', () => {
  const text = 'BERLIN, May 4, 2024 - German Chancellor Olaf Scholz met French President Emmanuel Macron on Friday.\n';

  test('"on Friday" counts from it', async () => {
    expect(await claimsOf(text)).toMatchObject([{ date: '2024-05-03', dateBasis: 'dateline' }]);
  });
  test('a day that the metadata give outranks it', async () => {
    expect(await claimsOf(text, '2024-05-11')).toMatchObject([{ date: '2024-05-10', dateBasis: 'relative' }]);
  });
});

describe('a capital that acts is its government', () => {
  test.each([
    ['Beijing and Washington held talks in Geneva on May 3, 2024.', ['China', 'United States'], 'Geneva'],
    ['Talks between Tehran and Brussels took place in Vienna.', ['Iran', 'European Union'], 'Vienna'],
    ['Officials from Iran and the European Union held talks in Brussels.', ['Iran', 'European Union'], 'Brussels'],
  ])('%s', async (text, who, place) => {
    expect(await claimsOf(text)).toMatchObject([{ who, place }]);
  });
});

describe('an office stands for whoever held it on the day', () => {
  test.each([
    ['2023-11-15', 'Joe Biden'],
    ['2025-01-10', 'Joe Biden'],
    ['2025-02-10', 'Donald Trump'],
  ])('the U.S. president on %s is %s', async (published, name) => {
    const [claim] = await claimsOf('Chinese President Xi Jinping met the U.S. president in Lima on Monday.', published);
    expect(claim?.who).toContain(name);
  });
  test.each([
    ['the NATO secretary general', 'Jens Stoltenberg'],
    ['the NATO chief', 'Jens Stoltenberg'],
    ['the head of the IAEA', 'Rafael Grossi'],
  ])('%s', async (office, name) => {
    const [claim] = await claimsOf(`Jordanian King Abdullah met ${office} in Amman on Monday.`, '2020-03-04');
    expect(claim?.who).toContain(name);
  });
});
