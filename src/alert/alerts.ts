import { ALERT_SCHEMA, isAlertName, type Alert, type Seen, type Watched } from '../model/alert.ts';
import { describeTrouble, WhometError } from '../model/errors.ts';
import { searchName } from '../model/schema.ts';
import type { GraphStore } from '../store/contract.ts';
import { meetingNews, meetingsNow } from './meetings.ts';
import type { News } from './news.ts';
import { rowNews, rowsNow } from './rows.ts';

const NOTHING = { meetings: [], rows: [] } as const;

/** What an alert finds now. */
interface Look {
  readonly seen: Seen;
  /** A name that the graph does not know, in a sentence. */
  readonly unknown: string | null;
  news(alert: Alert): Promise<News[]>;
}

async function look(store: GraphStore, watched: Watched, time: string): Promise<Look> {
  if (watched.kind === 'cypher') {
    const now = await rowsNow(store, watched);
    return {
      seen: { ...NOTHING, time, rows: now.seen },
      unknown: null,
      news: async (alert) => rowNews(alert, now),
    };
  }
  const now = await meetingsNow(store, watched.filters);
  return {
    seen: { ...NOTHING, time, meetings: now.seen },
    unknown: now.unknown,
    news: (alert) => meetingNews(store, alert, now),
  };
}

export interface AddOptions {
  /** Else made of the names in the filters. */
  readonly name?: string | undefined;
  /** What is there already counts as new in the first run. */
  readonly all?: boolean;
  /** Names may be unknown yet. */
  readonly unknown?: boolean;
  /** ISO 8601, UTC. */
  readonly time?: string;
}

export interface Added {
  readonly alert: Alert;
  /** How many meetings or rows there are now. */
  readonly found: number;
}

/**
 * Watches something from now on.
 * @throws `usage/alert` where there is nothing to watch or the name is none; `alert/exists`; `ask/unknown` unless
 * `unknown`; what `ask` and `query` throw.
 */
export async function addAlert(store: GraphStore, watched: Watched, options: AddOptions = {}): Promise<Added> {
  if (watched.kind === 'meetings' && Object.keys(watched.filters).length === 0) throw nothingToWatch();
  const name = options.name ?? (watched.kind === 'meetings' ? nameFrom(Object.values(watched.filters)) : '');
  if (!isAlertName(name)) throw noName(name);
  if ((await store.alerts()).some((alert) => alert.name === name)) throw exists(name);
  const time = options.time ?? new Date().toISOString();
  const { seen, unknown } = await look(store, watched, time);
  if (unknown !== null && !options.unknown) {
    throw new WhometError({
      code: 'ask/unknown',
      message: unknown,
      next: 'Correct the name, or watch for it all the same with --unknown.',
    });
  }
  const alert: Alert = {
    schema: ALERT_SCHEMA,
    name,
    watched,
    added: time,
    seen: options.all ? { ...NOTHING, time } : seen,
  };
  await store.keepAlert(alert);
  return { alert, found: seen.meetings.length + seen.rows.length };
}

const nameFrom = (values: readonly unknown[]): string =>
  searchName(values.join(' ')).replaceAll(' ', '-').slice(0, 64).replace(/-$/, '');

const nothingToWatch = (): WhometError =>
  new WhometError({
    code: 'usage/alert',
    message: 'There is nothing to watch.',
    next: 'Give a filter, such as --person or --place, or a query with --cypher.',
  });

const noName = (name: string): WhometError =>
  new WhometError({
    code: 'usage/alert',
    message: name === '' ? 'The alert needs a name.' : `${name} is no name for an alert.`,
    next: 'Write it before the flags, in small letters, digits and hyphens: `whomet alert add my-alert …`.',
  });

const exists = (name: string): WhometError =>
  new WhometError({
    code: 'alert/exists',
    message: `There is an alert ${name} already.`,
    next: 'Give another name, or remove it first: `whomet alert remove NAME`.',
  });

/** What alerts tell since they ran last. */
export interface AlertRun {
  readonly ran: readonly Alert[];
  readonly news: readonly News[];
  /** One sentence each: names that the graph does not know yet. */
  readonly notes: readonly string[];
  /** Alerts that could not run; the others did. */
  readonly troubles: readonly string[];
  /** Keeps in mind what was seen. Call it when the news are out. */
  keep(): Promise<void>;
}

/**
 * Runs all alerts, or those of these names. Nothing is kept in mind before `keep` is called, so that no news are lost.
 * @throws `alert/none` where there is no alert of a name.
 */
export async function runAlerts(
  store: GraphStore,
  names: readonly string[] = [],
  time = new Date().toISOString(),
): Promise<AlertRun> {
  const alerts = await chosen(store, names);
  const done: { readonly alert: Alert; readonly found: Look; readonly news: readonly News[] }[] = [];
  const troubles: string[] = [];
  for (const alert of alerts) {
    try {
      const found = await look(store, alert.watched, time);
      done.push({ alert, found, news: await found.news(alert) });
    } catch (error) {
      if (!(error instanceof WhometError)) throw error;
      const { code, message, next } = error;
      troubles.push(describeTrouble({ code, message, where: `alert ${alert.name}`, ...(next && { next }) }));
    }
  }
  return {
    ran: done.map(({ alert }) => alert),
    news: done.flatMap(({ news }) => news),
    notes: done.flatMap(({ alert, found }) => (found.unknown === null ? [] : [`${alert.name}: ${found.unknown}`])),
    troubles,
    keep: async () => {
      const left = new Map((await store.alerts()).map(({ name, added }) => [name, added]));
      for (const { alert, found } of done) {
        if (left.get(alert.name) === alert.added) await store.keepAlert({ ...alert, seen: found.seen });
      }
    },
  };
}

async function chosen(store: GraphStore, names: readonly string[]): Promise<readonly Alert[]> {
  const all = await store.alerts();
  const missing = names.find((name) => !all.some((alert) => alert.name === name));
  if (missing !== undefined) throw noSuchAlert(missing, all);
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

/** Watches it no longer. @throws `alert/none` where there is no alert of that name. */
export async function removeAlert(store: GraphStore, name: string): Promise<void> {
  if (!(await store.removeAlert(name))) throw noSuchAlert(name, await store.alerts());
}

const noSuchAlert = (name: string, all: readonly Alert[]): WhometError =>
  new WhometError({
    code: 'alert/none',
    message: `There is no alert ${name}.`,
    next:
      all.length > 0
        ? `There are: ${all.map((alert) => alert.name).join(', ')}.`
        : 'Add one: `whomet alert add --person NAME`.',
  });
