import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toGraph } from '../../src/graph/to-graph.ts';
import { cell } from '../../src/cli/output.ts';
import { bounds, precision } from '../../src/model/edtf.ts';
import { ask, listQuestions } from '../../src/store/ask.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { loadEvidence } from '../../src/store/evidence.ts';
import type { ParameterType } from '../../src/store/questions.ts';
import { search } from '../../src/store/search.ts';
import { loadViewData } from '../../src/store/view-data.ts';
import { CASES, SELECTIONS } from './cases.ts';
import { recordMap, world } from './world.ts';

const BOUNDS = ['start', 'end', 'precision'];
/** What follows from the date of the same row, or says how well it is known. */
const isBound = (column: string, all: readonly string[]): boolean =>
  column === 'precision' || (BOUNDS.includes(column) && all.includes('date'));

/** Types of parameters that name something. */
const NAMED: ReadonlySet<ParameterType> = new Set(['person', 'party', 'organization', 'place', 'country', 'topic']);

/** Every named question with its exact answer, in a store that `open` gives (empty, for writing). */
export function questionsSuite(name: string, open: () => Promise<GraphStore>): void {
  describe(`questions, ${name}`, () => {
    let store: GraphStore;
    beforeAll(async () => {
      store = await open();
      await store.publish(toGraph(world, recordMap));
    });
    afterAll(() => store?.close());

    test.each(CASES)('%s %o', async (question, parameters, rows) => {
      const answer = await ask(store, question, parameters);
      const columns = answer.columns.filter((column) => !isBound(column, answer.columns));
      expect(answer.rows.map((row) => columns.map((column) => cell(row[column])).join(' | '))).toEqual(rows);
    });

    test.each(listQuestions().filter(({ returns }) => returns.some(({ means }) => means === 'as EDTF')))(
      '$name: earliest start, latest end and precision stand apart, as the date has them',
      async ({ name: question }) => {
        const [, parameters = {}] = CASES.find(([each, , rows]) => each === question && rows.length > 0) ?? [];
        const { rows } = await ask(store, question, parameters);
        expect(rows.length).toBeGreaterThan(0);
        for (const { date, start, end, precision: told } of rows) {
          const dated = typeof date === 'string' ? date : null;
          const none = { start: null, end: null };
          expect({ start, end }).toEqual(dated === null ? none : bounds(dated));
          expect(told).toBe(dated === null ? null : precision(dated));
        }
      },
    );

    test('every question has a case', () => {
      const asked = new Set([...CASES.map(([question]) => question), 'meetings']);
      expect(
        listQuestions()
          .map((question) => question.name)
          .filter((question) => !asked.has(question)),
      ).toEqual([]);
    });

    test.each(SELECTIONS)('meetings %o', async (filters, ids) => {
      const { rows } = await ask(store, 'meetings', filters);
      expect(rows.map(({ id }) => String(id).slice(4)).join(' ')).toBe(ids);
    });

    test('search: names by their words, sentences by theirs, else the nearest names', async () => {
      const named = async (text: string) =>
        (await search(store, text)).names.map(({ kind, name, meetings }) => `${kind} ${name} ${meetings}`);
      expect(await named('Bo')).toEqual(['person Bo Ek 5']);
      expect(await named('lée ann')).toEqual(['person Ann Lée 6']);
      expect(await named('swed')).toEqual(['place Sweden 4', 'organization Sweden 1']);
      expect(await named('trade')).toEqual(['topic trade 2']);
      const { sentences } = await search(store, 'oslo TUESDAY');
      expect(sentences.map(({ article, quote }) => `${article}: ${quote}`)).toEqual([
        'a3: On Tuesday, Lée and Ek talked about trade in Oslo.',
        'a1: Ann Lée will meet Bo Ek in Oslo on Tuesday.',
      ]);
      expect((await search(store, 'Bo Eck')).nearest[0]).toBe('Bo Ek');
      await expect(search(store, '…')).rejects.toMatchObject({ code: 'usage/search' });
    });

    test('meetings tell all that is known', async () => {
      const { rows } = await ask(store, 'meetings', {
        person: 'Ann Lee',
        other: 'Bo Ek',
        status: 'held',
        to: '2024-04-01',
      });
      expect(rows).toEqual([
        {
          id: 'mtg_01',
          kind: 'meeting',
          status: 'held',
          history: [
            { status: 'planned', article: 'a1', published: '2024-03-01' },
            { status: 'held', article: 'a2', published: '2024-03-06' },
          ],
          date: '2024-03-05',
          start: '2024-03-05',
          end: '2024-03-05',
          precision: 'day',
          participants: ['Ann Lée', 'Bo Ek'],
          places: [['Grand Hotel', 'Oslo', 'Norway']],
          topics: ['trade'],
          articles: ['a1', 'a2', 'a3'],
          claims: 3,
          disputed: [],
          level: null,
          format: 'bilateral',
        },
      ]);
      const [alternatives] = (await ask(store, 'meetings', { status: 'proposed' })).rows;
      expect(alternatives).toMatchObject({
        date: '2025',
        places: [
          ['Oslo', 'Norway'],
          ['Stockholm', 'Sweden'],
        ],
      });
      const [disputed] = (await ask(store, 'meetings', { person: 'Eli Fox', other: 'Ann Lee' })).rows;
      expect(disputed).toMatchObject({ id: 'mtg_03', date: '[2024-05-01..2024-05-02]', disputed: ['date'], claims: 2 });
    });

    test('who attended a meeting attended one that was held', async () => {
      const naive =
        'MATCH (a)-[:ATTENDED]->(m)<-[:ATTENDED]-(b) RETURN DISTINCT m.status AS status, m.id AS id ORDER BY id';
      const { rows } = await store.query(naive);
      expect(rows.map(({ status, id }) => `${status} ${id}`)).toEqual(
        world.meetings.filter(({ status }) => status === 'held').map(({ status, id }) => `${status} ${id}`),
      );
      const places = await store.query("MATCH (m:Meeting)-[:HELD_IN]->() WHERE m.status <> 'held' RETURN m.id AS id");
      expect(places.rows).toEqual([]);
    });

    // An answer with rows is taken as it is: no question may have one where a name means nothing.
    test.each(
      listQuestions().flatMap(({ name: question, parameters }) =>
        parameters.filter(({ type }) => NAMED.has(type)).map((parameter) => [question, parameter.name] as const),
      ),
    )('%s with a %s that the graph does not know', async (question, parameter) => {
      const [, parameters = {}] = CASES.find(([each, , rows]) => each === question && rows.length > 0) ?? [];
      const asked = ask(store, question, { ...parameters, [parameter]: 'Zorbo Quist' });
      await expect(asked).rejects.toMatchObject({ code: 'ask/unknown' });
    });

    test('a name that nobody has is told with the nearest, a part of one name stands for it', async () => {
      await expect(ask(store, 'meetings', { person: 'Eli Foxx' })).rejects.toMatchObject({
        code: 'ask/unknown',
        next: expect.stringContaining('Eli Fox'),
      });
      await expect(ask(store, 'meetings', { person: 'guest' })).rejects.toMatchObject({ code: 'ask/ambiguous' });
      await expect(ask(store, 'meetings', { country: 'Atlantis' })).rejects.toMatchObject({ code: 'ask/unknown' });
      await expect(ask(store, 'met-about', { topic: 'traid' })).rejects.toMatchObject({
        code: 'ask/unknown',
        next: expect.stringContaining('trade'),
      });
      expect((await ask(store, 'meetings', { person: 'orr' })).rows).toHaveLength(4);
    });

    test('wrong questions and parameters are told', async () => {
      await expect(ask(store, 'meeting-of')).rejects.toMatchObject({
        code: 'usage/question',
        next: expect.stringContaining('meetings-of'),
      });
      await expect(ask(store, 'meetings-of')).rejects.toMatchObject({
        code: 'usage/parameter',
        message: 'person is needed.',
      });
      await expect(ask(store, 'meetings', { from: '2024-02-30' })).rejects.toMatchObject({ code: 'usage/parameter' });
      await expect(ask(store, 'meetings', { status: 'open' })).rejects.toMatchObject({ code: 'usage/parameter' });
      await expect(ask(store, 'top-pairs', { count: 'many' })).rejects.toMatchObject({ code: 'usage/parameter' });
      await expect(ask(store, 'disputed', { place: 'Oslo' })).rejects.toMatchObject({ code: 'usage/parameter' });
    });

    test('evidence comes by meeting, the oldest first', async () => {
      const evidence = await loadEvidence(store, ['mtg_03', 'mtg_09', 'mtg_03']);
      expect(evidence.get('mtg_03')?.map(({ article, outlet, published }) => [article, outlet, published])).toEqual([
        ['a5', 'Daily Post', '2024-05-03'],
        ['a6', 'Evening News', '2024-05-04'],
      ]);
      expect(evidence.get('mtg_09')).toHaveLength(1);
    });

    test('the view has everything about the meetings that filters select, and nothing else', async () => {
      const view = await loadViewData(store, { person: 'Ann Lee', kind: 'visit' });
      expect(view).toEqual({
        schema: 'whomet/view@1',
        title: 'Who met whom: person Ann Lee, kind visit',
        filters: { person: 'Ann Lee', kind: 'visit' },
        parties: [
          {
            id: 'per_ann',
            type: 'person',
            kind: null,
            name: 'Ann Lée',
            aliases: ['Lée'],
            country: 'NO',
            wikidata: null,
            roles: ['foreign minister, Norway'],
            meetings: 6,
            offices: [{ office: 'foreign minister, Norway', article: 'art_a1', published: '2024-03-01' }],
          },
          {
            id: 'org_se',
            type: 'organization',
            kind: 'state',
            name: 'Sweden',
            aliases: [],
            country: 'SE',
            wikidata: null,
            roles: [],
            meetings: 1,
            offices: [],
          },
        ],
        places: [
          {
            id: 'plc_stockholm',
            name: 'Stockholm',
            kind: 'city',
            latitude: 59.5,
            longitude: 10,
            country: 'SE',
            partOf: 'plc_sweden',
          },
          {
            id: 'plc_sweden',
            name: 'Sweden',
            kind: 'country',
            latitude: null,
            longitude: null,
            country: 'SE',
            partOf: null,
          },
        ],
        meetings: [
          {
            id: 'mtg_05',
            title: 'Ann Lée and Sweden',
            kind: 'visit',
            status: 'held',
            history: [{ status: 'held', article: 'art_a2', published: '2024-03-06' }],
            date: '2024-03-07',
            start: '2024-03-07',
            end: '2024-03-07',
            precision: 'day',
            dateBasis: 'stated',
            level: null,
            format: 'bilateral',
            participants: [
              { party: 'per_ann', role: 'visitor' },
              { party: 'org_se', role: 'host' },
            ],
            places: [['plc_stockholm', 'plc_sweden']],
            topics: [],
            disputed: [],
            confidence: 0.8,
            sources: 1,
            claims: [
              {
                id: 'clm_08',
                article: 'art_a2',
                kind: 'visit',
                status: 'held',
                date: '2024-03-07',
                accordingTo: null,
                confidence: 0.8,
                named: [
                  { id: 'org_se', as: ['Sweden'] },
                  { id: 'per_ann', as: ['Ann Lée'] },
                  { id: 'plc_stockholm', as: ['Stockholm', 'Sweden'] },
                ],
                quotes: [
                  { quote: 'She then left for Stockholm.', start: 49, end: 77, prefix: '', suffix: '', times: [] },
                ],
              },
            ],
          },
        ],
        articles: [
          {
            id: 'art_a2',
            name: 'a2',
            title: 'Title of a2',
            publisher: 'Daily Post',
            published: '2024-03-06',
            documentDate: null,
            documentDateBasis: null,
            url: null,
          },
        ],
      });
      expect((await loadViewData(store)).meetings).toHaveLength(12);
    });
  });
}
