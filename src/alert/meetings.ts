import { hash } from 'node:crypto';
import type { Alert, Seen, SeenMeeting } from '../model/alert.ts';
import type { Filters } from '../model/filters.ts';
import { WhometError } from '../model/errors.ts';
import { ask } from '../store/ask.ts';
import type { GraphStore, Value } from '../store/contract.ts';
import { today } from '../store/ledger/today.ts';
import type { Change, News } from './news.ts';

type Row = Readonly<Record<string, Value>>;

export interface MeetingsNow {
  readonly rows: readonly Row[];
  readonly seen: readonly SeenMeeting[];
  /** A name of the filters that the graph does not know (yet): then there are no meetings. */
  readonly unknown: string | null;
}

/** The meetings that filters select. @throws what `ask` throws, but for a name that the graph does not know. */
export async function meetingsNow(store: GraphStore, filters: Filters): Promise<MeetingsNow> {
  try {
    const { rows } = await ask(store, 'meetings', { ...filters });
    return { rows, seen: rows.map(seenMeeting), unknown: null };
  } catch (error) {
    if (!(error instanceof WhometError) || error.code !== 'ask/unknown') throw error;
    return { rows: [], seen: [], unknown: error.message };
  }
}

const seenMeeting = (row: Row): SeenMeeting => ({
  id: String(row['id']),
  status: String(row['status']),
  kind: String(row['kind']),
  date: row['date'] === null ? null : String(row['date']),
  places: digest(row['places']),
  participants: digest(row['participants']),
  disputed: (row['disputed'] as readonly string[]).toSorted(),
});

export const digest = (value: Value | undefined): string => hash('sha256', JSON.stringify(value));

/** What became of the meetings that an alert watches, in the order of the answer; what is gone stands last. */
export async function meetingNews(
  store: GraphStore,
  { name, seen }: Pick<Alert, 'name'> & { readonly seen: Seen },
  now: MeetingsNow,
): Promise<News[]> {
  const ids = new Set(now.seen.map(({ id }) => id));
  const [before, gone] = await matched(store, seen.meetings, ids);
  const blank = { alert: name, since: seen.time, changes: [], row: null };
  const present = now.seen.flatMap((is, index): News[] => {
    const was = before.get(is.id);
    const news = { ...blank, id: is.id, meeting: now.rows[index] ?? null };
    if (!was) return [{ ...news, news: 'new' }];
    const changes = changesOf(was, is, now.rows[index] ?? {});
    const fields = is.disputed.filter((field) => !was.disputed.includes(field));
    return [
      ...(changes.length > 0 ? [{ ...news, news: 'changed' as const, changes }] : []),
      ...(fields.length > 0 ? [{ ...news, news: 'disputed' as const, changes: fields.map(disputedNow) }] : []),
    ];
  });
  return [...present, ...gone.map((id): News => ({ ...blank, news: 'gone', id, meeting: null }))];
}

const disputedNow = (field: string): Change => ({ field: 'disputed', from: null, to: field });

/** What was seen of each meeting of today, whose id may have been another one then; and what is not there any more. */
async function matched(
  store: GraphStore,
  seen: readonly SeenMeeting[],
  ids: ReadonlySet<string>,
): Promise<[Map<string, SeenMeeting>, string[]]> {
  const before = new Map(seen.filter(({ id }) => ids.has(id)).map((meeting) => [meeting.id, meeting]));
  const gone: string[] = [];
  for (const meeting of seen.filter(({ id }) => !ids.has(id))) {
    const { id } = await today(store, meeting.id);
    if (id === null || !ids.has(id)) gone.push(meeting.id);
    else if (!before.has(id)) before.set(id, meeting);
  }
  return [before, gone];
}

function changesOf(was: SeenMeeting, is: SeenMeeting, row: Row): Change[] {
  const plain = (['status', 'kind', 'date'] as const).flatMap((field) =>
    was[field] === is[field] ? [] : [{ field, from: was[field], to: is[field] }],
  );
  const names = (['places', 'participants'] as const).flatMap((field) =>
    was[field] === is[field] ? [] : [{ field, from: null, to: namesIn(row[field]) }],
  );
  const settled = was.disputed.filter((field) => !is.disputed.includes(field));
  return [...plain, ...names, ...settled.map((field) => ({ field: 'disputed', from: field, to: null }))];
}

/** Alternative places are joined by `or`. */
function namesIn(value: Value | undefined): string {
  const list = Array.isArray(value) ? (value as readonly Value[]) : [];
  return list
    .map((each) => (Array.isArray(each) ? each.join(', ') : String(each)))
    .join(list.some(Array.isArray) ? ' or ' : ', ');
}
