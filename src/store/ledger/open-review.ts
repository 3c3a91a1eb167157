import type { Judgement } from '../../model/judgement.ts';
import type { ArticleRecord } from '../../model/record.ts';
import { conflictsOf, type Conflict } from '../../resolve/ledger/conflicts.ts';
import { inForce } from '../../resolve/ledger/in-force.ts';
import { orphansOf, type Orphan } from '../../resolve/ledger/orphans.ts';
import { group, worldOf, type Knowledge } from '../../resolve/resolve.ts';
import type { UnsurePair } from '../../resolve/review/pair.ts';
import { unsurePairs } from '../../resolve/review/unsure.ts';
import { witnesses, type Witness } from '../../resolve/review/witness.ts';
import type { GraphStore } from '../contract.ts';

/** What there is to review in a store. */
export interface Review {
  /** What the machine is not sure of, the pairs that would change most first. */
  readonly pairs: readonly UnsurePair[];
  /** What speaks for one side of a pair. */
  readonly witness: (id: string) => Witness;
  readonly orphans: readonly Orphan[];
  readonly conflicts: readonly Conflict[];
  readonly ledger: readonly Judgement[];
  /** Of the ledger, those that were not taken back. */
  readonly inForce: ReadonlySet<string>;
}

/** Groups all records anew, in memory, with every judgement of the ledger. */
export async function openReview(store: GraphStore, knowledge: Knowledge): Promise<Review> {
  const records: ArticleRecord[] = [];
  for await (const record of store.records()) records.push(record);
  const ledger = await store.judgements();
  const grouping = group(records, ledger, knowledge);
  const world = worldOf(grouping, knowledge);
  const { constraints } = grouping;
  return {
    pairs: unsurePairs(grouping, world),
    witness: witnesses(world, records),
    orphans: orphansOf(constraints.ledger, constraints.anchorage),
    conflicts: conflictsOf(constraints),
    ledger,
    inForce: new Set(inForce(ledger).map(({ id }) => id)),
  };
}
