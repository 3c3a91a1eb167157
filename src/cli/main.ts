#!/usr/bin/env node
import yargs, { type CommandModule } from 'yargs';
import { hideBin } from 'yargs/helpers';
import { describeTrouble, WhometError } from '../model/errors.ts';
import { VERSION } from '../model/version.ts';
import { alertCommand } from './alert.ts';
import { askCommand } from './ask.ts';
import { demoCommand } from './demo.ts';
import { editCommand } from './edit.ts';
import { evaluateCommand } from './evaluate.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { extractCommand } from './extract.ts';
import { ingestCommand } from './ingest.ts';
import { guardOutput } from './guarded-output.ts';
import { loadCommand } from './load.ts';
import { mcpCommand } from './mcp.ts';
import { queryCommand } from './query.ts';
import { removeCommand } from './remove.ts';
import { reviewCommand } from './review.ts';
import { sampleCommand } from './sample.ts';
import { storeCommand } from './store.ts';
import { undoCommand } from './undo.ts';
import { viewCommand } from './view.ts';

const COMMANDS: readonly unknown[] = [
  ingestCommand,
  extractCommand,
  loadCommand,
  askCommand,
  queryCommand,
  alertCommand,
  viewCommand,
  mcpCommand,
  exportCommand,
  reviewCommand,
  editCommand,
  undoCommand,
  removeCommand,
  storeCommand,
  explainCommand,
  evaluateCommand,
  sampleCommand,
  demoCommand,
];

/** Exit codes: 0 all went well, 1 trouble in the input or the store, 2 wrong usage; `alert run` has 3 for news. */
async function main(): Promise<void> {
  const parser = COMMANDS.reduce<ReturnType<typeof yargs>>(
    (built, command) => built.command(command as CommandModule),
    yargs(hideBin(process.argv))
      .scriptName('whomet')
      .usage('$0 COMMAND\n\nWho met whom, where, when, about what, and the sentence that proves it.'),
  );
  await parser
    .version(VERSION)
    .strict()
    .demandCommand(1, 'Which command? `whomet --help` lists them.')
    .recommendCommands()
    .fail((message, error) => fail(error && error.name !== 'YError' ? error : usageError(message ?? error?.message)))
    .parseAsync();
}

/** What yargs itself finds, and what a flag's `coerce` throws. */
const usageError = (message: string): WhometError =>
  new WhometError({ code: 'usage/arguments', message, next: 'See `whomet --help`.' });

function fail(error: unknown): never {
  if (error instanceof WhometError) {
    const { code, message, where, next } = error;
    process.stderr.write(`${describeTrouble({ code, message, ...(where && { where }), ...(next && { next }) })}\n`);
    process.exit(error.isUsage ? 2 : 1);
  }
  const words = systemTrouble(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.stderr.write(`${words}\n`);
  process.exit(1);
}

/** What the system says of a file that a flag names: no such file, no permission, no space. */
function systemTrouble(error: unknown): string | null {
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || path === undefined || syscall === undefined) return null;
  const [message = ''] = /(?<=: ).*?(?=, )/.exec((error as Error).message) ?? [];
  return describeTrouble({
    code: `system/${code}`,
    message: `The system says: ${message}.`,
    where: path,
    next: 'Check the path and its permissions.',
  });
}

// A reader that has seen enough (`| head`) ends the program quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
guardOutput(process.stdout, process.stderr);
main().catch(fail);
