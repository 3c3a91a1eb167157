import { WhometError } from '../../model/errors.ts';
import type { ArticleId } from '../../model/ids.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { ArticleRecord } from '../../model/record.ts';
import { withoutArticles } from '../../resolve/ledger/without-articles.ts';
import { readCypher } from '../cypher-files.ts';
import { digestOf } from '../digest.ts';
import { formerClaims, formerId, type Former } from '../ledger/former.ts';
import { withoutPurged } from '../ledger/purged.ts';
import { placeRecords, placesOf, type Placed, type Shelf } from '../shelf.ts';
import type { Past } from '../contract.ts';
import type { Run } from './connection.ts';

export const text = (path: string): string => readCypher(path, 'neo4j').text;
export const parsed = <Kind>(json: unknown): Kind => JSON.parse(String(json)) as Kind;

/** Holds the store until the transaction ends. @throws `store/none` where somebody dropped it meanwhile. */
export async function lock(run: Run): Promise<void> {
  if ((await run(text('records/lock'))).length > 0) return;
  throw new WhometError({
    code: 'store/none',
    message: 'The store was deleted while this program was writing to it.',
    next: 'Run the same command again: it makes a new one.',
  });
}

/** The store is in another state from this transaction on. */
const changed = (run: Run): Promise<unknown> => run(text('records/changed'));

/** Reads, places and writes under the store's lock, so that two writers lose nothing of each other. */
export async function appendRecords(run: Run, records: readonly ArticleRecord[]): Promise<Placed> {
  await lock(run);
  const placed = await placeRecords(records, await shelfOf(run, records));
  const { put, former } = placed;
  await putRecords(run, put);
  const replaced = put.flatMap(({ article, replaces = [] }) => replaces.map((id) => ({ id, by: article.id })));
  await run(text('records/replace'), { rows: replaced });
  for (const each of former) await addFormer(run, each);
  if (put.length > 0) await changed(run);
  return placed;
}

const rowOf = (record: ArticleRecord) => ({
  id: record.article.id,
  digest: digestOf(record),
  json: JSON.stringify(record),
});

async function putRecords(run: Run, records: readonly ArticleRecord[]): Promise<void> {
  await run(text('records/put'), { rows: records.map(rowOf) });
  await notePlaces(run, records);
}

async function notePlaces(run: Run, records: readonly ArticleRecord[]): Promise<void> {
  const rows = records.flatMap(({ article }) => placesOf(article).map((place) => ({ place, article: article.id })));
  await run(text('records/place'), { rows });
}

/** The past of another store; its records are here already. */
export async function addPast(run: Run, { replaced, former }: Past): Promise<void> {
  await lock(run);
  if (replaced.length === 0 && former.length === 0) return;
  await run(text('records/keep'), { rows: replaced.map(({ record, by }) => ({ ...rowOf(record), by })) });
  await notePlaces(
    run,
    replaced.map(({ record }) => record),
  );
  for (const each of former) await addFormer(run, each);
  await changed(run);
}

/** What the database knows of these records and of those found in the same places. */
async function shelfOf(run: Run, records: readonly ArticleRecord[]): Promise<Shelf> {
  const places = [...new Set(records.flatMap(({ article }) => placesOf(article)))];
  const found = await run(text('records/at'), { places });
  const at = new Map(found.map(({ place, articles }) => [String(place), articles as unknown as ArticleId[]]));
  const ids = [...new Set([...records.map(({ article }) => article.id), ...[...at.values()].flat()])];
  const rows = await run(text('records/read'), { ids });
  const byId = new Map(rows.map((row) => [String(row['id']), row]));
  return {
    current: async (id) => {
      const row = byId.get(id);
      return row?.['isCurrent'] ? parsed<ArticleRecord>(row['json']) : undefined;
    },
    at: (place) => at.get(place) ?? [],
    isReplaced: (id) => byId.get(id)?.['isReplaced'] === true,
  };
}

const addFormer = (run: Run, former: Former): Promise<unknown> =>
  run(text('records/row'), { id: formerId(former), kind: 'former', json: JSON.stringify(former) });

const rowsOf = async <Kind>(run: Run, kind: 'judgement' | 'former'): Promise<Kind[]> =>
  (await run(text('records/rows'), { kind })).map(({ json }) => parsed<Kind>(json));

/** Returns how many were new. */
export async function addJudgements(run: Run, judgements: readonly Judgement[]): Promise<number> {
  await lock(run);
  const known = new Set((await rowsOf<Judgement>(run, 'judgement')).map(({ id }) => id));
  const ids = new Set((await run(text('records/ids'))).map(({ id }) => String(id)));
  const fresh = withoutPurged(
    judgements.filter(({ id }) => !known.has(id)),
    await rowsOf<Former>(run, 'former'),
    (article) => ids.has(article),
  );
  for (const judgement of fresh) {
    await run(text('records/row'), { id: judgement.id, kind: 'judgement', json: JSON.stringify(judgement) });
  }
  if (fresh.length > 0) await changed(run);
  return fresh.length;
}

/** Deletes the record with those of the texts that it corrected; returns their ids, null where there is none. */
export async function takeOut(run: Run, article: string, fate: Former['fate']): Promise<string[] | null> {
  await lock(run);
  const [row] = await run(text('records/read'), { ids: [article] });
  if (!row?.['isCurrent']) return null;
  const record = parsed<ArticleRecord>(row['json']);
  const ids = [article, ...(record.replaces ?? [])];
  await run(text('records/remove'), { ids });
  const former = formerClaims(record, null, fate);
  if (former) await addFormer(run, former);
  await changed(run);
  return ids;
}

/** False where there is no such article. */
export async function purgeArticle(run: Run, article: string): Promise<boolean> {
  const gone = await takeOut(run, article, 'purged');
  if (!gone) return false;
  const articles = new Set(gone);
  const judgements = await rowsOf<Judgement>(run, 'judgement');
  const kept = judgements.flatMap((judgement) => withoutArticles(judgement, articles) ?? []);
  await run(text('records/rewrite'), { rows: kept.map((each) => ({ id: each.id, json: JSON.stringify(each) })) });
  const left = new Set(kept.map(({ id }) => id));
  await run(text('records/remove'), { ids: judgements.map(({ id }) => id).filter((id) => !left.has(id)) });
  return true;
}
