import { searchName } from '../../model/schema.ts';
import type { Mapping, Source } from './mapping.ts';

/** One row with its line in the file, the first line is 1. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The head of a table, and how to find cells by the names of their columns. */
export class Columns {
  readonly names: readonly string[];
  readonly #at: ReadonlyMap<string, number>;

  constructor(names: readonly string[]) {
    this.names = names.map((name) => name.replace(/\s+/g, ' ').trim());
    this.#at = new Map([...this.names.entries()].reverse().map(([index, name]) => [searchName(name), index]));
  }

  /** Positions of a source's columns; null where one is missing. */
  positions(source: Source): readonly number[] | null {
    if ('value' in source) return [];
    const found = source.columns.map((names) => names.map((name) => this.#at.get(name)).find((at) => at !== undefined));
    return found.every((at) => at !== undefined) ? (found as number[]) : null;
  }

  /** The cells of a source, without those that are empty. */
  cells(source: Source | null, { cells }: Row): string[] {
    if (source === null) return [];
    if ('value' in source) return [source.value];
    return (this.positions(source) ?? []).map((at) => (cells[at] ?? '').trim()).filter(Boolean);
  }

  /** The value of a source in a row, or an empty text. */
  value(source: Source | null, row: Row): string {
    return this.cells(source, row).join(' ');
  }
}

/** The columns that a table lacks to be read by a mapping, in words; none where it fits. */
export function missingColumns(columns: Columns, mapping: Mapping): string[] {
  const { parties, date, end, place, topic, kind, status, published, url, key, group } = mapping;
  const needed = [
    ...parties.map(({ from }) => from),
    ...[date, end].filter((source) => source !== null),
    ...topic,
    ...key,
    ...group,
    ...(typeof kind === 'object' ? [kind] : []),
    ...(Array.isArray(status) ? [] : [status as Source]),
    ...(mapping.strict ? [...place, ...[published, url].filter((source) => source !== null)] : []),
  ];
  return needed.filter((source) => columns.positions(source) === null).map(nameOf);
}

const nameOf = (source: Source): string =>
  'value' in source ? source.value : source.columns.map((names) => names[0]).join(' and ');
