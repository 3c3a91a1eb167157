import type { CommandModule } from 'yargs';
import { jsonText } from '../model/json.ts';
import { checkUp, type Check } from './doctor-checks.ts';
import { locationOf, storeOption } from './store-option.ts';
import { paint, writeLines, type Colour, type Line } from './terminal.ts';

interface Flags {
  readonly store: string | undefined;
  readonly format: 'table' | 'json';
}

const COLOUR: Readonly<Record<Check['state'], Colour>> = { ok: 'green', note: 'yellow', bad: 'red' };

export const doctorCommand: CommandModule<object, Flags> = {
  command: 'doctor',
  describe: 'Check Node, the store, Neo4j, the browser and the disk, and tell what to do',
  builder: (yargs) =>
    yargs
      .options({
        ...storeOption,
        format: { choices: ['table', 'json'] as const, default: 'table', describe: 'For people, or for programs' },
      })
      .example('$0 doctor', 'Of this machine and the store of this folder')
      .example('$0 doctor --store neo4j://localhost', 'Of a server') as never,
  handler: async ({ store, format }) => {
    const checks = await checkUp({
      store: locationOf(store),
      environment: process.env,
      platform: process.platform,
    });
    if (format === 'json') process.stdout.write(`${jsonText(checks, 2)}\n`);
    else writeLines(process.stdout, linesOf(checks));
    if (checks.some(({ state }) => state === 'bad')) process.exitCode = 1;
  },
};

/** A line a check, with the next step below it. */
function linesOf(checks: readonly Check[]): Line[] {
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks.flatMap(({ name, state, found, next }): Line[] => {
    const line = [paint(COLOUR[state], state.padEnd(4)), `  ${name.padEnd(width)}  ${found}`];
    return next === null ? [line] : [line, `${' '.repeat(width + 8)}${next}`];
  });
}
