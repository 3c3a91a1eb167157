import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CommandModule } from 'yargs';
import { ask } from '../store/ask.ts';
import { findQuestion } from '../store/questions.ts';
import { shownColumns } from './ask.ts';
import { ingestAndTell } from './ingest.ts';
import { table } from './output.ts';
import { withStore } from './store-option.ts';
import { openView } from './view.ts';

interface Flags {
  readonly open: boolean;
  readonly store: string | undefined;
}

const QUESTION = 'who-met-whom';
const SAMPLES = fileURLToPath(new URL('../../data/samples', import.meta.url));

export const demoCommand: CommandModule<object, Flags> = {
  command: 'demo',
  describe: 'Ingest the sample articles, print who met whom, open the viewer',
  builder: (yargs) =>
    yargs.options({
      open: { type: 'boolean', default: true, describe: 'Open the viewer (--no-open for scripts)' },
      store: { type: 'string', describe: 'Folder for the demo store (else a temporary one)' },
    }) as never,
  handler: async ({ open, store }) => {
    const folder = store ?? mkdtempSync(join(tmpdir(), 'whomet-demo-'));
    await withStore(folder, 'write', (opened) =>
      ingestAndTell(opened, [SAMPLES], { metadata: join(SAMPLES, 'metadata.csv') }),
    );
    const pairs = await withStore(folder, 'read', (opened) => ask(opened, QUESTION, {}));
    const width = process.stdout.isTTY ? process.stdout.columns : 120;
    const lines = table({ ...pairs, columns: shownColumns(findQuestion(QUESTION), pairs) }, width);
    process.stdout.write(
      `\n${lines.join('\n')}\n\nAsk more: npx whomet ask meetings --evidence --store ${folder}\nAll questions: npx whomet ask --list\n`,
    );
    if (open) await openView(folder, {});
  },
};
