import type { CommandModule } from 'yargs';
import { addAlert, removeAlert, runAlerts } from '../alert/alerts.ts';
import type { Watched } from '../model/alert.ts';
import { WhometError } from '../model/errors.ts';
import type { GraphStore, QueryResult } from '../store/contract.ts';
import { loadEvidence } from '../store/evidence.ts';
import { alertsResult, evidenceIn, newsResult, readable, SHOWN } from './alert-text.ts';
import { tableText } from './ask.ts';
import { filterOptions, filtersOf } from './filters.ts';
import { cell, formatResult, FORMATS, type Format } from './output.ts';
import { parameterOf } from './query.ts';
import { storeOption, withStore } from './store-option.ts';

interface Flags {
  readonly action: (typeof ACTIONS)[number];
  readonly names: readonly string[];
  readonly store: string | undefined;
  readonly cypher: string | undefined;
  readonly param: readonly string[];
  readonly all: boolean;
  readonly unknown: boolean;
  readonly dryRun: boolean;
  readonly evidence: boolean;
  readonly format: Format;
}

const ACTIONS = ['add', 'list', 'remove', 'run'] as const;
/** Exit code of a run that has news. */
const NEWS = 3;

export const alertCommand: CommandModule<object, Flags> = {
  command: 'alert <action> [names..]',
  describe: 'Watch people, places, pairs or a query, and hear what is new: add, list, remove, run',
  builder: (yargs) =>
    yargs
      .positional('action', { choices: ACTIONS, demandOption: true, describe: 'What to do' })
      .positional('names', { type: 'string', array: true, default: [], describe: 'Names of alerts' })
      .options({
        ...storeOption,
        cypher: { type: 'string', requiresArg: true, describe: 'Of add: a read-only query whose rows are watched' },
        param: { type: 'string', array: true, nargs: 1, default: [], describe: 'Of add --cypher: name=value' },
        all: { type: 'boolean', default: false, describe: 'Of add: what is there already is new in the first run' },
        unknown: { type: 'boolean', default: false, describe: 'Of add: the graph need not know the names yet' },
        'dry-run': { type: 'boolean', default: false, describe: 'Of run: tell the same news again next time' },
        evidence: { type: 'boolean', default: false, describe: 'Of run: print the sentences' },
        format: { choices: FORMATS, default: 'table' as Format, describe: 'Table for people, the others for programs' },
        ...filterOptions,
      })
      .epilogue(
        [
          'add     watch what the filters select, or the rows of --cypher, from now on',
          'list    all alerts, with the time of their last run',
          'remove  watch it no longer',
          'run     what is new, changed, disputed or gone since the last run of all alerts, or of those named',
          '',
          `Exit code of run: 0 no news, ${NEWS} news, 1 trouble.`,
        ].join('\n'),
      ) as never,
  handler: async (flags) => {
    checkFlags(flags);
    await withStore(flags.store, 'read', (store) => RUN[flags.action](store, flags));
  },
};

const RUN: Record<Flags['action'], (store: GraphStore, flags: Flags) => Promise<void>> = { add, list, remove, run };

/** What belongs to one action only. */
function checkFlags(flags: Flags): void {
  const { action, names, cypher, all, unknown, dryRun, evidence, param } = flags;
  const filters = Object.keys(filtersOf({ ...flags })).length > 0;
  if (action !== 'add' && (filters || cypher !== undefined || param.length > 0 || all || unknown))
    throw usage(
      `alert ${action} takes no filters, and nothing of \`alert add\`.`,
      'Name the alerts; `whomet alert list` shows them.',
    );
  if (action !== 'run' && (dryRun || evidence))
    throw usage(`--dry-run and --evidence belong to alert run.`, 'Leave them out.');
  if (action === 'add' && names.length > 1)
    throw usage('alert add takes one name.', 'A name of several words for a filter needs quotes: --person "Ann Lee".');
  if (action === 'remove' && names.length === 0) throw usage('Which alert?', '`whomet alert list` shows them.');
  if (cypher !== undefined && filters)
    throw usage('An alert watches filters or a query, not both.', 'Write the conditions into the query.');
}

const usage = (message: string, next: string): WhometError => new WhometError({ code: 'usage/alert', message, next });

async function add(store: GraphStore, flags: Flags): Promise<void> {
  const { cypher, param, names, all, unknown } = flags;
  const watched: Watched =
    cypher === undefined
      ? { kind: 'meetings', filters: filtersOf({ ...flags }) }
      : { kind: 'cypher', text: cypher, parameters: Object.fromEntries(param.map(parameterOf)) };
  const { alert, found } = await addAlert(store, watched, { name: names[0], all, unknown });
  const what = `${watched.kind === 'meetings' ? 'meeting' : 'row'}${found === 1 ? '' : 's'}`;
  process.stdout.write(`${alert.name}: ${found} ${what} now; \`whomet alert run\` tells what comes.\n`);
}

async function list(store: GraphStore, { format }: Flags): Promise<void> {
  const alerts = await store.alerts();
  process.stdout.write(formatResult(alertsResult(alerts), format, width()));
}

async function remove(store: GraphStore, { names }: Flags): Promise<void> {
  for (const name of names) {
    await removeAlert(store, name);
    process.stdout.write(`${name} is watched no longer.\n`);
  }
}

/** News go out before they are kept in mind. Without news nothing is printed but on a terminal: cron mails what is. */
async function run(store: GraphStore, { names, dryRun, evidence, format }: Flags): Promise<void> {
  const { ran, news, notes, troubles, keep } = await runAlerts(store, names);
  const ids = news.flatMap(({ id, meeting }) => (meeting && id !== null ? [id] : []));
  const result = newsResult(news, evidence ? await loadEvidence(store, ids) : null);
  if (format.startsWith('json')) process.stdout.write(formatResult(result, format));
  else if (format !== 'table') process.stdout.write(formatResult(readable(result), format));
  else if (news.length > 0) process.stdout.write(tableText(inTable(readable(result)), result.rows.map(evidenceIn)));
  if (!dryRun) await keep();
  process.stderr.write(troubles.map((line) => `${line}\n`).join(''));
  if (process.stderr.isTTY) process.stderr.write(notes.map((line) => `${line}\n`).join(''));
  if (process.stderr.isTTY || news.length > 0)
    process.stderr.write(`News: ${news.length}, of ${ran.length} ${ran.length === 1 ? 'alert' : 'alerts'}\n`);
  process.exitCode = troubles.length > 0 ? 1 : news.length > 0 ? NEWS : 0;
}

/** A terminal shows the columns that have something in them. */
const inTable = ({ rows }: QueryResult): QueryResult => ({
  columns: SHOWN.filter((column) => rows.some((row) => cell(row[column]) !== '')),
  rows,
});

const width = (): number => (process.stdout.isTTY ? process.stdout.columns : 160);
