import { makeId } from '../model/ids.ts';
import type { EdgeRow, NodeLabel, NodeRow } from '../model/schema.ts';
import { edge } from './edge.ts';

/**
 * Who and what bears a name, from one addition to the next, with a node for each folded name: no engine has an index over
 * the entries of a list, and a search by name should not look at every node.
 */
export class Bearers {
  readonly #rows = new Map<string, NodeRow>();
  /** How many bear a name. */
  readonly #names = new Map<string, number>();
  readonly #touched = new Map<string, number>();

  /** False where it is as it was. */
  set(row: NodeRow): boolean {
    const id = String(row.properties['id']);
    const old = this.#rows.get(id);
    if (old && JSON.stringify(old) === JSON.stringify(row)) return false;
    if (old) this.#count(old, -1);
    this.#rows.set(id, row);
    this.#count(row, 1);
    return true;
  }

  /** The label of what was there; null where nothing was. */
  drop(id: string): NodeLabel | null {
    const old = this.#rows.get(id);
    if (!old) return null;
    this.#rows.delete(id);
    this.#count(old, -1);
    return old.label;
  }

  /** Names that came and went since this was asked last. */
  names(): { readonly nodes: NodeRow[]; readonly gone: { readonly label: 'Name'; readonly id: string }[] } {
    const nodes: NodeRow[] = [];
    const gone: { label: 'Name'; id: string }[] = [];
    for (const [searchName, before] of this.#touched) {
      const now = this.#names.get(searchName) ?? 0;
      const id = makeId('nam', searchName);
      if (before === 0 && now > 0) nodes.push({ label: 'Name', properties: { id, searchName } });
      if (before > 0 && now === 0) gone.push({ label: 'Name', id });
      if (now === 0) this.#names.delete(searchName);
    }
    this.#touched.clear();
    return { nodes, gone };
  }

  #count(row: NodeRow, by: number): void {
    for (const name of namesOf(row)) {
      const count = this.#names.get(name) ?? 0;
      if (!this.#touched.has(name)) this.#touched.set(name, count);
      this.#names.set(name, count + by);
    }
  }
}

const namesOf = ({ properties }: NodeRow): readonly string[] => (properties['searchNames'] ?? []) as readonly string[];

/** The edges to who or what bears them from its names. */
export const nameEdges = (row: NodeRow): EdgeRow[] =>
  namesOf(row).map((name) => edge('NAME_OF', makeId('nam', name), String(row.properties['id'])));
