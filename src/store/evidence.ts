import type { GraphStore, Value } from './contract.ts';
import { readCypher } from './cypher-files.ts';

/** A sentence that tells of a meeting, and who published it when. */
export interface Evidence {
  readonly status: string;
  readonly quote: string;
  readonly article: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly documentDate: string | null;
  readonly documentDateBasis: string | null;
  readonly url: string | null;
  readonly start: number;
  readonly end: number;
}

/** The evidence of meetings, by their ids; the oldest article first. */
export async function loadEvidence(store: GraphStore, ids: readonly string[]): Promise<Map<string, Evidence[]>> {
  const { rows } = await store.query(readCypher('view/evidence', store.engine).text, { ids: [...new Set(ids)] });
  const byMeeting = new Map<string, Evidence[]>();
  for (const { meeting, ...evidence } of rows) {
    const list = byMeeting.get(String(meeting)) ?? [];
    list.push(evidence as Readonly<Record<string, Value>> as unknown as Evidence);
    byMeeting.set(String(meeting), list);
  }
  return byMeeting;
}

/** Ids of all meetings in a row of an answer, also within lists. */
export function meetingsIn(value: Value): string[] {
  if (typeof value === 'string') return /^mtg_\w+$/.test(value) ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(meetingsIn);
}
