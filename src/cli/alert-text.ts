import type { Change, News } from '../alert/news.ts';
import type { Alert, Watched } from '../model/alert.ts';
import type { QueryResult, Value } from '../store/contract.ts';
import type { Evidence } from '../store/evidence.ts';
import { sentence } from './ask.ts';
import { flagText } from './flag-text.ts';
import { cell } from './output.ts';

/** What a terminal shows of those that have something in them. */
export const SHOWN = ['alert', 'news', 'changes', 'date', 'status', 'participants', 'places', 'row', 'id'];
const COLUMNS = ['alert', 'news', 'date', 'kind', 'status', 'participants', 'places', 'changes', 'row', 'since', 'id'];

/** News as rows: for programs everything, the changes as a list of field, from and to. */
export function newsResult(
  news: readonly News[],
  evidence: ReadonlyMap<string, readonly Evidence[]> | null,
): QueryResult {
  const rows = news.map(({ alert, news: what, since, id, meeting, changes, row }) => ({
    alert,
    news: what,
    date: meeting?.['date'] ?? null,
    kind: meeting?.['kind'] ?? null,
    status: meeting?.['status'] ?? null,
    participants: meeting?.['participants'] ?? null,
    places: meeting?.['places'] ?? null,
    changes: changes.map(({ field, from, to }) => ({ field, from, to })),
    row,
    since,
    id,
    ...(evidence && { evidence: (evidence.get(id ?? '') ?? []) as unknown as Value }),
  }));
  return { columns: evidence ? [...COLUMNS, 'evidence'] : COLUMNS, rows };
}

/** News for people and spreadsheets: changes and rows in words. */
export function readable({ columns, rows }: QueryResult): QueryResult {
  return {
    columns,
    rows: rows.map((row) => ({
      ...row,
      changes: (row['changes'] as unknown as readonly Change[]).map(changeText).join('; '),
      row: row['row'] === null ? '' : fieldsOf(row['row'] as Readonly<Record<string, Value>>),
      ...(row['evidence'] !== undefined && { evidence: evidenceIn(row).map(sentence).join(' | ') }),
    })),
  };
}

export const evidenceIn = (row: QueryResult['rows'][number]): readonly Evidence[] =>
  (row['evidence'] ?? []) as unknown as readonly Evidence[];

/** `status planned → cancelled`; without what was where that is not kept. */
function changeText({ field, from, to }: Change): string {
  if (field === 'disputed') return to === null ? `no dispute on ${from ?? ''} any more` : `disputed: ${to}`;
  const now = to === null || to === '' ? 'unknown' : to;
  return from === null && (field === 'places' || field === 'participants')
    ? `${field} now ${now}`
    : `${field} ${from ?? 'unknown'} → ${now}`;
}

const fieldsOf = (row: Readonly<Record<string, Value>>): string =>
  Object.entries(row)
    .map(([name, value]) => `${name}: ${cell(value)}`)
    .join(', ');

/** The alerts of a store as rows. */
export function alertsResult(alerts: readonly Alert[]): QueryResult {
  return {
    columns: ['name', 'watches', 'found', 'added', 'lastRun'],
    rows: alerts.map(({ name, watched, added, seen }) => ({
      name,
      watches: watchedText(watched),
      found: seen.meetings.length + seen.rows.length,
      added,
      lastRun: seen.time,
    })),
  };
}

function watchedText(watched: Watched): string {
  if (watched.kind === 'meetings') return flagText({ ...watched.filters });
  const parameters = Object.entries(watched.parameters).map(
    ([name, value]) => `--param ${name}=${JSON.stringify(value)}`,
  );
  return [watched.text, ...parameters].join(' ');
}
