/** A named question as the page offers it: the header of its file in cypher/ask. */
export interface ServedQuestion {
  readonly name: string;
  readonly title: string;
  readonly asks: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly type: string;
    readonly required: boolean;
    readonly initial: string | null;
    readonly means: string;
  }[];
  /** Columns of a table; null for all. */
  readonly table: readonly string[] | null;
  readonly notes: readonly string[];
}

/** A value in an answer: plain JSON. */
export type Cell = string | number | boolean | null | readonly Cell[] | { readonly [key: string]: Cell };

export interface ServedAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  /** Whether there were more rows than the page is given. */
  readonly more: boolean;
}
