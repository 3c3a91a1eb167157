/** Types that GEXF and GraphML both know. Lists become one text, since Gephi reads no list attributes. */
export type AttributeType = 'string' | 'integer' | 'double' | 'boolean';
export type AttributeValue = string | number | boolean | null;

/** A span of days that something exists or happened in; both inclusive. */
export interface Spell {
  readonly start: string;
  readonly end: string;
}

export interface ExportNode {
  readonly id: string;
  readonly label: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly spells: readonly Spell[];
  /** Arbitrary units; null where nothing was laid out. */
  readonly position: readonly [x: number, y: number] | null;
  readonly size: number;
  readonly color: readonly [red: number, green: number, blue: number];
}

export interface ExportEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly label: string;
  readonly weight: number;
  readonly directed: boolean;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly spells: readonly Spell[];
}

/** A graph as the exports write it: declared attributes, plain values. */
export interface ExportGraph {
  readonly nodeTypes: Readonly<Record<string, AttributeType>>;
  readonly edgeTypes: Readonly<Record<string, AttributeType>>;
  readonly nodes: readonly ExportNode[];
  readonly edges: readonly ExportEdge[];
  /** What the reader of the file should know: how many edges bear no date, what was left out. */
  readonly notes: readonly string[];
}

/** What an export gives back: the file's text, and notes for the person who asked for it. */
export interface Exported {
  readonly text: string;
  readonly notes: readonly string[];
}

/** How a file declares its edges by default. Gephi drops every directed edge of a graph that is declared undirected. */
export const edgeDefault = ({ edges }: ExportGraph): 'directed' | 'undirected' =>
  edges.some(({ directed }) => directed) ? 'directed' : 'undirected';
