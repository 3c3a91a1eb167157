import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { afterAll, describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { explainArticle, extractArticle } from '../../src/pipeline/extract-article.ts';
import { readSources, type ReadItem, type ReadOptions } from '../../src/read/sources.ts';
import { dateIn } from '../../src/read/registers/days.ts';
import { namesIn } from '../../src/read/registers/names.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { resolve } from '../../src/resolve/resolve.ts';

const SAMPLES = fileURLToPath(new URL('../samples/registers/', import.meta.url));
const GDELT = '20240115000000.export.CSV';
const folder = mkdtempSync(join(tmpdir(), 'whomet-registers-'));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

async function read(path: string, options: ReadOptions = {}): Promise<ReadItem[]> {
  const items: ReadItem[] = [];
  for await (const item of readSources([path], options)) items.push(item);
  return items;
}

const sample = (name: string, options?: ReadOptions): Promise<ReadItem[]> => read(join(SAMPLES, name), options);

const recordsOf = (items: readonly ReadItem[]) =>
  items.flatMap((item) => (item.kind === 'article' ? [extractArticle(item.article)] : []));

const leftOut = (items: readonly ReadItem[]) =>
  Object.fromEntries(items.flatMap((item) => (item.kind === 'left out' ? [[item.reason, item.rows]] : [])));

/** kind, status, date | name (type, role) | place | topics */
const told = (items: readonly ReadItem[]): string[] =>
  recordsOf(items).flatMap(({ claims }) =>
    claims.map(({ kind, status, date, participants, places, topics }) =>
      [
        `${kind} ${status} ${date}`,
        participants.map(({ name, type, role }) => `${name} (${type}, ${role})`).join(', '),
        places.map(({ names }) => names.join(', ')).join(' or '),
        topics.join('; '),
      ].join(' | '),
    ),
  );

describe('registers that are known by their columns', () => {
  test("UK ministers' meetings: a title above the head, empty cells that mean the one above, lists of names", async () => {
    const items = await sample('ministers.csv');
    expect(told(items)).toEqual([
      'meeting held 2024-02-05 | Jane Fairweather (person, host), Example Energy plc (organization, visitor) |  | energy prices',
      'meeting held 2024-02-12 | Jane Fairweather (person, host), Northwind Traders, Inc. (organization, visitor), Contoso Bank (organization, visitor), John Marlowe (person, visitor) |  | small business',
      'meeting held 2024-03 | Lord Ashdale (person, host), France (country, visitor) |  | ',
    ]);
    expect(leftOut(items)).toEqual({ 'fewer than two parties named': 1 });
  });

  test('the row is the evidence, verbatim, and the words that name each party stand in it', async () => {
    for (const { article, claims } of recordsOf(await sample('ministers.csv'))) {
      const [claim] = claims;
      expect(claim?.evidence).toMatchObject([{ start: 0, end: article.text.length, quote: article.text }]);
      for (const { as } of claim?.participants ?? []) for (const words of as) expect(article.text).toContain(words);
    }
  });

  test('meetings with interest representatives: a videoconference where the place should be', async () => {
    expect(told(await sample('commission.csv'))).toEqual([
      'meeting held 2024-01-18 | Marta Lindqvist (person, host), Example Energy plc (organization, visitor) | Brussels, Belgium | Grid connections',
      'video held 2024-01-19 | Marta Lindqvist (person, host), Federation of Made-up Farmers (organization, visitor), Institute for Invented Policy (organization, visitor) |  | Farm subsidies',
    ]);
  });

  test('meetings of members of the European Parliament', async () => {
    expect(told(await sample('parliament.csv'))).toEqual([
      "meeting held 2024-02-06 | Ines Carvalho (person, host), Toy Makers Europe (organization, visitor), Parents' Association (organization, visitor) |  | Chemicals in toys",
    ]);
  });

  test('visitor logs: one visit of several visitors; held if one of them came; whoever was president on that day', async () => {
    const items = await sample('visitors.csv');
    const where = 'White House, Washington, District of Columbia, United States';
    expect(told(items)).toEqual([
      `visit held 2014-03-14 | Barack Obama (person, host), Winifred O'Hara (person, visitor), Lionel McGregor (person, visitor) | ${where} | `,
      `visit planned 2014-03-20 | Avery Staffer (person, host), Winifred O'Hara (person, visitor) | ${where} | `,
      `visit cancelled 2014-03-22 | Avery Staffer (person, host), Otto Brandt (person, visitor) | ${where} | `,
    ]);
    const [first] = recordsOf(items);
    expect(first?.article).toMatchObject({
      published: '2014-06-27',
      publisher: 'White House',
      register: { lines: [2, 3] },
    });
    expect(first?.claims[0]?.evidence.map(({ quote }) => quote.split('\n')[0])).toEqual([
      "NAMELAST: O'HARA",
      'NAMELAST: MCGREGOR',
    ]);
  });

  test('explain gives the claim again', async () => {
    const [record] = recordsOf(await sample('parliament.csv'));
    if (!record) throw new Error('no record');
    expect(explainArticle(record.article).claims).toEqual([{ claim: record.claims[0], triggers: [] }]);
  });

  test('no two entries of a register are one meeting', async () => {
    const rows = readFileSync(join(SAMPLES, 'ministers.csv'), 'utf8').split('\n').slice(0, 4);
    const twice = [...rows, 'Jane Fairweather MP,05/02/2024,Example Energy plc,Wind farms'].join('\n');
    const { meetings } = resolve(recordsOf(await read(put('twice.csv', twice))), [], defaultKnowledge);
    expect(meetings.map(({ date, topics }) => [date, topics])).toEqual(
      expect.arrayContaining([
        ['2024-02-05', ['energy prices']],
        ['2024-02-05', ['Wind farms']],
      ]),
    );
  });

  test('rows keep their names when others come before them', async () => {
    const [head = '', ...rows] = readFileSync(join(SAMPLES, 'parliament.csv'), 'utf8').trimEnd().split('\n');
    const more = rows.map((row) => row.replace('Chemicals in toys', 'Paint'));
    const names = async (lines: readonly string[]) =>
      recordsOf(await read(put('grown.csv', `${[head, ...lines].join('\n')}\n`))).map(({ article }) => article.name);
    expect((await names([...more, ...rows])).at(-1)).toBe((await names(rows))[0]);
  });
});

describe('tables of one’s own', () => {
  const mapping = join(SAMPLES, 'diary.yaml');

  test('are read by a mapping', async () => {
    const items = await sample('diary.csv', { mapping });
    expect(told(items)).toEqual([
      'meeting held 2024-04-03 | Kim Example (person, host), Petra Nowak (person, visitor) | Kraków, Poland | wind farms',
      'call held 2024-04-11 | Kim Example (person, host), Aldo Rossi (person, visitor) |  | gas storage',
    ]);
    expect(recordsOf(items)[1]?.claims[0]?.participants[1]?.offices).toEqual([
      { title: 'minister of energy', of: null, former: false },
    ]);
  });

  test('without one, a table is passed over in a folder, and a trouble where it is asked for', async () => {
    expect(await sample('diary.csv')).toMatchObject([{ kind: 'trouble', trouble: { code: 'read/register' } }]);
    const skipped = (await read(SAMPLES)).flatMap((item) => (item.kind === 'skipped' ? [basename(item.file)] : []));
    expect(skipped).toEqual(['diary.csv', 'diary.yaml']);
  });

  test('a column that is not there is named', async () => {
    const other = put('other.yaml', 'people: Guest\norganizations: Company\ndate: Day\n');
    expect(await sample('diary.csv', { mapping: other })).toMatchObject([
      { kind: 'trouble', trouble: { code: 'read/columns', message: expect.stringContaining('no column guest,') } },
    ]);
  });

  test.each([
    ['people: Whom\ncity: Town\n', 'no "city"'],
    ['date: Day\n', 'names no column of people'],
    ['people: Whom\ndays: american\n', 'dmy, mdy, ymd'],
    ['people: [{ column: Whom, role: boss }]\n', 'participant, host'],
    ['people: {', 'cannot be read'],
  ])('a mapping that is none: %j', async (yaml, message) => {
    await expect(sample('diary.csv', { mapping: put('wrong.yaml', yaml) })).rejects.toMatchObject({
      code: 'usage/mapping',
      message: expect.stringContaining(message),
    });
  });

  test('a day that may be a month is told, and left open', async () => {
    const table = put('open.csv', 'who,whom,day\nAnn Lee,Bo Ek,03/04/2024\nAnn Lee,Cy Orr,13/04/2024\n');
    const own = put('open.yaml', 'people: [who, whom]\ndate: day\n');
    const items = await read(table, { mapping: own });
    expect(items.flatMap((item) => (item.kind === 'trouble' ? [item.trouble] : []))).toMatchObject([
      { code: 'read/date', where: `${table}:2` },
    ]);
    expect(recordsOf(items).map(({ claims }) => [claims[0]?.date, claims[0]?.dateBasis])).toEqual([
      [null, 'none'],
      ['2024-04-13', 'stated'],
    ]);
  });

  test('windows-1252, semicolons, cells that go over lines', async () => {
    const own = put('w.yaml', 'people: [who, whom]\ndate: day\n');
    const bytes = Buffer.from('who;whom;day\n"Jos\xe9 Le\xf3n";"Bo Ek\nCy Orr";2024-04-13\n', 'latin1');
    expect(told(await read(put('w.csv', bytes), { mapping: own }))).toEqual([
      'meeting held 2024-04-13 | José León (person, participant), Bo Ek (person, participant), Cy Orr (person, participant) |  | ',
    ]);
  });
});

describe('GDELT 2.0 event exports', () => {
  const events = [
    'meeting held 2024-01-14 | United States (country, participant), France (country, participant) | Geneva, Switzerland | ',
    'meeting held 2024-01-14 | United States (country, participant), France (country, participant) | Geneva, Switzerland | ',
    'call held 2024-01-14 | Norway (country, participant), United Nations (organization, participant) |  | ',
    'meeting planned null | Norway (country, participant), France (country, participant) | Oslo, Norway | ',
    'visit held 2024-01-14 | France (country, visitor), Norway (country, host) | Oslo, Norway | ',
  ];

  test('CAMEO 036 and 04x of two named parties; all else is counted', async () => {
    const items = await sample(GDELT);
    expect(told(items)).toEqual(events);
    expect(leftOut(items)).toEqual({ 'other events': 2, 'fewer than two parties named': 2, 'broken rows': 1 });
  });

  test('as it is published: packed', async () => {
    const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
    await zip.add(GDELT, new Uint8ArrayReader(readFileSync(join(SAMPLES, GDELT))));
    expect(told(await read(put(`${GDELT}.zip`, await zip.close())))).toEqual(events);
  });

  test('the same event of two sources is one meeting', async () => {
    const { meetings } = resolve(recordsOf(await sample(GDELT)), [], defaultKnowledge);
    expect(meetings.filter(({ kind, status }) => kind === 'meeting' && status === 'held')).toMatchObject([
      { sources: 2, dateBasis: 'inferred' },
    ]);
  });

  test('shares of several machines make the whole', async () => {
    copyFileSync(join(SAMPLES, GDELT), join(folder, GDELT));
    const shares = await Promise.all([0, 1].map((index) => read(join(folder, GDELT), { shard: { index, count: 2 } })));
    expect(shares.flatMap(told).sort()).toEqual([...events].sort());
  });
});

test('visitor logs with the long names of columns', async () => {
  const head =
    'Last Name,First Name,UIN,TOA,Appointment Start Date,Appointment Cancel Date,Visitee Last Name,Visitee First Name,RELEASEDATE';
  const table = put(
    'visitors-long.csv',
    `${head}\nDOE,JANE,U1,3/14/2022 9:05,3/14/2022 9:00,,Sample,Avery,6/27/2022\n`,
  );
  expect(told(await read(table))).toEqual([
    'visit held 2022-03-14 | Avery Sample (person, host), Jane Doe (person, visitor) | White House, Washington, District of Columbia, United States | ',
  ]);
});

test('a mapping that is not there', async () => {
  await expect(sample('diary.csv', { mapping: 'nowhere.yaml' })).rejects.toMatchObject({
    message: 'There is no such file.',
    where: 'nowhere.yaml',
  });
});

test.each([
  ['05/02/2024', 'dmy', '2024-02-05'],
  ['05/02/2024', 'mdy', '2024-05-02'],
  ['5/2/24 14:30', 'mdy', '2024-05-02'],
  ['05/02/2024', null, 'ambiguous'],
  ['25/02/2024', null, '2024-02-25'],
  ['2024-02-05T10:00:00', null, '2024-02-05'],
  ['20240205', null, '2024-02-05'],
  ['February 2024', null, '2024-02'],
  ['5 February 2024', null, '2024-02-05'],
  ['3-4 February 2024', null, '2024-02-03/2024-02-04'],
  ['05/02/2024 - 07/02/2024', 'dmy', '2024-02-05/2024-02-07'],
  ['30/02/2024', 'dmy', null],
  ['February', null, null],
  ['soon', null, null],
] as const)('the day in %j (%s) is %s', (cell, order, day) => expect(dateIn(cell, order)).toBe(day));

test.each([
  ['The Rt Hon Jane Doe MP', 'person', ['Jane Doe (person)']],
  ['Prime Minister, The Rt Hon Jane Doe MP', 'person', ['Jane Doe (person, prime minister)']],
  ['Jane Doe, Chief Executive of Example', 'either', ['Jane Doe (person, chief executive)']],
  ['DOE-MCADAM', 'person', ['Doe-McAdam (person)']],
  ['Government of India', 'either', ['India (country)']],
  ['University of Oxford', 'either', ['University of Oxford (organization)']],
  [
    'Acme, Ltd, Beta (Europe, Asia) and Co',
    'either',
    ['Acme, Ltd (organization)', 'Beta (Europe, Asia) and Co (organization)'],
  ],
  ['Nil return', 'either', []],
  ['Acme and others', 'organization', ['Acme (organization)']],
  ['Acme Ltd. et al.; others', 'organization', ['Acme Ltd (organization)']],
] as const)('names in %j (%s)', (cell, type, names) =>
  expect(
    namesIn(cell, type, [';', '\n', ',']).map(
      (each) => `${each.name} (${each.type}${each.office ? `, ${each.office}` : ''})`,
    ),
  ).toEqual(names),
);
