import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addAlert, removeAlert, runAlerts, type AlertRun } from '../../src/alert/alerts.ts';
import { toGraph } from '../../src/graph/to-graph.ts';
import { meetingIdOf, type MeetingId } from '../../src/model/ids.ts';
import type { Meeting, World } from '../../src/model/world.ts';
import type { Status } from '../../src/model/claim.ts';
import { ATTENDANCE_OF } from '../../src/model/schema.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { recordMap, world } from '../ask/world.ts';

/** The world with some meetings otherwise; those made null are not there. */
export function worldWith(changes: Readonly<Record<string, Partial<Meeting> | null>>): World {
  const meetings = world.meetings.flatMap((meeting): Meeting[] => {
    const change = changes[meeting.id];
    return change === null ? [] : [{ ...meeting, ...change }];
  });
  const ids = new Map(world.meetings.map(({ id }) => [id, changes[id] === null ? null : (changes[id]?.id ?? id)]));
  const claims = world.claims.flatMap((claim) => {
    const meeting = ids.get(claim.meeting) ?? null;
    return meeting === null ? [] : [{ ...claim, meeting }];
  });
  return { ...world, meetings, claims };
}

const withStatus = ({ participants }: Meeting, status: Status): Partial<Meeting> => ({
  status,
  participants: participants.map((each) => ({ ...each, type: ATTENDANCE_OF[status] })),
});

const meeting = (id: string): Meeting => world.meetings.find((each) => each.id === id) as Meeting;

/** News in short: `changed mtg_07 status planned>cancelled`. */
const short = ({ news }: AlertRun): string[] =>
  news.map(({ news: what, id, changes, row }) =>
    [what, id ?? JSON.stringify(row), ...changes.map(({ field, from, to }) => `${field} ${from}>${to}`)].join(' '),
  );

/** What alerts tell, in a store that `open` gives (empty, for writing). */
export function alertsSuite(title: string, open: () => Promise<GraphStore>): void {
  describe(`alerts, ${title}`, () => {
    let store: GraphStore;
    const publish = (changed: World = world) => store.publish(toGraph(changed, recordMap));
    /** Runs all alerts and keeps in mind what they saw. */
    const run = async (time?: string): Promise<string[]> => {
      const ran = await runAlerts(store, [], time);
      expect(ran.troubles).toEqual([]);
      await ran.keep();
      return short(ran);
    };
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store?.close());
    beforeEach(async () => {
      for (const { name } of await store.alerts()) await store.removeAlert(name);
      await publish(worldWith({ mtg_05: null }));
    });

    test('what is new, changed, disputed and gone is told once', async () => {
      const { alert, found } = await addAlert(store, { kind: 'meetings', filters: { person: 'Dee Noor' } });
      expect({ name: alert.name, found }).toEqual({ name: 'dee-noor', found: 5 });
      expect(await run()).toEqual([]);
      await publish(
        worldWith({
          mtg_01: { participants: [...meeting('mtg_01').participants, { ...meeting('mtg_12').participants[0]! }] },
          mtg_07: { ...withStatus(meeting('mtg_07'), 'cancelled'), date: '2024-09-02' },
          mtg_10: null,
          mtg_12: {
            disputed: [{ field: 'date', values: [] }],
            places: [['plc_oslo', 'plc_norway']] as unknown as Meeting['places'],
          },
        }),
      );
      const dry = short(await runAlerts(store));
      const told = await run();
      expect(told).toEqual(dry);
      expect(told).toEqual([
        'new mtg_01',
        'changed mtg_12 places null>Oslo, Norway',
        'disputed mtg_12 disputed null>date',
        'changed mtg_07 status planned>cancelled date 2024-09-01>2024-09-02',
        'gone mtg_10',
      ]);
      expect(await run()).toEqual([]);
      await publish(worldWith({ mtg_01: null, mtg_05: null }));
      expect(await run()).toEqual([
        'changed mtg_12 places null>Stockholm, Sweden disputed date>null',
        'changed mtg_07 status cancelled>planned date 2024-09-02>2024-09-01',
        'new mtg_10',
        'gone mtg_01',
      ]);
    });

    test('a pair, a place, and everything that is there already', async () => {
      await addAlert(store, { kind: 'meetings', filters: { person: 'Ann Lee', other: 'Bo Ek' } });
      await addAlert(store, { kind: 'meetings', filters: { place: 'Sweden' } }, { all: true });
      expect((await store.alerts()).map(({ name }) => name)).toEqual(['ann-lee-bo-ek', 'sweden']);
      expect(await run()).toEqual(['new mtg_12', 'new mtg_03', 'new mtg_11']);
      await publish();
      expect(await run()).toEqual(['new mtg_05']);
      expect(short(await runAlerts(store, ['ann-lee-bo-ek']))).toEqual([]);
    });

    test('a meeting whose id changed is the same meeting', async () => {
      const [before, after] = [meetingIdOf('clm_15'), meetingIdOf('clm_99')] as [MeetingId, MeetingId];
      await publish(worldWith({ mtg_12: { id: before } }));
      await addAlert(store, { kind: 'meetings', filters: { person: 'Eli Fox', to: '2024-03-31' } });
      await publish(worldWith({ mtg_12: { id: after, kind: 'call' } }));
      expect(await run()).toEqual([`changed ${after} kind meeting>call`]);
      expect(await run()).toEqual([]);
    });

    test('rows of a query: new, changed by their id, gone', async () => {
      const text = 'MATCH (m:Meeting) WHERE m.kind = $kind RETURN m.id AS id, m.date AS date ORDER BY id';
      await addAlert(store, { kind: 'cypher', text, parameters: { kind: 'call' } }, { name: 'calls' });
      const names =
        'MATCH (p:Person)-[:ATTENDED]->(m:Meeting {kind: "call"}) RETURN DISTINCT p.name AS name ORDER BY name';
      await addAlert(store, { kind: 'cypher', text: names, parameters: {} }, { name: 'callers' });
      const changed = { kind: 'call', date: '2024' } as const;
      await publish(worldWith({ mtg_04: { date: '2024-06-02' }, mtg_12: changed }));
      expect(await run()).toEqual([
        'new {"name":"Dee Noor"}',
        'new {"name":"Eli Fox"}',
        'changed mtg_04',
        'new mtg_12',
      ]);
      await publish(worldWith({ mtg_12: changed, mtg_04: null }));
      expect(await run()).toEqual(['gone null', 'gone null', 'gone mtg_04']);
    });

    test('a name may be unknown yet, if one says so', async () => {
      const watched = { kind: 'meetings', filters: { person: 'Zorbo Quist' } } as const;
      await expect(addAlert(store, watched)).rejects.toMatchObject({ code: 'ask/unknown' });
      await addAlert(store, watched, { unknown: true });
      const quiet = await runAlerts(store);
      expect([quiet.notes, quiet.news]).toEqual([['zorbo-quist: The graph knows no person named Zorbo Quist.'], []]);
      const people = world.people.map((person) =>
        person.id === 'per_cy' ? { ...person, name: 'Zorbo Quist' } : person,
      );
      await store.publish(toGraph({ ...world, people }, recordMap));
      expect(await run()).toHaveLength(4);
    });

    test('what cannot be watched is told; one that fails does not stop the others', async () => {
      await expect(addAlert(store, { kind: 'meetings', filters: {} })).rejects.toMatchObject({ code: 'usage/alert' });
      const oslo = { kind: 'meetings', filters: { place: 'Oslo' } } as const;
      await expect(addAlert(store, oslo, { name: '../x' })).rejects.toMatchObject({ code: 'usage/alert' });
      const write = { kind: 'cypher', text: 'MATCH (n) DETACH DELETE n', parameters: {} } as const;
      await expect(addAlert(store, write, { name: 'w' })).rejects.toMatchObject({
        code: expect.stringMatching(/^query\//),
      });
      await addAlert(store, oslo);
      await expect(addAlert(store, oslo)).rejects.toMatchObject({ code: 'alert/exists' });
      await expect(runAlerts(store, ['none'])).rejects.toMatchObject({ code: 'alert/none', next: 'There are: oslo.' });
      await addAlert(store, { kind: 'meetings', filters: { person: 'Guest 1' } });
      const [guest] = await store.alerts();
      await store.keepAlert({ ...guest!, watched: { kind: 'meetings', filters: { person: 'Guest' } } });
      await publish(worldWith({ mtg_07: withStatus(meeting('mtg_07'), 'postponed') }));
      const ran = await runAlerts(store);
      expect(short(ran)).toEqual(['changed mtg_07 status planned>postponed']);
      expect(ran.troubles).toEqual([
        expect.stringMatching(/^alert guest-1: Guest is part of 11 names\. \[ask\/ambiguous\]/),
      ]);
    });

    test('what is kept in mind holds no names, and one that was removed meanwhile stays so', async () => {
      await addAlert(
        store,
        { kind: 'meetings', filters: { place: 'Stockholm' } },
        { time: '2024-01-01T00:00:00.000Z' },
      );
      const [kept] = await store.alerts();
      expect(JSON.stringify(kept?.seen)).not.toMatch(/Ann|Eli|Sweden|Stockholm/);
      const ran = await runAlerts(store);
      expect(ran.ran).toHaveLength(1);
      await removeAlert(store, 'stockholm');
      await ran.keep();
      expect(await store.alerts()).toEqual([]);
      await expect(removeAlert(store, 'stockholm')).rejects.toMatchObject({ code: 'alert/none' });
    });

    test('news say since when', async () => {
      await addAlert(
        store,
        { kind: 'meetings', filters: { place: 'Stockholm' } },
        { time: '2024-01-01T00:00:00.000Z' },
      );
      await run('2024-01-02T00:00:00.000Z');
      await publish();
      const { news } = await runAlerts(store);
      expect(news).toMatchObject([
        { alert: 'stockholm', since: '2024-01-02T00:00:00.000Z', meeting: { id: 'mtg_05' } },
      ]);
    });
  });
}
