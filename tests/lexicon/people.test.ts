import { describe, expect, test } from 'vitest';
import { isDay } from '../../src/model/days.ts';
import { countryByKey } from '../../src/lexicon/countries.ts';
import { leaderNamed, leadersByShort, officeHolder, type Office } from '../../src/lexicon/leaders.ts';
import { organizationNamed } from '../../src/lexicon/organizations.ts';
import { readTable, values } from '../../src/lexicon/tables.ts';
import { searchName } from '../../src/model/schema.ts';

const names = (leaders: readonly { readonly name: string }[]): string[] =>
  [...new Set(leaders.map(({ name }) => name))].sort();

describe('leadersByShort', () => {
  test.each([
    ['Xi', ['Xi Jinping']],
    ['Lula', ['Luiz Inacio Lula da Silva']],
    ['ERDOGAN', ['Tayyip Erdogan']],
    ['Erdoğan', ['Tayyip Erdogan']],
    ['Zelensky', ['Volodymyr Zelenskiy']],
    ['Zelenskyy', ['Volodymyr Zelenskiy']],
    ['Bush', ['Barbara Bush', 'George H.W. Bush', 'George W. Bush', 'Laura Bush']],
    ['Shultz', ['George Shultz']],
    ['Jinping', []],
    ['Nobody', []],
  ])('%s', (short, expected) => expect(names(leadersByShort(short))).toEqual(expected));
});

describe('leaderNamed', () => {
  test.each([
    ['Joe Biden', undefined, 'Joe Biden|president'],
    ['Joseph R. Biden', 2010, 'Joe Biden|vice president'],
    ['George H. W. Bush', undefined, 'George H.W. Bush|president'],
    ['George Bush', undefined, undefined],
    ['George Bush', 1990, 'George H.W. Bush|president'],
    ['George Bush', 2003, 'George W. Bush|president'],
    ['King Abdullah', 2003, 'King Abdullah II|king'],
    ['Kim Jong-un', undefined, 'Kim Jong Un|supreme leader'],
    ['Recep Tayyip Erdoğan', 2010, 'Tayyip Erdogan|prime minister'],
    ['Angela Merkel', undefined, 'Angela Merkel|chancellor'],
    ['Biden', undefined, undefined],
    ['Jane Roe', 2000, undefined],
  ])('%s in %s: %s', (name, year, expected) => {
    const found = leaderNamed(name, year);
    expect(found && `${found.name}|${found.office}`).toBe(expected);
  });
});

describe('officeHolder', () => {
  const cases: [Office, string[]][] = [
    [{ country: 'US', office: 'president', on: '1995' }, ['Bill Clinton']],
    [{ country: 'US', office: 'secretary of state', on: '1987' }, ['George Shultz']],
    [{ country: 'US', office: 'secretary of defense', on: '1985' }, ['Caspar Weinberger']],
    [{ country: 'SU', office: 'minister of foreign affairs', on: '1987' }, ['Eduard Shevardnadze']],
    [{ country: 'DW', office: 'chancellor', on: '1987' }, ['Helmut Kohl']],
    [{ country: 'IE', office: 'taoiseach', on: '2000' }, ['Bertie Ahern']],
    [{ country: 'IT', office: 'premier', on: '2024' }, ['Giorgia Meloni']],
    [{ country: 'GB', office: 'prime minister', on: '2022' }, ['Boris Johnson', 'Liz Truss', 'Rishi Sunak']],
    [{ country: 'CN', office: 'foreign minister', on: '2024' }, ['Wang Yi']],
    [{ organization: 'NATO', office: 'secretary general', on: '2020' }, ['Jens Stoltenberg']],
    [{ organization: 'International Atomic Energy Agency', office: 'director general', on: '2025' }, ['Rafael Grossi']],
    [{ country: 'US', office: 'president', on: '2023-11-15' }, ['Joe Biden']],
    [{ country: 'US', office: 'president', on: '2025-01-19' }, ['Joe Biden']],
    [{ country: 'US', office: 'president', on: '2025-01-21' }, ['Donald Trump']],
    [{ country: 'US', office: 'president', on: '2025-01-20' }, ['Donald Trump', 'Joe Biden']],
    [{ country: 'GB', office: 'prime minister', on: '2022-10-01' }, ['Liz Truss']],
    [{ country: 'US', office: 'king', on: '1995' }, []],
    [{ country: 'RU', office: 'president', on: '1900' }, []],
  ];
  test.each(cases)('%o: %s', (office, expected) => expect(names(officeHolder(office))).toEqual(expected));
});

describe('leaders.tsv', () => {
  const rows = readTable('people/leaders.tsv');
  const titles = new Set(readTable('lexicon/en/titles.tsv').map(([title = '']) => title));
  /** Messages rather than one test a row: there are thousands. */
  const wrong = (isRight: (row: readonly string[]) => boolean): string[] =>
    rows.filter((row) => !isRight(row)).map((row) => row.join(' | '));

  test('has nine cells, an id of the right shape and a sex in every row', () => {
    expect(
      wrong((row) => row.length === 9 && /^(Q[1-9]\d*)?$/.test(row[0] ?? '') && /^[fm]$/.test(row[8] ?? '')),
    ).toEqual([]);
  });
  test('is sorted by name and year', () => {
    const keys = rows.map(([, name, , , , , from]) => `${name}\t${from}`);
    expect(keys).toEqual([...keys].sort());
  });
  test('lists a term once', () => {
    const keys = rows.map(([, name, , , of, office, from]) => `${name}|${of}|${office}|${from}`);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });
  test('names a country or a listed organization by its own name', () => {
    expect(wrong(([, , , , of = '']) => countryByKey(of) !== undefined || organizationNamed(of)?.name === of)).toEqual(
      [],
    );
  });
  test('names offices of titles.tsv', () => {
    expect(wrong(([, , , , , office = '']) => titles.has(office))).toEqual([]);
  });
  test('ends no term before it begins', () => {
    expect(
      wrong(
        ([, , , , , , from = '', to = '']) =>
          [from, to || from].every((day) => /^\d{4}$/.test(day) || isDay(day)) && (to === '' || from <= to),
      ),
    ).toEqual([]);
  });
  test('has a form used alone in every row, and no alias of one word', () => {
    expect(
      wrong(
        ([, , aliases, shorts]) =>
          values(shorts).length > 0 && values(aliases).every((alias) => searchName(alias).includes(' ')),
      ),
    ).toEqual([]);
  });
  test('gives one id to one person', () => {
    const byId = new Map<string, Set<string>>();
    for (const [id = '', name = ''] of rows) if (id) byId.set(id, (byId.get(id) ?? new Set()).add(name));
    expect([...byId.values()].filter((people) => people.size > 1)).toEqual([]);
  });
  test('knows the Wikidata id of at least 600 people', () => {
    expect(new Set(rows.flatMap(([id]) => id || [])).size).toBeGreaterThan(600);
  });
  test('has at least 1,000 terms', () => expect(rows.length).toBeGreaterThan(1000));
});

test.each(['Muscat', 'Colombo', 'Lagos', 'Montenegro', 'Nepal', 'Scotland', 'Birmingham', 'Mayor'])(
  '%s alone is nobody',
  (word) => expect(leadersByShort(word)).toEqual([]),
);
