import type { Argv } from 'yargs';
import { WhometError } from '../model/errors.ts';
import type { Flag } from './shape.ts';
import { setLoudness } from './terminal.ts';

const quiet = 'Print answers and troubles only: no report, no remarks, no progress';
const verbose = 'Tell also how it is done';

/** Flags of every command, in the form that completion needs. */
export const GLOBAL_FLAGS: readonly Flag[] = [
  { name: 'quiet', alias: 'q', describe: quiet, choices: null, kind: 'switch' },
  { name: 'verbose', alias: null, describe: verbose, choices: null, kind: 'switch' },
];

/** `--quiet` and `--verbose`, and what they do. */
export const globalOptions = (argv: Argv): Argv =>
  argv
    .options({
      quiet: { alias: 'q', type: 'boolean', default: false, global: true, describe: quiet },
      verbose: { type: 'boolean', default: false, global: true, describe: verbose },
    })
    .check(({ quiet, verbose }) => {
      if (!quiet || !verbose) return true;
      const message = '--quiet and --verbose are opposites.';
      throw new WhometError({ code: 'usage/arguments', message, next: 'Give one of them.' });
    })
    .middleware(({ quiet, verbose }) => setLoudness(quiet ? 'quiet' : verbose ? 'verbose' : 'usual'));
