import { readFile, writeFile } from 'node:fs/promises';
import type { CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import type { Filters } from '../model/filters.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import { openBrowser } from '../server/open-browser.ts';
import type { ViewerSource } from '../server/viewer-api.ts';
import { startViewer } from '../server/viewer-server.ts';
import { ask } from '../store/ask.ts';
import type { KeptOpen } from '../store/kept-open.ts';
import { hear } from '../store/ledger/hear.ts';
import { listQuestions } from '../store/questions.ts';
import { loadNeighbours, loadViewData } from '../store/view-data.ts';
import { place } from '../view/layout.ts';
import { fillPage } from '../view/page.ts';
import { filterOptions, filtersOf } from './filters.ts';
import { authorOf } from './judging.ts';
import { numberOf } from './number-of.ts';
import { keptOpen, storeOption, withStore } from './store-option.ts';
import { note } from './terminal.ts';

/** Both from src/cli and from dist/cli this is the built page. */
const TEMPLATE = new URL('../../dist/viewer/viewer.html', import.meta.url);

/** Milliseconds that a query typed in the page may take. */
const QUERY_TIME = 60_000;

interface Flags {
  readonly store: string | undefined;
  readonly output: string | undefined;
  readonly port: number;
  readonly open: boolean;
}

export const viewCommand: CommandModule<object, Flags> = {
  command: 'view',
  describe: 'Look at the graph in a browser, or write it as one page that works offline',
  builder: (yargs) =>
    yargs
      .options({
        ...storeOption,
        output: {
          alias: 'o',
          type: 'string',
          requiresArg: true,
          describe: 'Write one HTML file instead; it makes no request to anywhere',
        },
        port: {
          default: 0,
          requiresArg: true,
          coerce: numberOf('port', 0, 65_535),
          describe: 'Port on 127.0.0.1 (0: any free one)',
        },
        open: { type: 'boolean', default: true, describe: 'Open the browser (--no-open: print the address only)' },
        ...filterOptions,
      })
      .example('$0 view', 'In the browser')
      .example('$0 view --person Macron --from 2023-01-01 -o macron.html', 'One page to pass on') as never,
  handler: async (flags) => {
    const filters = filtersOf(flags as unknown as Readonly<Record<string, unknown>>);
    if (flags.output !== undefined) await writePage(flags.output, flags.store, filters);
    else await openView(flags.store, filters, flags);
  },
};

const readTemplate = (): Promise<string> =>
  readFile(TEMPLATE, 'utf8').catch(() => {
    throw new WhometError({
      code: 'view/not-built',
      message: 'The viewer’s page is not built yet',
      next: 'Build it: npm run build:viewer',
    });
  });

/** Readers never block a writer; only what somebody says of the graph opens the store to write. */
const sourceOf = (store: string | undefined, reader: KeptOpen, filters: Filters): ViewerSource => ({
  load: () => reader.use((opened) => loadViewData(opened, filters)),
  neighbours: (party) => reader.use((opened) => loadNeighbours(opened, party)),
  questions: () =>
    listQuestions().map(({ name, title, asks, parameters, table, notes }) => {
      return { name, title, asks, parameters, table, notes };
    }),
  async judge(said) {
    await withStore(store, 'write', (opened) => hear(opened, [said], authorOf(undefined), defaultKnowledge));
  },
  ask: (name, parameters) => reader.use((opened) => ask(opened, name, parameters)),
  query: (cypher, limit) => reader.use((opened) => opened.query(cypher, {}, { limit, timeout: QUERY_TIME })),
});

async function writePage(output: string, store: string | undefined, filters: Filters): Promise<void> {
  const data = await withStore(store, 'read', (opened) => loadViewData(opened, filters));
  await writeFile(output, fillPage(await readTemplate(), place(data)));
  note(`${output}: ${data.meetings.length} meetings, ${data.parties.length} people and organizations`);
}

/** On Linux a browser needs a display; without one, `xdg-open` would look for a browser of the terminal. */
function hasDesktop(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY || WSL_DISTRO_NAME);
}

/** Serves until the program is stopped. Every reload reads the newest state of the store. */
export async function openView(
  store: string | undefined,
  filters: Filters,
  { port = 0, open = true }: { readonly port?: number; readonly open?: boolean } = {},
): Promise<void> {
  const reader = keptOpen(store);
  const source = sourceOf(store, reader, filters);
  await source.load();
  const viewer = await startViewer({ source, template: await readTemplate(), port });
  const opened = open && hasDesktop() && (await openBrowser(viewer.url));
  process.stdout.write(`${viewer.url}\n`);
  note(opened ? 'Opened in the browser. Ctrl+C ends it.' : 'Open this address in a browser. Ctrl+C ends it.');
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve).once('SIGTERM', resolve);
  });
  await viewer.close();
  await reader.close();
}
