import type { CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import { numberOf } from './number-of.ts';
import { formatResult, FORMATS, type Format } from './output.ts';
import { storeOption, withStore } from './store-option.ts';

interface Flags {
  readonly cypher: string;
  readonly store: string | undefined;
  readonly param: readonly string[];
  readonly limit: number;
  readonly timeout: number;
  readonly format: Format;
}

export const queryCommand: CommandModule<object, Flags> = {
  command: 'query <cypher>',
  describe: 'Ask anything in Cypher; nothing can be changed',
  builder: (yargs) =>
    yargs
      .positional('cypher', { type: 'string', describe: 'MATCH … RETURN …; values as $name', demandOption: true })
      .options({
        ...storeOption,
        param: { type: 'string', array: true, nargs: 1, default: [], describe: 'name=value; the value may be JSON' },
        limit: { default: 1000, requiresArg: true, coerce: numberOf('limit', 1), describe: 'Rows at most' },
        timeout: { default: 60, requiresArg: true, coerce: numberOf('timeout', 0.001), describe: 'Seconds at most' },
        format: { choices: FORMATS, default: 'table' as Format, describe: 'Table for people, the others for programs' },
      }) as never,
  handler: async ({ cypher, store, param, limit, timeout, format }) => {
    const parameters = Object.fromEntries(param.map(parameterOf));
    const limits = { timeout: timeout * 1000, limit: limit + 1 };
    const result = await withStore(store, 'read', (opened) => opened.query(cypher, parameters, limits));
    const rows = result.rows.slice(0, limit);
    const width = process.stdout.isTTY ? process.stdout.columns : 160;
    process.stdout.write(formatResult({ ...result, rows }, format, width));
    const more = result.rows.length > limit ? ', and there are more: see --limit' : '';
    if (format === 'table') process.stderr.write(`${rows.length} ${rows.length === 1 ? 'row' : 'rows'}${more}\n`);
  },
};

/** `name=value`: JSON where it is some (numbers, lists, true), else the text itself. */
export function parameterOf(text: string): [string, unknown] {
  const at = text.indexOf('=');
  if (at <= 0) {
    throw new WhometError({
      code: 'usage/param',
      message: `--param ${text} has no name.`,
      next: 'Write --param name=value.',
    });
  }
  const value = text.slice(at + 1);
  try {
    return [text.slice(0, at), JSON.parse(value)];
  } catch {
    return [text.slice(0, at), value];
  }
}
