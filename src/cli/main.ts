#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import yargs, { type CommandModule } from 'yargs';
import { hideBin } from 'yargs/helpers';
import { describeTrouble, WhometError } from '../model/errors.ts';
import { VERSION } from '../model/version.ts';
import { everyCommand, isCommand, loadCommand } from './commands.ts';
import { globalOptions } from './global-options.ts';
import { guardOutput } from './guarded-output.ts';
import { hasSettings, useSettings, withSettings } from './settings.ts';
import { applyLabelPrefix } from './store-option.ts';
import { shapeOf } from './shape.ts';
import { complain, detail } from './terminal.ts';

const EPILOGUE = `Exit codes: 0 all went well, 1 trouble in the input or the store, 2 wrong usage; alert run: 3 news.
Settings: flags, else WHOMET_FLAG in the environment, else whomet.config.json in this folder.
\`whomet COMMAND --help\` has examples. Everything else: docs/command-line.md.`;

/** Exit codes: 0 all went well, 1 trouble in the input or the store, 2 wrong usage; `alert run` has 3 for news. */
async function main(): Promise<void> {
  const commands = await wantedCommands();
  useSettings(process.env, () => commands.map(shapeOf));
  const start = yargs(hideBin(process.argv))
    .scriptName('whomet')
    .usage('$0 COMMAND\n\nWho met whom, where, when, about what, and the sentence that proves it.');
  const parser = commands.reduce((built, command) => built.command(withSettings(command)), globalOptions(start));
  await parser
    .version(VERSION)
    .strict()
    .middleware(applyLabelPrefix)
    .demandCommand(1, 'Which command? `whomet --help` lists them.')
    .recommendCommands()
    .example('$0 demo', 'See what it does, on sample articles')
    .example('$0 ingest articles/', 'Read a folder of articles')
    .example('$0 ask who-met-whom --person Xi', 'Ask')
    .epilogue(EPILOGUE)
    .fail((message, error) => fail(error && error.name !== 'YError' ? error : usageError(message ?? error?.message)))
    .parseAsync();
}

/** The command that is typed; all of them for the help, for what is no command, and where settings must be checked. */
async function wantedCommands(): Promise<CommandModule[]> {
  const [wanted] = hideBin(process.argv);
  if (wanted === '--version') return [];
  return isCommand(wanted) && !hasSettings(process.env) ? [await loadCommand(wanted)] : everyCommand();
}

/** What yargs itself finds, and what a flag's `coerce` throws. */
const usageError = (message: string): WhometError =>
  new WhometError({ code: 'usage/arguments', message, next: 'See `whomet --help`.' });

function fail(error: unknown): never {
  if (error instanceof WhometError) {
    const { code, message, where, next } = error;
    complain(describeTrouble({ code, message, ...(where && { where }), ...(next && { next }) }));
    detail(String(error.stack));
    process.exit(error.isUsage ? 2 : 1);
  }
  complain(systemTrouble(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)));
  process.exit(1);
}

/** What the system says of a file that a flag names: no such file, no permission, no space. */
function systemTrouble(error: unknown): string | null {
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || path === undefined || syscall === undefined) return null;
  const [, message = ''] = /: ([^,:]*), /.exec((error as Error).message) ?? [];
  return describeTrouble({
    code: `system/${code}`,
    message: `The system says: ${message}.`,
    where: path,
    next: 'Check the path and its permissions.',
  });
}

/** What suits a program of many functions with threads that fill the cores: figures in docs/performance.md. */
function tuneEngine(): void {
  // Many records make much that lives long: left to itself, the heap grows to several times what is in use before it is cleared.
  setFlagsFromString('--heap-growing-percent=15');
  // Helpers that clear short-lived memory together wait for each other where the cores are busy.
  setFlagsFromString('--no-parallel-scavenge');
  // Up to Node 20 more than a quarter of the processor went into compiling once more what is compiled: now only what runs most is.
  if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString('--interrupt-budget=1081344');
}

tuneEngine();
// A reader that has seen enough (`| head`) ends the program quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
guardOutput(process.stdout, process.stderr);
main().catch(fail);
