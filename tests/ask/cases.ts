import type { Answers } from '../../src/store/ask.ts';

/** Question, parameters, and the rows of the answer, cell by cell. */
export const CASES: readonly (readonly [question: string, parameters: Answers, rows: readonly string[]])[] = [
  [
    'who-met-whom',
    {},
    [
      'Bo Ek | Cy Orr | 2 | 2024-06-01 | 2024-08-15 | Geneva | mtg_04, mtg_09',
      'Bo Ek | Eli Fox | 1 | 2024-08-15 | 2024-08-15 | Geneva | mtg_09',
      'Cy Orr | Eli Fox | 1 | 2024-08-15 | 2024-08-15 | Geneva | mtg_09',
      'Ann Lée | Eli Fox | 1 | 2024-05-01 | 2024-05-02 | Stockholm | mtg_03',
      'Dee Noor | Eli Fox | 1 | 2024-03-09 | 2024-03-09 | Stockholm | mtg_12',
      'Ann Lée | Sweden | 1 | 2024-03-07 | 2024-03-07 | Stockholm | mtg_05',
      'Ann Lée | Bo Ek | 1 | 2024-03-05 | 2024-03-05 | Oslo | mtg_01',
      'Ann Lée | Dee Noor | 1 |  |  |  | mtg_10',
    ],
  ],
  [
    'who-met-whom',
    { person: 'ANN LEE' },
    [
      'Ann Lée | Eli Fox | 1 | 2024-05-01 | 2024-05-02 | Stockholm | mtg_03',
      'Ann Lée | Sweden | 1 | 2024-03-07 | 2024-03-07 | Stockholm | mtg_05',
      'Ann Lée | Bo Ek | 1 | 2024-03-05 | 2024-03-05 | Oslo | mtg_01',
      'Ann Lée | Dee Noor | 1 |  |  |  | mtg_10',
    ],
  ],
  [
    'who-met-whom',
    { person: 'Lée', other: 'bo ek' },
    ['Ann Lée | Bo Ek | 1 | 2024-03-05 | 2024-03-05 | Oslo | mtg_01'],
  ],
  ['who-met-whom', { place: 'Norway' }, ['Ann Lée | Bo Ek | 1 | 2024-03-05 | 2024-03-05 | Oslo | mtg_01']],
  ['who-met-whom', { organization: 'Sweden' }, ['Ann Lée | Sweden | 1 | 2024-03-07 | 2024-03-07 | Stockholm | mtg_05']],
  [
    'who-met-whom',
    { topic: 'ceasefire', from: '2024-07-01', country: 'Sweden' },
    [
      'Bo Ek | Cy Orr | 1 | 2024-08-15 | 2024-08-15 | Geneva | mtg_09',
      'Bo Ek | Eli Fox | 1 | 2024-08-15 | 2024-08-15 | Geneva | mtg_09',
      'Cy Orr | Eli Fox | 1 | 2024-08-15 | 2024-08-15 | Geneva | mtg_09',
    ],
  ],
  [
    'who-met-whom',
    { person: 'Dee Noor', status: 'planned' },
    ['Dee Noor | Eli Fox | 1 | 2024-09-01 | 2024-09-01 | Oslo | mtg_07'],
  ],
  ['who-met-whom', { person: 'Guest 1' }, []],
  [
    'meetings-of',
    { person: 'Cy Orr' },
    [
      '2024-02 | meeting | denied | participant | Eli Fox |  | mtg_08',
      '2024-04-10 | meeting | cancelled | participant | Ann Lée | Geneva, Switzerland | mtg_02',
      '2024-06-01 | call | held | participant | Bo Ek |  | mtg_04',
      '2024-08-15 | meeting | held | mediator | Bo Ek, Eli Fox | Geneva, Switzerland | mtg_09',
    ],
  ],
  ['meetings-of', { person: 'Sweden' }, ['2024-03-07 | visit | held | host | Ann Lée | Stockholm, Sweden | mtg_05']],
  [
    'meetings-at',
    { place: 'Oslo' },
    [
      '2024-03-05 | meeting | held | Ann Lée, Bo Ek | Grand Hotel, Oslo, Norway | mtg_01',
      '2024-09-01 | meeting | planned | Dee Noor, Eli Fox | Oslo, Norway | mtg_07',
      '2025 | meeting | proposed | Bo Ek, Dee Noor | Oslo, Norway or Stockholm, Sweden | mtg_11',
    ],
  ],
  [
    'met-about',
    { topic: 'Cease' },
    [
      '2024-06-01 | call | held | Bo Ek, Cy Orr | ceasefire | mtg_04',
      '2024-08-15 | meeting | held | Bo Ek, Cy Orr, Eli Fox | ceasefire | mtg_09',
    ],
  ],
  [
    'who-connects',
    { person: 'Ann Lee', other: 'Cy Orr' },
    ['1 | Ann Lée | Bo Ek | 1 | mtg_01', '2 | Bo Ek | Cy Orr | 2 | mtg_04, mtg_09'],
  ],
  ['who-connects', { person: 'Ann Lee', other: 'Guest 3' }, []],
  ['mediated-by', { person: 'Cy Orr' }, ['2024-08-15 | held | Cy Orr | Bo Ek, Eli Fox | Geneva, Switzerland | mtg_09']],
  ['mediated-by', {}, ['2024-08-15 | held | Cy Orr | Bo Ek, Eli Fox | Geneva, Switzerland | mtg_09']],
  [
    'mediated-by',
    {
      between: 'bo ek',
      other: 'Eli Fox',
      place: 'Switzerland',
      from: '2024-08-15',
      to: '2024-08-15',
      topic: 'ceasefire',
    },
    ['2024-08-15 | held | Cy Orr | Bo Ek, Eli Fox | Geneva, Switzerland | mtg_09'],
  ],
  ['mediated-by', { between: 'Cy Orr' }, []],
  ['mediated-by', { between: 'Bo Ek', other: 'Ann Lee' }, []],
  ['mediated-by', { person: 'Cy Orr', between: 'Bo Ek', status: 'planned' }, []],
  [
    'top-pairs',
    { count: 2 },
    [
      'Bo Ek | Cy Orr | 2 | 2024-06-01 | 2024-08-15 | mtg_04, mtg_09',
      'Bo Ek | Eli Fox | 1 | 2024-08-15 | 2024-08-15 | mtg_09',
    ],
  ],
  ['top-pairs', { to: '2024-03-08' }, ['Ann Lée | Bo Ek | 1 | 2024-03-05 | 2024-03-05 | mtg_01']],
  ['planned-no-account-of-holding', { asOf: '2024-09-01' }, []],
  [
    'planned-no-account-of-holding',
    { asOf: '2026-01-01' },
    [
      '2024-09-01 | planned | Dee Noor, Eli Fox | Oslo, Norway | a8 |  | mtg_07',
      '2025 | proposed | Bo Ek, Dee Noor | Oslo, Norway or Stockholm, Sweden | a1 | 2024-03-01 | mtg_11',
    ],
  ],
  ['disputed', {}, ['mtg_03 | Ann Lée and Eli Fox | date | 2024-05-01 | a5 | 2024-05-02 | a6']],
  ['disputed', { person: 'Cy Orr' }, []],
  [
    'itinerary',
    { person: 'Ann Lee', to: '2024-06-30' },
    [
      '2024-03-05 | 2024-03-05 |  | meeting | Bo Ek | Grand Hotel, Oslo, Norway | mtg_01',
      '2024-03-07 | 2024-03-07 | 2 | visit | Sweden | Stockholm, Sweden | mtg_05',
      '2024-05-01 | 2024-05-02 | 55 | meeting | Eli Fox | Stockholm, Sweden | mtg_03',
    ],
  ],
  [
    'same-place',
    { person: 'Ann Lee', other: 'Eli Fox' },
    ['Stockholm | 2024-03-07 | Sweden | 2024-03-09 | Dee Noor | mtg_05, mtg_12'],
  ],
  ['same-place', { person: 'Ann Lee', other: 'Eli Fox', days: 1 }, []],
  [
    'evidence-for',
    { meeting: 'mtg_01' },
    [
      'planned | Ann Lée will meet Bo Ek in Oslo on Tuesday. | Daily Post | 2024-03-01 | a1 | Title of a1 |  | 0 | 43',
      'held | Ann Lée met Bo Ek at the Grand Hotel on Tuesday. | Daily Post | 2024-03-06 | a2 | Title of a2 |  | 0 | 48',
      'held | On Tuesday, Lée and Ek talked about trade in Oslo. | Evening News | 2024-03-07 | a3 | Title of a3 |  | 0 | 50',
    ],
  ],
  ['people-in-common', { person: 'Ann Lee', other: 'Bo Ek' }, ['Eli Fox | 1 | 1 | mtg_03, mtg_09']],
  [
    'mentioned-together',
    { person: 'Ann Lee', other: 'Dee Noor' },
    ['Ann Lée and Dee Noor praised the talks. | a6 | Evening News | 2024-05-04 | 1'],
  ],
  ['mentioned-together', { person: 'Ann Lee', other: 'Eli Fox' }, []],
  [
    'candidates',
    { from: '2024-03-01', minConfidence: 0.4 },
    [
      '0.4 | visit | held | Ann Lée, Bo Ek | likelihood, place | She then left for Stockholm. | a2 | Daily Post | 2024-03-06',
    ],
  ],
  ['candidates', { minConfidence: 0.5 }, []],
  ['candidates', { to: '2024-03-05' }, []],
];

/** Ids of the meetings that filters select. */
export const SELECTIONS: readonly (readonly [filters: Answers, ids: string])[] = [
  [{}, '08 01 05 12 02 03 04 06 09 07 11 10'],
  [{ person: 'Ann Lée' }, '01 05 02 03 06 10'],
  [{ person: 'Ann Lee', other: 'Cy Orr' }, '02'],
  [{ other: 'Cy Orr' }, '08 02 04 09'],
  [{ organization: 'sweden' }, '05'],
  [{ country: 'CH' }, '08 02 04 06 09'],
  [{ country: 'Switzerland', kind: 'call' }, '04'],
  [{ place: 'Norway' }, '01 07 11'],
  [{ place: 'grand hotel' }, '01'],
  [{ place: 'Norway', person: 'Bo Ek' }, '01 11'],
  [{ from: '2024-07-11', to: '2024-09-01' }, '06 09 07'],
  [{ to: '2024-02-01' }, '08'],
  [{ status: 'cancelled' }, '02'],
  [{ kind: 'visit' }, '05'],
  [{ topic: 'trade' }, '01 06'],
  [{ minConfidence: 0.9 }, ''],
  [{ minConfidence: 0.8, person: 'Bo Ek', status: 'held' }, '01 04 06 09'],
];
