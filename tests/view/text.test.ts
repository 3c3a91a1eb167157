import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateWords } from '../../src/view/dates.ts';
import { search, searchEntries } from '../../src/view/search.ts';
import { accounts, citation, quoteLink } from '../../src/view/sources.ts';
import { isUnaccounted, turns } from '../../src/view/status.ts';
import { fold, markNames } from '../../src/view/text.ts';
import { VIEW_DATA } from './fixture.ts';

describe('fold', () => {
  it.each([
    ['São Paulo', 'sao paulo'],
    ['Defne Yılmaz', 'defne yilmaz'],
    ['Ana Kovač', 'ana kovac'],
    ['Løkke', 'lokke'],
  ])('%s is found as %s', (name, folded) => expect(fold(name)).toBe(folded));
});

describe('markNames', () => {
  const named = [
    { id: 'xu', as: ['Xu', 'Xu Lian'] },
    { id: 'lian', as: ['Lian'] },
  ];

  it('marks the longest name, and no part of a word', () => {
    expect(markNames('Xu Lian met Xuan and Xu.', named)).toEqual([
      { text: 'Xu Lian', names: { kind: 'thing', id: 'xu' } },
      { text: ' met Xuan and ', names: null },
      { text: 'Xu', names: { kind: 'thing', id: 'xu' } },
      { text: '.', names: null },
    ]);
  });

  it('marks times, but no words that name someone already', () => {
    const pieces = markNames('Xu met Lian on Tuesday', named, [
      [0, 2],
      [15, 22],
    ]);
    expect(pieces.filter(({ names }) => names?.kind === 'time').map(({ text }) => text)).toEqual(['Tuesday']);
  });

  it('changes no letter of the quote', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (quote, as) => {
        const pieces = markNames(quote, [{ id: 'a', as }]);
        expect(pieces.map(({ text }) => text).join('')).toBe(quote);
      }),
    );
  });
});

describe('search', () => {
  const entries = searchEntries(VIEW_DATA);

  it('finds names without their accents, and names before their later words', () => {
    expect(search(entries, 'sao')[0]).toMatchObject({ type: 'place', name: 'São Paulo' });
    expect(search(entries, 'kovac')[0]).toMatchObject({ type: 'person', name: 'Ana Kovač' });
    expect(search(entries, 'inspec')[0]).toMatchObject({ type: 'topic', id: 'inspections' });
    expect(search(entries, 'switzer').map(({ type }) => type)).toEqual(['place', 'organization']);
  });

  it('finds nothing for nothing', () => expect(search(entries, '  ')).toEqual([]));
});

describe('sources', () => {
  const [article] = VIEW_DATA.articles;

  it('links only to http and https', () => {
    expect(quoteLink('javascript:alert(1)', 'x')).toBeNull();
    expect(quoteLink('file:///etc/passwd', 'x')).toBeNull();
    expect(quoteLink('not an address', 'x')).toBeNull();
    expect(quoteLink(null, 'x')).toBeNull();
  });

  it('points at the quote: whole if short, else its first and last words', () => {
    expect(quoteLink('https://news.example/a', 'They met, off-stage')).toBe(
      'https://news.example/a#:~:text=They%20met%2C%20off%2Dstage',
    );
    const long = quoteLink(
      'https://news.example/a#top',
      'one two three four five six seven eight nine ten eleven twelve last',
    );
    expect(long).toBe(
      'https://news.example/a#top:~:text=one%20two%20three%20four%20five%20six,eight%20nine%20ten%20eleven%20twelve%20last',
    );
  });

  it('cites with outlet, headline, day and address', () => {
    expect(citation('They met.', article)).toBe(
      '“They met.” (Harbour Gazette, “Marta Alder: inspections on the table”, 2024-01-17, https://news.example/art_000?a=1&b=2)',
    );
  });

  it('sets the accounts of a dispute side by side', () => {
    const disputed = VIEW_DATA.meetings.find(({ disputed }) => disputed.includes('date'));
    expect(accounts(disputed!, 'date', String).map(({ says }) => says)).toEqual(['2024-11-05', '2024-11-07']);
  });
});

describe('status', () => {
  it('joins reports that say the same into one turn', () => {
    const history = [
      { status: 'planned', article: 'a' },
      { status: 'held', article: 'b' },
      { status: 'held', article: 'c' },
    ] as const;
    expect(turns(history).map(({ status, reports }) => [status, reports.length])).toEqual([
      ['planned', 1],
      ['held', 2],
    ]);
  });

  it('calls a plan unaccounted for only after its last day', () => {
    expect(isUnaccounted('planned', '2025-01-02', '2025-01-02')).toBe(false);
    expect(isUnaccounted('planned', '2025-01-02', '2025-01-03')).toBe(true);
    expect(isUnaccounted('cancelled', '2025-01-02', '2025-01-03')).toBe(false);
  });
});

describe('dateWords', () => {
  it.each([
    [null, 'No date'],
    ['2024', '2024'],
    ['2024-10', 'Oct 2024'],
    ['2024-06-05', '5 Jun 2024'],
    ['2024-06-25/2024-06-26', '25–26 Jun 2024'],
    ['2024-06-30/2024-07-02', '30 Jun – 2 Jul 2024'],
    ['2024-12-30/2025-01-02', '30 Dec 2024 – 2 Jan 2025'],
    ['[2023-10-26..2023-10-27]', 'between 26 Oct 2023 and 27 Oct 2023'],
    ['../2024-03', 'until 31 Mar 2024'],
  ])('%s is %s', (edtf, words) => expect(dateWords(edtf)).toBe(words));
});
