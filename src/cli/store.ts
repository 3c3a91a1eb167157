import type { CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import { extractArticle } from '../pipeline/extract-article.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import { checkStore } from '../store/check.ts';
import { copyStore } from '../store/copy.ts';
import type { StoreInfo } from '../store/contract.ts';
import { openReview } from '../store/ledger/open-review.ts';
import { reExtract } from '../store/re-extract.ts';
import { rebuildGraph } from '../store/rebuild.ts';
import { progress } from './progress.ts';
import { locationOf, storeOption, withStore } from './store-option.ts';

interface Flags {
  readonly action: (typeof ACTIONS)[number];
  readonly store: string | undefined;
  readonly yes: boolean;
  readonly to: string | undefined;
}

const ACTIONS = ['info', 'check', 'prepare', 'rebuild', 're-extract', 'copy', 'drop'] as const;

export const storeCommand: CommandModule<object, Flags> = {
  command: 'store <action>',
  describe: 'Look after the store: info, check, prepare, rebuild, re-extract, copy, drop',
  builder: (yargs) =>
    yargs
      .positional('action', { choices: ACTIONS, demandOption: true, describe: 'What to do' })
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
          'check    read every record and compare the graph with them',
          'prepare  make the constraints and indexes, and finish an import by neo4j-admin',
          'rebuild  make the graph anew from the records',
          'copy     copy everything to another store, and compare the two',
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
  check: ({ store }) =>
    withStore(store, 'read', async (opened) => {
      const differences = await checkStore(opened, defaultKnowledge);
      if (differences.length === 0) return ['Every record is whole, and the graph is what they say.'];
      throw new WhometError({
        code: 'store/stale',
        message: `The graph is not what the records say: ${differences.map(({ name, expected, found }) => `${name} ${found} instead of ${expected}`).join(', ')}.`,
        where: opened.location,
        next: 'Make it anew with `whomet store rebuild`.',
      });
    }),
  prepare: ({ store }) => withStore(store, 'write', async (opened) => describe(await opened.info())),
  rebuild: ({ store }) =>
    withStore(store, 'write', async (opened) => {
      const { meetings, claims, articles } = await rebuildGraph(opened, defaultKnowledge);
      return [`${meetings.length} meetings from ${claims.length} claims in ${articles.length} articles`];
    }),
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
        `${meetings.length} meetings; ${orphans.length} judgements do not find what they are about${lost}`,
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
  drop: async ({ store, yes }) => {
    if (!yes) {
      const message = `This deletes all records and judgements in ${locationOf(store)}.`;
      throw new WhometError({ code: 'usage/confirm', message, next: 'Add --yes if you mean it.' });
    }
    await withStore(store, 'write', (opened) => opened.drop());
    return ['Deleted.'];
  },
};

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
