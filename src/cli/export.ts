import { writeFile } from 'node:fs/promises';
import type { CommandModule } from 'yargs';
import { CSV_TABLES, type CsvTable } from '../export/csv.ts';
import { EXPORT_FORMATS, exportView, GRAPHS, type ExportFormat, type GraphName } from '../export/formats.ts';
import { loadViewData } from '../store/view-data.ts';
import { filterOptions, filtersOf } from './filters.ts';
import { storeOption, withStore } from './store-option.ts';

interface Flags {
  readonly format: ExportFormat;
  readonly store: string | undefined;
  readonly output: string | undefined;
  readonly graph: GraphName;
  readonly table: CsvTable;
}

export const exportCommand: CommandModule<object, Flags> = {
  command: 'export <format>',
  describe: 'Write meetings for other programs: GEXF for Gephi, GraphML, JSON, CSV',
  builder: (yargs) =>
    yargs
      .positional('format', { choices: EXPORT_FORMATS, demandOption: true, describe: 'Format of the file' })
      .options({
        ...storeOption,
        output: { alias: 'o', type: 'string', requiresArg: true, describe: 'File to write (else standard output)' },
        graph: { choices: GRAPHS, default: 'people' as GraphName, describe: 'Of GEXF and GraphML: what is a node' },
        table: { choices: CSV_TABLES, default: 'meetings' as CsvTable, describe: 'Of CSV: which table' },
        ...filterOptions,
      })
      .example('$0 export gexf -o met.gexf --from 2023-01-01', 'A dynamic graph for Gephi') as never,
  handler: async (flags) => {
    const filters = filtersOf(flags as unknown as Readonly<Record<string, unknown>>);
    const data = await withStore(flags.store, 'read', (store) => loadViewData(store, filters));
    const { text, notes } = exportView(data, flags.format, flags);
    if (flags.output === undefined) process.stdout.write(text);
    else await writeFile(flags.output, text);
    const counts = `${data.meetings.length} meetings, ${data.parties.length} people and organizations`;
    process.stderr.write(`${[flags.output ? `${flags.output}: ${counts}` : counts, ...notes].join('\n')}\n`);
  },
};
