import type { Knowledge } from '../resolve/resolve.ts';
import type { GraphStore } from './contract.ts';
import { contentDigest } from './content.ts';
import { tallyDigest, tallyPublished, tallyRows } from './published.ts';
import { resolveStore } from './rebuild.ts';

/** What the record says there should be of one label or edge type, and what the published graph has. */
export interface Difference {
  readonly name: string;
  readonly expected: number;
  readonly found: number;
  /** Rows of the one side that the other does not have. */
  readonly missing: number;
  readonly foreign: number;
}

/** What came of a check. */
export interface Checked {
  /** Empty: the graph is, row by row, what the record says. */
  readonly differences: readonly Difference[];
  /** Whether this version made the graph from the record as it is; else a run was stopped, or another version made it. */
  readonly isCurrent: boolean;
  /** SHA-256 of everything that the store keeps, and of its published graph: equal for equal stores of any engine. */
  readonly record: string;
  readonly graph: string;
}

/**
 * Reads every record, makes the graph from them in memory, and compares every node and edge with the published one.
 * @throws `store/damaged` where a record is not what was written, `store/changed` where one that the graph was made from
 * is gone.
 */
export async function checkStore(store: GraphStore, knowledge: Knowledge): Promise<Checked> {
  const isCurrent = await store.isCurrent();
  const { graph } = await resolveStore(store, knowledge);
  const record = await contentDigest(store);
  const [expected, found] = [tallyRows(graph), await tallyPublished(store)];
  const differences = [...expected].flatMap(([name, rows]) => {
    const others = found.get(name) ?? new Map<string, number>();
    const [missing, foreign] = [lacking(rows, others), lacking(others, rows)];
    return missing + foreign === 0 ? [] : [{ name, expected: sum(rows), found: sum(others), missing, foreign }];
  });
  return { differences, isCurrent, record, graph: tallyDigest(found) };
}

type Rows = ReadonlyMap<string, number>;

const sum = (rows: Rows): number => [...rows.values()].reduce((total, each) => total + each, 0);

/** How many rows of the one are not in the other. */
const lacking = (one: Rows, other: Rows): number =>
  [...one].reduce((total, [row, times]) => total + Math.max(0, times - (other.get(row) ?? 0)), 0);
