import type { EdgeName, EdgeRow, NodeLabel, NodeRow } from '../model/schema.ts';

/** All edges of some types at one end of a node. */
export interface Owned {
  readonly label: NodeLabel;
  readonly id: string;
  /** `out`: those that start at the node. */
  readonly direction: 'in' | 'out';
  readonly types: readonly EdgeName[];
  /** Only those to or from this node. */
  readonly other: string | null;
  /** What they are from now on. */
  readonly edges: readonly EdgeRow[];
}

/** What makes one graph of another: in this order. */
export interface GraphPatch {
  /** Nodes that go, with all their edges. */
  readonly gone: readonly { readonly label: NodeLabel; readonly id: string }[];
  /** Nodes that come, or whose properties are others. */
  readonly nodes: readonly NodeRow[];
  readonly owned: readonly Owned[];
}
