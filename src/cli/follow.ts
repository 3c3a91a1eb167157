import { setTimeout as sleep } from 'node:timers/promises';
import { describeTrouble, WhometError } from '../model/errors.ts';
import { Changes } from '../read/changes.ts';
import { isAddress } from '../read/files.ts';
import { ingest, type IngestOptions } from '../store/ingest.ts';
import { numberOf } from './number-of.ts';
import { troubleLines } from './report.ts';
import { complain } from './terminal.ts';
import { withStore } from './store-option.ts';

export const followOptions = {
  follow: {
    type: 'boolean',
    default: false,
    describe: 'Stay, and read what comes new into the folders and feeds; end with Ctrl-C',
  },
  every: {
    default: 60,
    requiresArg: true,
    coerce: numberOf('every', 1),
    describe: 'Of --follow: seconds between two looks',
  },
} as const;

/**
 * Looks again and again at files and feeds and ingests what is new, until the program is told to end (SIGINT, SIGTERM);
 * a round that has begun is finished. The store is open only for the time of a round: others may write between.
 */
export async function follow(
  store: string | undefined,
  paths: readonly string[],
  options: IngestOptions,
  every: number,
): Promise<void> {
  const ended = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
  const changes = new Changes(paths.filter((path) => !isAddress(path)));
  const told = new Set<string>();
  while (!ended.signal.aborted) {
    await round(store, paths, options, changes, told);
    await sleep(every * 1000, undefined, { signal: ended.signal }).catch(() => undefined);
  }
}

/**
 * One look. A store that another writer holds is tried again the next time; what was not read then counts as new.
 * A trouble that was `told` in the round before, such as a page of a feed that is gone, is not told again.
 */
async function round(
  store: string | undefined,
  paths: readonly string[],
  options: IngestOptions,
  changes: Changes,
  told: Set<string>,
): Promise<void> {
  const { files, done } = await changes.since();
  if (files.size === 0 && (options.feeds ?? []).length === 0) return;
  const own = paths.filter((path) => !isAddress(path));
  try {
    const { report, newArticles, newMeetings } = await withStore(store, 'write', (opened) =>
      ingest(opened, files.size === 0 ? [] : own, { ...options, only: files }),
    );
    done();
    const lines = troubleLines(report);
    for (const line of lines) if (!told.has(line)) complain(line);
    told.clear();
    for (const line of lines) told.add(line);
    if (report.read === 0) return;
    const time = new Date().toISOString().slice(0, 19);
    process.stdout.write(`${time}Z  read ${report.read}, new articles ${newArticles}, new meetings ${newMeetings}\n`);
  } catch (error) {
    if (!(error instanceof WhometError) || error.isUsage) throw error;
    const { code, message, where, next } = error;
    complain(describeTrouble({ code, message, ...(where && { where }), ...(next && { next }) }));
  }
}
