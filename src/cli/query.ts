import type { CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import { numberOf } from './number-of.ts';
import { FORMATS, isRowByRow, type Format } from './output.ts';
import { printResult, printStream } from './print-result.ts';
import { storeOption, withStore } from './store-option.ts';
import { note } from './terminal.ts';

interface Flags {
  readonly cypher: string;
  readonly store: string | undefined;
  readonly param: readonly string[];
  readonly limit: number;
  readonly offset: number;
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
        offset: { default: 0, requiresArg: true, coerce: numberOf('offset', 0), describe: 'Rows to leave out first' },
        timeout: { default: 60, requiresArg: true, coerce: numberOf('timeout', 0.001), describe: 'Seconds at most' },
        format: { choices: FORMATS, default: 'table' as Format, describe: 'Table for people, the others for programs' },
      })
      .example(
        "$0 query 'MATCH (m:Meeting) RETURN m.status AS status, count(m) AS meetings'",
        'How many of each status',
      )
      .example(
        '$0 query \'MATCH (p:Person {name: $name}) RETURN p\' --param name="Joe Biden"',
        'With a value',
      ) as never,
  handler: async ({ cypher, store, param, limit, offset, timeout, format }) => {
    const parameters = Object.fromEntries(param.map(parameterOf));
    const limits = { timeout: timeout * 1000, limit, offset };
    await withStore(store, 'read', async (opened) => {
      if (isRowByRow(format)) return printStream(await opened.stream(cypher, parameters, limits), format);
      const result = await opened.query(cypher, parameters, { ...limits, limit: limit + 1 });
      const rows = result.rows.slice(0, limit);
      printResult({ ...result, rows }, format);
      const more = result.rows.length > limit ? `, and there are more: --offset ${offset + limit}` : '';
      if (format === 'table') note(`${rows.length} ${rows.length === 1 ? 'row' : 'rows'}${more}`);
    });
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
