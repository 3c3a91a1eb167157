import type { GraphStore, Value } from '../../store/contract.ts';
import { loadEvidence, meetingsIn, type Evidence } from '../../store/evidence.ts';

type Row = Readonly<Record<string, Value>>;

/** A sentence that proves something, under a number by which rows refer to it. */
export interface Citation extends Evidence {
  readonly number: number;
  readonly meeting: string;
}

/** Rows that name the citations of the meetings in them. */
export interface Cited {
  readonly rows: readonly (Row & { readonly citations: readonly number[] })[];
  readonly citations: readonly Citation[];
  /** Further sentences about these meetings that were left out. */
  readonly furtherSentences: number;
}

/** Gives each row the oldest `each` sentences about every meeting whose id is somewhere in it. */
export async function cite(store: GraphStore, rows: readonly Row[], each: number): Promise<Cited> {
  const ids = [...new Set(rows.flatMap((row) => meetingsIn(row)))];
  const evidence = ids.length > 0 && each > 0 ? await loadEvidence(store, ids) : new Map<string, Evidence[]>();
  const citations: Citation[] = [];
  let furtherSentences = 0;
  const numbers = new Map<string, number[]>();
  for (const meeting of ids) {
    const all = evidence.get(meeting) ?? [];
    const shown = all.slice(0, each);
    furtherSentences += all.length - shown.length;
    numbers.set(
      meeting,
      shown.map((sentence) => citations.push({ number: citations.length + 1, meeting, ...sentence })),
    );
  }
  return {
    rows: rows.map((row) => ({
      ...row,
      citations: [...new Set(meetingsIn(row))].flatMap((meeting) => numbers.get(meeting) ?? []),
    })),
    citations,
    furtherSentences,
  };
}
