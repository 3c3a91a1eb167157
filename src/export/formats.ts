import { jsonText } from '../model/json.ts';
import { place } from '../view/layout.ts';
import type { ViewData } from '../view/view-data.ts';
import type { Exported, ExportGraph } from './attributes.ts';
import { exportCalendar } from './calendar.ts';
import { exportCsv, type CsvTable } from './csv.ts';
import { exportCypher } from './cypher-script.ts';
import { exportDiplomatic } from './diplomatic.ts';
import { exportDossier } from './dossier.ts';
import { exportCoverage, exportDyads, type CoverageRow, type Period } from './dyads.ts';
import { exportFollowTheMoney } from './follow-the-money.ts';
import { fullGraph, peopleMeetingsGraph } from './full-graph.ts';
import { exportGexf } from './gexf.ts';
import { exportGraphml } from './graphml.ts';
import { exportJsonLd } from './json-ld.ts';
import { peopleGraph } from './people-graph.ts';
import { exportPlover } from './plover.ts';

export const GRAPHS = ['people', 'people-meetings', 'full'] as const;
export type GraphName = (typeof GRAPHS)[number];

export interface ExportOptions {
  readonly graph: GraphName;
  readonly table: CsvTable;
  /** Of dyads and coverage. */
  readonly by?: Period;
  /** Of dyads and coverage: what the store holds at all. */
  readonly coverage?: readonly CoverageRow[];
}

const WRITERS = {
  gexf: (data, { graph }) => exportGexf(graphOf(data, graph), data.title),
  graphml: (data, { graph }) => exportGraphml(graphOf(data, graph)),
  json: (data) => ({ text: `${jsonText(data, 1)}\n`, notes: [] }),
  csv: (data, { table }) => exportCsv(data, table),
  diplomatic: exportDiplomatic,
  dyads: (data, { by = 'year', coverage = [] }) => exportDyads(data, by, coverage),
  coverage: (data, { by = 'month', coverage = [] }) => exportCoverage(data, coverage, by),
  jsonld: exportJsonLd,
  ftm: exportFollowTheMoney,
  plover: exportPlover,
  ics: exportCalendar,
  dossier: exportDossier,
  cypher: exportCypher,
} as const satisfies Record<string, (data: ViewData, options: ExportOptions) => Exported>;

export type ExportFormat = keyof typeof WRITERS;
export const EXPORT_FORMATS = Object.keys(WRITERS) as ExportFormat[];

/** Writes what the filters selected in one of the formats; the same data gives the same bytes. */
export const exportView = (data: ViewData, format: ExportFormat, options: ExportOptions): Exported =>
  WRITERS[format](data, options);

const MAKERS = { people: peopleGraph, 'people-meetings': peopleMeetingsGraph, full: fullGraph } as const;
const graphOf = (data: ViewData, name: GraphName): ExportGraph => MAKERS[name](place(data));
