import type { CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import type { GraphStore } from '../store/contract.ts';
import { readCypher } from '../store/cypher-files.ts';
import { makeCurrent, rebuildGraph } from '../store/rebuild.ts';
import { storeOption, withStore } from './store-option.ts';
import { note } from './terminal.ts';

interface Flags {
  readonly article: string;
  readonly store: string | undefined;
  readonly purge: boolean;
  readonly yes: boolean;
}

export const removeCommand: CommandModule<object, Flags> = {
  command: 'remove <article>',
  describe: 'Take an article out, as if it had never been ingested',
  builder: (yargs) =>
    yargs
      .positional('article', { type: 'string', demandOption: true, describe: 'Its id, name, title or address' })
      .options({
        ...storeOption,
        purge: { type: 'boolean', default: false, describe: 'Destroy its text, quotes and judgements too' },
        yes: { type: 'boolean', default: false, describe: 'Of --purge: yes, it cannot be taken back' },
      })
      .example('$0 remove articles/wrong.txt', 'By its file')
      .example('$0 remove "Talks in Oslo" --purge --yes', 'By its title; its text is destroyed') as never,
  handler: async ({ article, store, purge, yes }) => {
    if (purge && !yes) {
      const message = `This destroys the text of ${article} with its quotes and what people judged of it.`;
      throw new WhometError({ code: 'usage/confirm', message, next: 'Add --yes if you mean it.' });
    }
    await withStore(store, 'write', async (opened) => {
      await makeCurrent(opened, defaultKnowledge);
      const { id, name } = await articleOf(opened, article);
      await (purge ? opened.purge(id) : opened.remove(id));
      const { meetings } = await rebuildGraph(opened, defaultKnowledge);
      process.stdout.write(`${purge ? 'purged' : 'removed'}   ${name} (${id})\nmeetings  ${meetings}\n`);
      if (!purge) note('Ingest it again to have it back.');
    });
  },
};

async function articleOf(store: GraphStore, given: string): Promise<{ id: string; name: string }> {
  const file = given.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '');
  const { rows } = await store.query(readCypher('upkeep/find-article').text, { given, file });
  const [first, ...others] = rows;
  if (first && others.length === 0) return { id: String(first['id']), name: String(first['name']) };
  throw new WhometError({
    code: first ? 'remove/ambiguous' : 'remove/unknown',
    message: first ? `${rows.length} articles are named ${given}.` : `The store has no article ${given}.`,
    where: store.location,
    next: first
      ? `Give the id: ${rows.map(({ id, published }) => `${String(id)} (${String(published ?? 'no day')})`).join(', ')}.`
      : '`whomet ask meetings --evidence` names the article of each sentence.',
  });
}
