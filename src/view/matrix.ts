import type { DataIndex } from './data-index.ts';
import { listOf } from './lists.ts';
import type { Tally } from './tally.ts';

/** People down, meetings across in the order of time; a mark where one had a part (PAOHVis, Valdivia et al., 2021). */
export interface Matrix {
  /** Numbers of parties, those who come first in time above. */
  readonly rows: readonly number[];
  /** Numbers of meetings. */
  readonly columns: readonly number[];
  /** For each column the rows that have a part in it, from above. */
  readonly marks: readonly (readonly number[])[];
  /** What the limits left out. */
  readonly moreRows: number;
  readonly moreColumns: number;
}

export interface MatrixLimits {
  readonly rows: number;
  readonly columns: number;
}

/**
 * The meetings that pass, of the chosen parties if there are any, else of the busiest: the latest `columns` with at
 * least two of the rows, and of those the `rows` with the most.
 */
export function makeMatrix(index: DataIndex, tally: Tally, chosen: ReadonlySet<number>, limits: MatrixLimits): Matrix {
  const passing = [...index.byDay].filter((meeting) => tally.passes(meeting));
  const wanted = passing.filter((meeting) => {
    const members = listOf(index.membersOf, meeting);
    return members.length > 1 && (chosen.size === 0 || members.some((party) => chosen.has(party)));
  });
  const columns = wanted.slice(-limits.columns);
  const times = new Map<number, number>();
  for (const meeting of columns)
    for (const party of listOf(index.membersOf, meeting)) times.set(party, (times.get(party) ?? 0) + 1);
  const weight = (party: number): number => (chosen.has(party) ? Infinity : (times.get(party) ?? 0));
  const kept = [...times.keys()].sort((a, b) => weight(b) - weight(a) || a - b).slice(0, limits.rows);
  const rows = inOrderOfTime(index, columns, new Set(kept), chosen);
  const rowOf = new Map(rows.map((party, row) => [party, row]));
  const marks = columns.map((meeting) =>
    [...listOf(index.membersOf, meeting)].flatMap((party) => rowOf.get(party) ?? []).sort((a, b) => a - b),
  );
  const kepts = columns
    .map((meeting, column) => ({ meeting, marks: marks[column] ?? [] }))
    .filter((each) => each.marks.length > 0);
  return {
    rows,
    columns: kepts.map(({ meeting }) => meeting),
    marks: kepts.map((each) => each.marks),
    moreRows: times.size - kept.length,
    moreColumns: wanted.length - kepts.length,
  };
}

/** The chosen on top, then everyone at their first meeting, so that who meets stands close together. */
function inOrderOfTime(
  index: DataIndex,
  columns: readonly number[],
  kept: ReadonlySet<number>,
  chosen: ReadonlySet<number>,
): number[] {
  const rows = new Set<number>([...chosen].filter((party) => kept.has(party)));
  for (const meeting of columns)
    for (const party of listOf(index.membersOf, meeting)) if (kept.has(party)) rows.add(party);
  return [...rows];
}
