import type { JudgementId } from '../../model/ids.ts';
import type { Judgement } from '../../model/judgement.ts';

/** The newest first; of one moment, by id, so that joined ledgers say the same whatever the order. */
export const newestFirst = (a: Judgement, b: Judgement): number =>
  a.time === b.time ? (a.id < b.id ? -1 : 1) : a.time > b.time ? -1 : 1;

/** The judgements that were not taken back, the newest first. */
export function inForce(ledger: readonly Judgement[]): Judgement[] {
  const undone = new Set<JudgementId>();
  return [...ledger].sort(newestFirst).filter((judgement) => {
    if (undone.has(judgement.id)) return false;
    if (judgement.kind === 'undo') undone.add(judgement.target);
    return judgement.kind !== 'undo';
  });
}
