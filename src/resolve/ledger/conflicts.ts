import type { Judgement } from '../../model/judgement.ts';
import type { Constraints } from './constraints.ts';
import { subjectsOf } from './subjects.ts';

/** Two judgements in force that go against each other; the newer one counts. */
export interface Conflict {
  readonly older: Judgement;
  readonly newer: Judgement;
}

/** All pairs that go against each other, the newest first. */
export function conflictsOf({ ledger, anchorage, overruled }: Constraints): Conflict[] {
  const keysOf = new Map(
    ledger.map((judgement) => [
      judgement,
      new Set(subjectsOf(judgement).flatMap(([, subject]) => anchorage.keys(subject))),
    ]),
  );
  const share = (a: Judgement, b: Judgement) => [...(keysOf.get(a) ?? [])].some((key) => keysOf.get(b)?.has(key));
  return ledger.flatMap((older, index) =>
    ledger
      .slice(0, index)
      .filter((newer) => opposed(older, newer, overruled) && share(older, newer))
      .map((newer) => ({ older, newer })),
  );
}

const isLink = ({ kind }: Judgement): boolean => kind === 'sameness' || kind === 'split';

function opposed(older: Judgement, newer: Judgement, overruled: Constraints['overruled']): boolean {
  if (isLink(older)) return isLink(newer) && overruled.has(older.id) && !sameWord(older, newer);
  if (older.kind === 'note' || older.kind === 'tag' || older.kind === 'undo') return false;
  return fieldOf(older) === fieldOf(newer) && !sameWord(older, newer);
}

/** What a judgement settles: a name, the truth of a whole, a field. */
function fieldOf(judgement: Judgement): string {
  if (judgement.kind === 'correction' && judgement.field === 'participant') return `participant ${judgement.value.id}`;
  if (judgement.kind === 'correction' || judgement.kind === 'truth') return judgement.field ?? 'whole';
  return judgement.kind;
}

const sameWord = (a: Judgement, b: Judgement): boolean => wordOf(a) === wordOf(b);

function wordOf(judgement: Judgement): string {
  const verdict = 'verdict' in judgement ? judgement.verdict : judgement.kind;
  const value = 'value' in judgement ? judgement.value : null;
  const role = 'role' in judgement ? judgement.role : null;
  return JSON.stringify([verdict, judgement.kind === 'correction' && judgement.field === 'participant' ? role : value]);
}
