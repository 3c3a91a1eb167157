import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportView } from '../../src/export/formats.ts';
import type { JudgementId } from '../../src/model/ids.ts';
import type { ArticleRecord } from '../../src/model/record.ts';
import { SAID_SCHEMA, type Said } from '../../src/model/said.ts';
import { extractArticle } from '../../src/pipeline/extract-article.ts';
import { emptyReport, extractAll } from '../../src/pipeline/ingest.ts';
import { readSources } from '../../src/read/sources.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { importLedger, ledgerText } from '../../src/store/ledger/exchange.ts';
import { judge } from '../../src/store/ledger/judge.ts';
import { openReview } from '../../src/store/ledger/open-review.ts';
import { today } from '../../src/store/ledger/today.ts';
import { rebuildGraph } from '../../src/store/rebuild.ts';
import { loadViewData } from '../../src/store/view-data.ts';

const SAMPLES = fileURLToPath(new URL('../../data/samples', import.meta.url));

export async function sampleRecords(): Promise<ArticleRecord[]> {
  const records: ArticleRecord[] = [];
  const sources = readSources([SAMPLES], { metadata: `${SAMPLES}/metadata.csv` });
  for await (const record of extractAll(sources, extractArticle, emptyReport())) records.push(record);
  return records;
}

/** All that a user can see of the graph, as text: equal means equal byte for byte. */
export async function pictureOf(store: GraphStore): Promise<string> {
  await rebuildGraph(store, defaultKnowledge);
  const { text } = exportView(await loadViewData(store), 'json', { graph: 'people', table: 'meetings' });
  const judged = await store.query(
    'MATCH (j:Judgement) MATCH (j)-[c:CONCERNS]->(x) RETURN j.id AS id, j.value AS value, c.side AS side, x.id AS thing ORDER BY id, side, thing',
  );
  const { nodes, edges } = await store.info();
  return JSON.stringify({ text, judged: judged.rows, nodes, edges });
}

const said = <Rest extends object>(rest: Rest): Said => ({ schema: SAID_SCHEMA, ...rest }) as unknown as Said;

async function idOf(store: GraphStore, name: string): Promise<string> {
  const { rows } = await store.query('MATCH (p:Person) WHERE p.name = $name RETURN p.id AS id', { name });
  return String(rows[0]?.['id']);
}

async function meetingOf(store: GraphStore, one: string, other: string): Promise<string> {
  const { rows } = await store.query(
    'MATCH (m:Meeting) WHERE m.title CONTAINS $one AND m.title CONTAINS $other RETURN m.id AS id ORDER BY id',
    { one, other },
  );
  return String(rows[0]?.['id']);
}

/** What a journalist might say of the samples, in the order of saying. */
export async function saidOfSamples(store: GraphStore): Promise<Said[]> {
  const [xi, biden, parmelin] = [
    await idOf(store, 'Xi Jinping'),
    await idOf(store, 'Joe Biden'),
    await idOf(store, 'Guy Parmelin'),
  ];
  const geneva = await meetingOf(store, 'Parmelin', 'Putin');
  const windsor = await meetingOf(store, 'Sunak', 'von der Leyen');
  const tianjin = await meetingOf(store, 'Baerbock', 'Qin Gang');
  const { rows } = await store.query(
    'MATCH (m:Meeting {id: $tianjin}) MATCH (m)<-[:ACCOUNT_OF]-(c:Claim) RETURN c.id AS id ORDER BY id',
    { tianjin },
  );
  return [
    said({ kind: 'correction', subject: geneva, field: 'date', value: '2021-06-17' }),
    said({ kind: 'correction', subject: geneva, field: 'participant', value: parmelin, role: null }),
    said({ kind: 'correction', subject: windsor, field: 'place', value: 'Guildhall, Windsor' }),
    said({ kind: 'split', rest: tianjin, part: [rows[0]?.['id']] }),
    said({ kind: 'name', subject: xi, value: 'President Xi' }),
    said({ kind: 'tag', subject: windsor, value: 'brexit' }),
    said({ kind: 'note', subject: xi, value: 'ask the embassy', reason: 'no date' }),
    said({ kind: 'truth', verdict: 'negative', subject: await meetingOf(store, 'Modi', 'Xi Jinping') }),
    said({ kind: 'truth', verdict: 'positive', subject: geneva }),
    said({ kind: 'sameness', verdict: 'positive', left: xi, right: biden }),
  ];
}

/** What people's judgements must do to every store, on articles of a real collection. */
export function ledgerSuite(name: string, open: (which: string) => Promise<GraphStore>): void {
  describe(`the ledger of the ${name}`, () => {
    let records: ArticleRecord[];
    let store: GraphStore;
    beforeAll(async () => {
      records = await sampleRecords();
      store = await open('first');
      await store.append(records);
      await rebuildGraph(store, defaultKnowledge);
    });
    afterAll(async () => {
      await store?.drop();
      await store?.close();
    });

    test('each word changes the graph, and undone, the graph is as before', async () => {
      for (const word of await saidOfSamples(store)) {
        const before = await pictureOf(store);
        const [row] = await judge(store, [word], 'ann');
        expect(await pictureOf(store)).not.toBe(before);
        const undo = said({ kind: 'undo', target: row?.id });
        const [undone] = await judge(store, [undo], 'ann');
        expect(await pictureOf(store)).toBe(before);
        await judge(store, [said({ kind: 'undo', target: undone?.id })], 'ann');
      }
    });

    test('the ledger replayed on an empty store makes the same graph, however often', async () => {
      const picture = await pictureOf(store);
      const other = await open('second');
      try {
        await other.append([...records].reverse());
        const text = ledgerText(await store.judgements());
        const { added } = await importLedger(other, text, 'ledger.jsonl', 'bo');
        expect(added).toBe((await store.judgements()).length);
        expect(await pictureOf(other)).toBe(picture);
        expect(await importLedger(other, text, 'ledger.jsonl', 'bo')).toEqual({ added: 0, known: added });
      } finally {
        await other.drop();
        await other.close();
      }
    });

    test('an article that is removed was never there, and comes back', async () => {
      const picture = await pictureOf(store);
      const gone = records.find(({ article }) => article.name === 'geneva-summit-wire') as ArticleRecord;
      const geneva = (await store.query("MATCH (m:Meeting) WHERE m.title CONTAINS 'Putin' RETURN m.id AS id")).rows;
      await store.remove(gone.article.id);
      const without = await pictureOf(store);
      const other = await open('second');
      try {
        await other.append(records.filter((record) => record !== gone));
        await other.judge(await store.judgements());
        expect(await pictureOf(other)).toBe(without);
      } finally {
        await other.drop();
        await other.close();
      }
      for (const { id } of geneva) {
        const now = await today(store, String(id));
        expect(now.id ?? now.former[0]?.fate).toMatch(/^(mtg_|removed)/);
      }
      await store.append([gone]);
      expect(await pictureOf(store)).toBe(picture);
    });

    test('a newer word counts, and both are told as a conflict', async () => {
      const windsor = await meetingOf(store, 'Sunak', 'von der Leyen');
      const [older, newer] = await judge(
        store,
        ['2023-02-26', '2023-02-28'].map((value) =>
          said({ kind: 'correction', subject: windsor, field: 'date', value }),
        ),
        'ann',
      );
      await pictureOf(store);
      const date = await store.query('MATCH (m:Meeting {id: $windsor}) RETURN m.date AS date', { windsor });
      expect(date.rows).toEqual([{ date: '2023-02-28' }]);
      const { conflicts } = await openReview(store, defaultKnowledge);
      const ids = conflicts.map((each): [JudgementId, JudgementId] => [each.older.id, each.newer.id]);
      expect(ids).toContainEqual([older?.id, newer?.id]);
    });
  });
}
