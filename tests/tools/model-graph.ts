import { edgeKey } from '../../src/graph/check-rows.ts';
import type { GraphPatch, Owned } from '../../src/graph/patch.ts';
import type { EdgeRow, GraphRows, NodeRow } from '../../src/model/schema.ts';

/** A graph in memory that takes patches as plainly as they are defined. */
export class ModelGraph {
  readonly #nodes = new Map<string, NodeRow>();
  #edges: EdgeRow[] = [];

  take({ gone, nodes, owned }: GraphPatch): void {
    for (const { id } of gone) {
      this.#nodes.delete(id);
      this.#edges = this.#edges.filter(({ from, to }) => from !== id && to !== id);
    }
    for (const node of nodes) this.#nodes.set(String(node.properties['id']), node);
    for (const each of owned) this.#edges = [...this.#edges.filter((edge) => !isOwned(edge, each)), ...each.edges];
  }

  /** As sorted lines, so that two graphs can be compared. */
  get lines(): string[] {
    return linesOf({ nodes: [...this.#nodes.values()], edges: this.#edges });
  }
}

export const linesOf = ({ nodes, edges }: GraphRows): string[] => [
  ...nodes.map((node) => JSON.stringify(node)).sort(),
  ...edges.map((edge) => edgeKey(edge)).sort(),
];

const isOwned = (edge: EdgeRow, { id, direction, types, other }: Owned): boolean => {
  const [own, end] = direction === 'out' ? [edge.from, edge.to] : [edge.to, edge.from];
  return types.includes(edge.type) && own === id && (other === null || end === other);
};
