import { place } from '../view/layout.ts';
import type { ViewData } from '../view/view-data.ts';
import type { Exported, ExportGraph } from './attributes.ts';
import { exportCsv, type CsvTable } from './csv.ts';
import { fullGraph, peopleMeetingsGraph } from './full-graph.ts';
import { exportGexf } from './gexf.ts';
import { exportGraphml } from './graphml.ts';
import { peopleGraph } from './people-graph.ts';

export const EXPORT_FORMATS = ['gexf', 'graphml', 'json', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const GRAPHS = ['people', 'people-meetings', 'full'] as const;
export type GraphName = (typeof GRAPHS)[number];

export interface ExportOptions {
  readonly graph: GraphName;
  readonly table: CsvTable;
}

/** Writes what the filters selected in one of the formats; the same data gives the same bytes. */
export function exportView(data: ViewData, format: ExportFormat, { graph, table }: ExportOptions): Exported {
  if (format === 'csv') return exportCsv(data, table);
  if (format === 'json') return { text: `${JSON.stringify(data, null, 1)}\n`, notes: [] };
  const view = place(data);
  const made: ExportGraph = { people: peopleGraph, 'people-meetings': peopleMeetingsGraph, full: fullGraph }[graph](
    view,
  );
  return format === 'gexf' ? exportGexf(made, data.title) : exportGraphml(made);
}
