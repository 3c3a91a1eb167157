import type { ArticleRecord } from '../../model/record.ts';
import type { Meeting } from '../../model/world.ts';
import { resolve, type Knowledge } from '../../resolve/resolve.ts';
import { witnesses, type Witness } from '../../resolve/review/witness.ts';
import type { GraphStore } from '../contract.ts';
import { drawMeetings, precisionOf, type Precision } from './audit.ts';

/** A meeting to judge, with what the graph says of it and the sentences that prove it. */
export interface AuditItem {
  readonly meeting: Meeting;
  readonly witness: Witness;
}

export interface Audit {
  readonly items: readonly AuditItem[];
  /** How many meetings this audit has judged already. */
  readonly judged: number;
  readonly precision: readonly Precision[];
}

/** The next meetings of an audit, and what it has found so far. */
export async function openAudit(store: GraphStore, knowledge: Knowledge, count: number, seed: string): Promise<Audit> {
  const records: ArticleRecord[] = [];
  for await (const record of store.records()) records.push(record);
  const ledger = await store.judgements();
  const world = resolve(records, ledger, knowledge);
  const { drawn, judged } = drawMeetings(world.meetings, ledger, count, seed);
  const witness = witnesses(world, records);
  return {
    items: drawn.map((meeting) => ({ meeting, witness: witness(meeting.id) })),
    judged,
    precision: precisionOf(ledger, seed),
  };
}
