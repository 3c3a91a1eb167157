import { writeFile } from 'node:fs/promises';
import type { CommandModule } from 'yargs';
import { CSV_TABLES, type CsvTable } from '../export/csv.ts';
import { PERIODS, type Period } from '../export/dyads.ts';
import { EXPORT_FORMATS, exportView, GRAPHS, type ExportFormat, type GraphName } from '../export/formats.ts';
import { exportNeo4jImport } from '../export/neo4j-import.ts';
import { WhometError } from '../model/errors.ts';
import type { Filters } from '../model/filters.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import { loadCoverage } from '../store/coverage.ts';
import { resolveStore } from '../store/rebuild.ts';
import { loadViewData } from '../store/view-data.ts';
import { bundleFiles, datasetFiles, writeFolder } from './export-folder.ts';
import { filterOptions, filtersOf } from './filters.ts';
import { evidenceOf, locationOf, storeOption, withStore } from './store-option.ts';
import { note } from './terminal.ts';

const FOLDERS = ['dataset', 'bundle'] as const;

interface Flags {
  readonly format: ExportFormat | (typeof FOLDERS)[number] | 'neo4j';
  readonly folder: string | undefined;
  readonly store: string | undefined;
  readonly output: string | undefined;
  readonly graph: GraphName;
  readonly table: CsvTable;
  readonly by: Period | undefined;
  readonly manifest: string | undefined;
}

export const exportCommand: CommandModule<object, Flags> = {
  command: 'export <format> [folder]',
  describe: 'Write meetings for other programs: Gephi, spreadsheets, FollowTheMoney, calendars …',
  builder: (yargs) =>
    yargs
      .positional('format', {
        choices: [...EXPORT_FORMATS, ...FOLDERS, 'neo4j'] as const,
        demandOption: true,
        describe: 'Format',
      })
      .positional('folder', { type: 'string', describe: 'Of dataset and bundle: new folder to write' })
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
        by: { choices: PERIODS, describe: 'Of dyads, coverage and dataset: period of a row' },
        manifest: { type: 'string', requiresArg: true, describe: 'Of dataset: make the one of this manifest again' },
        ...filterOptions,
      })
      .example('$0 export gexf -o met.gexf --from 2023-01-01', 'A dynamic graph for Gephi')
      .example('$0 export dyads --by year -o dyads.csv', 'How often two countries met, a row a year')
      .example('$0 export dataset met-2024/ --from 2024-01-01', 'A data set with codebook and manifest') as never,
  handler: async (flags) => {
    const filters = filtersOf(flags as unknown as Readonly<Record<string, unknown>>);
    const { format, folder } = flags;
    if (format === 'neo4j') return exportForImport(flags, filters);
    if (format === 'dataset' || format === 'bundle') return writeFiles(format, folder, flags, filters);
    if (folder !== undefined) throw misplaced(format, folder);
    const { data, coverage } = await withStore(flags.store, 'read', async (store) => ({
      data: await loadViewData(store, filters),
      coverage: format === 'dyads' || format === 'coverage' ? await loadCoverage(store) : [],
    }));
    const { graph, table, by } = flags;
    const { text, notes } = exportView(data, format, { graph, table, coverage, ...(by && { by }) });
    if (flags.output === undefined) process.stdout.write(text);
    else await writeFile(flags.output, text);
    const counts = `${data.meetings.length} meetings, ${data.parties.length} people and organizations`;
    note([flags.output ? `${flags.output}: ${counts}` : counts, ...notes].join('\n'));
  },
};

/** The whole store as files for a server that is not running yet. */
async function exportForImport({ store, output }: Flags, filters: Filters): Promise<void> {
  if (output === undefined || Object.values(filters).some((value) => value !== undefined)) {
    const next = 'Write whomet export neo4j --output FOLDER, without filters; whomet export cypher takes them.';
    throw new WhometError({ code: 'usage/export', message: 'The whole store goes into a folder.', next });
  }
  const whole = await withStore(store, 'read', async (opened) => {
    const resolved = await resolveStore(opened, defaultKnowledge);
    const corrected = resolved.records.flatMap(({ replaces = [] }) => replaces);
    return { ...resolved, replaced: await opened.read(corrected), former: await opened.former() };
  });
  const { files, command } = exportNeo4jImport(whole, output);
  note(`${output}: ${files.length} files. In that folder, with the server stopped:`);
  process.stdout.write(`${command}\n`);
  note('Then start the server and run: whomet store prepare --store neo4j://HOST/DATABASE');
}
async function writeFiles(
  format: (typeof FOLDERS)[number],
  folder: string | undefined,
  { store: location, by = 'year', manifest }: Flags,
  filters: Filters,
): Promise<void> {
  if (folder === undefined)
    throw new WhometError({
      code: 'usage/folder',
      message: `export ${format} writes a folder.`,
      next: `Name it: whomet export ${format} FOLDER.`,
    });
  const files = await withStore(location, 'read', (store) =>
    format === 'bundle'
      ? bundleFiles(store, filters, evidenceOf(locationOf(location)))
      : datasetFiles(store, { filters, by }, manifest),
  );
  writeFolder(folder, files);
  note(`${folder}: ${files.length} files`);
}

const misplaced = (format: string, folder: string): WhometError =>
  new WhometError({
    code: 'usage/folder',
    message: `export ${format} writes one file.`,
    next: `Name it with a flag: whomet export ${format} --output ${folder}.`,
  });
