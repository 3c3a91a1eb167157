import type { Judgement } from '../../model/judgement.ts';
import type { Anchorage } from './anchorage.ts';
import { subjectsOf } from './subjects.ts';

/** A judgement that counts but no longer finds what it is about, and the sides that are lost. */
export interface Orphan {
  readonly judgement: Judgement;
  readonly lost: readonly string[];
}

/** Of the judgements in force. They stay in the ledger: what they are about may come back. */
export function orphansOf(ledger: readonly Judgement[], { keys }: Anchorage): Orphan[] {
  return ledger.flatMap((judgement) => {
    const lost = subjectsOf(judgement).flatMap(([side, subject]) => (keys(subject).length === 0 ? [side] : []));
    return lost.length > 0 ? [{ judgement, lost }] : [];
  });
}
