import type { CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import { release } from './guarded-output.ts';
import { storeOption, withStore } from './store-option.ts';

interface Flags {
  readonly store: string | undefined;
}

export const mcpCommand: CommandModule<object, Flags> = {
  command: 'mcp',
  describe: 'Let agents ask the store, with citations, by the Model Context Protocol; nothing can be changed',
  builder: (yargs) => yargs.options(storeOption) as never,
  handler: async ({ store }) => {
    const { serveMcp } = await loadServer();
    await withStore(store, 'read', (opened) => opened.info());
    if (process.stdin.isTTY)
      process.stderr.write('This speaks to a program, not to people: agents start it. Ctrl+C ends it.\n');
    release(process.stdout);
    await serveMcp((work) => withStore(store, 'read', work));
  },
};

/** Its packages are optional and loaded only here. */
const loadServer = () =>
  import('../server/mcp/serve.ts').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new WhometError({
      code: 'usage/mcp',
      message: 'The packages that speak to agents are not installed.',
      next: 'npm install @modelcontextprotocol/server zod',
    });
  });
