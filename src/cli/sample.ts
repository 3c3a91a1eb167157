import { writeFileSync } from 'node:fs';
import type { CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import type { ArticleRecord } from '../model/record.ts';
import { sampleOf, STRATA, type Stratum } from '../pipeline/sample.ts';
import { SHEET_COLUMNS, sheetRows } from '../pipeline/sheet.ts';
import { numberOf } from './number-of.ts';
import { formatResult } from './output.ts';
import { storeOption, withStore } from './store-option.ts';

interface Flags {
  readonly store: string | undefined;
  readonly n: number | undefined;
  readonly by: readonly Stratum[];
  readonly seed: string;
  readonly output: string | undefined;
}

/** How many articles are drawn unless told otherwise. */
const COUNT = 200;

export const sampleCommand: CommandModule<object, Flags> = {
  command: 'sample',
  describe: 'Write a sheet for people to annotate: articles of the store, drawn by lot, without what was found in them',
  builder: (yargs) =>
    yargs
      .options({
        ...storeOption,
        n: { type: 'string', requiresArg: true, coerce: numberOf('n', 1), describe: `How many articles (${COUNT})` },
        by: {
          type: 'string',
          requiresArg: true,
          default: 'status',
          coerce: strataOf,
          describe: `Spread over ${STRATA.join(', ')}; several by commas`,
        },
        seed: { type: 'string', requiresArg: true, default: '1', describe: 'Another word draws other articles' },
        output: { alias: 'o', type: 'string', requiresArg: true, describe: 'File; else printed' },
      })
      .example(
        '$0 sample --n 200 --by status,publisher,year -o sheet.csv',
        'Two copies, two coders; then `evaluate`',
      ) as never,
  handler: async ({ store, n = COUNT, by, seed, output }) => {
    const records = await withStore(store, 'read', async (opened) => {
      const found: ArticleRecord[] = [];
      for await (const record of opened.records()) if (record.article.language === 'en') found.push(record);
      return found;
    });
    const sample = sampleOf(records, Math.floor(n), by, seed);
    const sheet = formatResult({ columns: SHEET_COLUMNS, rows: sheetRows(sample) }, 'csv');
    if (output === undefined) return void process.stdout.write(sheet);
    writeFileSync(output, sheet);
    const without = sample.filter(({ claims }) => claims.length === 0).length;
    process.stdout.write(
      `${output}: ${sample.length} of ${records.length} articles, ${without} of them without a claim\n`,
    );
  },
};

function strataOf(given: string | readonly Stratum[]): readonly Stratum[] {
  if (typeof given !== 'string') return given;
  return given.split(',').map((word) => {
    const found = STRATA.find((stratum) => stratum === word.trim());
    if (found) return found;
    throw new WhometError({
      code: 'usage/by',
      message: `--by ${word} is nothing that a sample can be spread over.`,
      next: `It takes ${STRATA.join(', ')}, several by commas.`,
    });
  });
}
