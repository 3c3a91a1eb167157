import { writeFile } from 'node:fs/promises';
import type { CommandModule } from 'yargs';
import { CSV_TABLES, type CsvTable } from '../export/csv.ts';
import { EXPORT_FORMATS, exportView, GRAPHS, type ExportFormat, type GraphName } from '../export/formats.ts';
import { exportNeo4jImport } from '../export/neo4j-import.ts';
import { WhometError } from '../model/errors.ts';
import type { Filters } from '../model/filters.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import { resolveStore } from '../store/rebuild.ts';
import { loadViewData } from '../store/view-data.ts';
import { filterOptions, filtersOf } from './filters.ts';
import { storeOption, withStore } from './store-option.ts';

interface Flags {
  readonly format: ExportFormat | 'neo4j';
  readonly store: string | undefined;
  readonly output: string | undefined;
  readonly graph: GraphName;
  readonly table: CsvTable;
}

export const exportCommand: CommandModule<object, Flags> = {
  command: 'export <format>',
  describe: 'Write meetings for other programs: GEXF for Gephi, GraphML, JSON, CSV; all for neo4j-admin',
  builder: (yargs) =>
    yargs
      .positional('format', {
        choices: [...EXPORT_FORMATS, 'neo4j'] as const,
        demandOption: true,
        describe: 'Format of the file',
      })
      .options({
        ...storeOption,
        output: {
          alias: 'o',
          type: 'string',
          requiresArg: true,
          describe: 'File to write (else standard output); of neo4j: the folder',
        },
        graph: { choices: GRAPHS, default: 'people' as GraphName, describe: 'Of GEXF and GraphML: what is a node' },
        table: { choices: CSV_TABLES, default: 'meetings' as CsvTable, describe: 'Of CSV: which table' },
        ...filterOptions,
      })
      .example('$0 export gexf -o met.gexf --from 2023-01-01', 'A dynamic graph for Gephi') as never,
  handler: async (flags) => {
    const filters = filtersOf(flags as unknown as Readonly<Record<string, unknown>>);
    if (flags.format === 'neo4j') return exportForImport(flags, filters);
    const { format } = flags;
    const data = await withStore(flags.store, 'read', (store) => loadViewData(store, filters));
    const { text, notes } = exportView(data, format, flags);
    if (flags.output === undefined) process.stdout.write(text);
    else await writeFile(flags.output, text);
    const counts = `${data.meetings.length} meetings, ${data.parties.length} people and organizations`;
    process.stderr.write(`${[flags.output ? `${flags.output}: ${counts}` : counts, ...notes].join('\n')}\n`);
  },
};

/** The whole store as files for a server that is not running yet. */
async function exportForImport({ store, output }: Flags, filters: Filters): Promise<void> {
  if (output === undefined || Object.values(filters).some((value) => value !== undefined)) {
    const next = 'Write whomet export neo4j --output FOLDER, without filters.';
    throw new WhometError({ code: 'usage/export', message: 'The whole store goes into a folder.', next });
  }
  const whole = await withStore(store, 'read', async (opened) => {
    const resolved = await resolveStore(opened, defaultKnowledge);
    const corrected = resolved.records.flatMap(({ replaces = [] }) => replaces);
    return { ...resolved, replaced: await opened.read(corrected), former: await opened.former() };
  });
  const { files, command } = await exportNeo4jImport(whole, output);
  process.stderr.write(`${output}: ${files.length} files. In that folder, with the server stopped:\n`);
  process.stdout.write(`${command}\n`);
  process.stderr.write('Then start the server and run: whomet store prepare --store neo4j://HOST/DATABASE\n');
}
