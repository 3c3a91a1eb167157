import type { Conflict } from '../resolve/ledger/conflicts.ts';
import type { Orphan } from '../resolve/ledger/orphans.ts';
import type { UnsurePair } from '../resolve/review/pair.ts';
import type { Witness } from '../resolve/review/witness.ts';
import type { QueryResult, Value } from '../store/contract.ts';
import type { Review } from '../store/ledger/open-review.ts';
import { sentenceOf } from './judging.ts';

const result = (columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): QueryResult => ({
  columns,
  rows: rows as readonly Readonly<Record<string, Value>>[],
});

/** Programs get the reasons too, which a table has no room for. */
export const pairRows = (pairs: readonly UnsurePair[], witness: (id: string) => Witness): QueryResult =>
  result(
    ['chance', 'moves', 'left', 'leftName', 'right', 'rightName', 'reasons'],
    pairs.map(({ left, right, score, moves, reasons }) => ({
      chance: Math.round(100 * score) / 100,
      moves,
      left,
      leftName: titleOf(witness(left)),
      right,
      rightName: titleOf(witness(right)),
      reasons: reasons.map(({ name, weight, left: a, right: b }) => ({ name, weight, left: a, right: b })),
    })),
  );

const titleOf = ({ name, facts }: Witness): string => [name, ...facts.slice(0, 3)].join('; ');

export const ledgerRows = ({ ledger, inForce }: Review): QueryResult =>
  result(
    ['id', 'time', 'author', 'says', 'reason', 'counts'],
    ledger.map((judgement) => {
      const { id, time, author, reason } = judgement;
      const counts = judgement.kind === 'undo' ? '' : inForce.has(id) ? 'yes' : 'taken back';
      return { id, time: time.slice(0, 16).replace('T', ' '), author, says: sentenceOf(judgement), reason, counts };
    }),
  );

export const orphanRows = (orphans: readonly Orphan[]): QueryResult =>
  result(
    ['id', 'author', 'says', 'lost'],
    orphans.map(({ judgement, lost }) => {
      const { id, author } = judgement;
      return { id, author, says: sentenceOf(judgement), lost };
    }),
  );

export const conflictRows = (conflicts: readonly Conflict[]): QueryResult =>
  result(
    ['counts', 'author', 'says', 'against', 'otherAuthor', 'otherSays'],
    conflicts.map(({ older, newer }) => ({
      counts: newer.id,
      author: newer.author,
      says: sentenceOf(newer),
      against: older.id,
      otherAuthor: older.author,
      otherSays: sentenceOf(older),
    })),
  );
