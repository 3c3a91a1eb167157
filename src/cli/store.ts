import type { CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import { extractArticle } from '../pipeline/extract-article.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import { checkBackup, type BackupSummary } from '../store/backup-file.ts';
import { writeBackup } from '../store/backup.ts';
import { checkStore, type Difference } from '../store/check.ts';
import { copyStore } from '../store/copy.ts';
import type { GraphStore, StoreInfo } from '../store/contract.ts';
import { openReview } from '../store/ledger/open-review.ts';
import { reExtract } from '../store/re-extract.ts';
import { makeCurrent, rebuildGraph } from '../store/rebuild.ts';
import { restoreBackup } from '../store/restore.ts';
import { progress } from './progress.ts';
import { evidenceOf, locationOf, storeOption, withStore } from './store-option.ts';

interface Flags {
  readonly action: (typeof ACTIONS)[number];
  readonly store: string | undefined;
  readonly yes: boolean;
  readonly to: string | undefined;
  readonly file: string | undefined;
}

const ACTIONS = ['info', 'check', 'prepare', 'rebuild', 're-extract', 'copy', 'backup', 'restore', 'drop'] as const;

export const storeCommand: CommandModule<object, Flags> = {
  command: 'store <action> [file]',
  describe: 'Look after the store: info, check, prepare, rebuild, re-extract, copy, backup, restore, drop',
  builder: (yargs) =>
    yargs
      .positional('action', { choices: ACTIONS, demandOption: true, describe: 'What to do' })
      .positional('file', { type: 'string', describe: 'Of backup and restore: the file, packed if it ends in .gz' })
      .options({
        ...storeOption,
        to: { type: 'string', requiresArg: true, describe: 'Of copy: folder or neo4j://HOST/DATABASE to copy to' },
        yes: { type: 'boolean', default: false, describe: 'Of drop: yes, delete everything' },
      })
      .example('$0 store info', 'What is in it')
      .example('$0 store copy --to neo4j://localhost', 'From the folder to a server')
      .epilogue(
        [
          'info     how many articles, nodes and edges',
          'check    read every record and compare every node and edge with them',
          'prepare  make constraints and indexes, finish an import by neo4j-admin or what a stopped run left',
          'rebuild  make the graph anew from the records',
          'copy     copy everything to another store, and compare the two',
          'backup   write everything into one file, while the store is in use',
          'restore  check such a file and make a store of it',
          'drop     delete the records and the graph',
        ].join('\n'),
      ) as never,
  handler: async (flags) => {
    const lines = await RUN[flags.action](flags);
    process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  },
};

const RUN: Record<Flags['action'], (flags: Flags) => Promise<string[]>> = {
  info: ({ store }) => withStore(store, 'read', async (opened) => describe(await opened.info())),
  check: ({ store }) => withStore(store, 'read', check),
  prepare: ({ store }) =>
    withStore(store, 'write', async (opened) => {
      await makeCurrent(opened, defaultKnowledge);
      return describe(await opened.info());
    }),
  rebuild: ({ store }) =>
    withStore(
      store,
      'write',
      async (opened) => {
        const { meetings, claims, articles } = await rebuildGraph(opened, defaultKnowledge);
        return [`${meetings} meetings from ${claims} claims in ${articles} articles`];
      },
      true,
    ),
  're-extract': ({ store }) =>
    withStore(store, 'write', async (opened) => {
      const bar = progress('articles');
      const { articles, changed } = await reExtract(opened, extractArticle, (name, share) => bar.step(name, share));
      bar.done();
      const { meetings } = await rebuildGraph(opened, defaultKnowledge);
      const { orphans } = await openReview(opened, defaultKnowledge);
      const lost = orphans.length > 0 ? '; see `whomet review --orphans`' : '';
      return [
        `${articles} articles mined again, ${changed} with another result`,
        `${meetings} meetings; ${orphans.length} judgements do not find what they are about${lost}`,
      ];
    }),
  copy: async ({ store, to }) => {
    if (to === undefined) {
      const next = 'Name the other store: whomet store copy --to neo4j://HOST/DATABASE.';
      throw new WhometError({ code: 'usage/to', message: 'A copy goes somewhere.', next });
    }
    const info = await withStore(store, 'read', (from) =>
      withStore(to, 'write', (other) => copyStore(from, other, defaultKnowledge)),
    );
    return [`${info.articles} articles and ${info.judgements} judgements; both ends are equal.`];
  },
  backup: async ({ store, file }) => {
    const path = fileFor('backup', file);
    const evidence = evidenceOf(locationOf(store));
    return told(await withStore(store, 'read', (opened) => writeBackup(opened, path, evidence)));
  },
  restore: async ({ store, file }) => {
    const path = fileFor('restore', file);
    const evidence = evidenceOf(locationOf(store));
    await checkBackup(path);
    return told(await withStore(store, 'write', (opened) => restoreBackup(opened, path, evidence, defaultKnowledge)));
  },
  drop: async ({ store, yes }) => {
    if (!yes) {
      const message = `This deletes all records and judgements in ${locationOf(store)}.`;
      throw new WhometError({ code: 'usage/confirm', message, next: 'Add --yes if you mean it.' });
    }
    await withStore(store, 'write', (opened) => opened.drop());
    return ['Deleted.'];
  },
};

async function check(opened: GraphStore): Promise<string[]> {
  const { differences, isCurrent, record, graph } = await checkStore(opened, defaultKnowledge);
  if (differences.length === 0 && isCurrent) {
    return ['Every record is whole, and the graph is what they say.', `record  ${record}`, `graph   ${graph}`];
  }
  const reason = isCurrent ? '' : ' A run was stopped before it made the graph, or another version made it.';
  throw new WhometError({
    code: 'store/stale',
    message: `The graph is not what the records say: ${differences.map(difference).join(', ') || 'it does not say what it was made from'}.${reason}`,
    where: opened.location,
    next: 'Nothing is lost: `whomet store rebuild` makes the graph anew, and so does the next ingest.',
  });
}

const difference = ({ name, expected, found, missing, foreign }: Difference): string =>
  expected === found
    ? `${Math.max(missing, foreign)} of ${found} ${name} are other`
    : `${name} ${found} instead of ${expected}`;

function fileFor(action: string, file: string | undefined): string {
  if (file !== undefined) return file;
  const next = `Name it: whomet store ${action} whomet-backup.jsonl.gz.`;
  throw new WhometError({ code: 'usage/file', message: `A ${action} needs a file.`, next });
}

const told = ({ articles, judgements, pages, record }: BackupSummary): string[] => [
  `${articles} articles, ${judgements} judgements, ${pages} fetched pages; every digest is right.`,
  `record  ${record}`,
];

function describe({ location, engine, articles, judgements, nodes, edges }: StoreInfo): string[] {
  return [
    `store       ${location}`,
    `engine      ${engine}`,
    `articles    ${articles}`,
    `judgements  ${judgements}`,
    'nodes',
    ...countLines(nodes),
    'edges',
    ...countLines(edges),
  ];
}

const countLines = (counts: Readonly<Record<string, number>>): string[] =>
  Object.entries(counts).map(([name, count]) => `  ${name.padEnd(16)}${count}`);
