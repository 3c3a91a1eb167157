import type { CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import { release } from './guarded-output.ts';
import { keptOpen, storeOption } from './store-option.ts';
import { note } from './terminal.ts';

interface Flags {
  readonly store: string | undefined;
}

export const mcpCommand: CommandModule<object, Flags> = {
  command: 'mcp',
  describe: 'Let agents ask the store, with citations, by the Model Context Protocol; nothing can be changed',
  builder: (yargs) =>
    yargs
      .options(storeOption)
      .example('$0 mcp --store articles-store', 'What an agent’s settings start: docs/agents.md') as never,
  handler: async ({ store }) => {
    const { serveMcp } = await loadServer();
    const reader = keptOpen(store);
    await reader.use((opened) => opened.info());
    if (process.stdin.isTTY) note('This speaks to a program, not to people: agents start it. Ctrl+C ends it.');
    release(process.stdout);
    await serveMcp((work) => reader.use(work));
    await reader.close();
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
