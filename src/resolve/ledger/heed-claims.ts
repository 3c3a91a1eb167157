import type { Claim } from '../../model/claim.ts';
import type { ClaimId } from '../../model/ids.ts';
import type { Correction, Field } from '../../model/judgement.ts';
import type { ArticleRecord } from '../../model/record.ts';
import type { Constraints } from './constraints.ts';

/**
 * The records as people corrected them: without claims that were rejected, alone or with their meeting, and with the
 * corrected fields of single claims. The stored records keep what the article says.
 */
export function heedClaims(
  records: readonly ArticleRecord[],
  { ledger, anchorage }: Constraints,
): readonly ArticleRecord[] {
  if (ledger.length === 0) return records;
  const words = new Map<ClaimId, ClaimWords>();
  for (const judgement of ledger) {
    if (judgement.kind !== 'truth' && judgement.kind !== 'correction') continue;
    const { subject, field } = judgement;
    if (field !== null && !subject.id.startsWith('clm_')) continue;
    for (const id of anchorage.keys(subject) as ClaimId[]) {
      const known = words.get(id) ?? new Map();
      words.set(id, known);
      if (!known.has(field)) known.set(field, patchOf(judgement));
    }
  }
  if (words.size === 0) return records;
  return records.map((record) => ({ ...record, claims: record.claims.flatMap((claim) => heeded(claim, words)) }));
}

/** What the newest judgement on a field (null: on the whole claim) makes of a claim. */
type ClaimWords = Map<Field | null, (claim: Claim) => Claim | null>;

const asItIs = (claim: Claim): Claim => claim;
const rejected = (): null => null;

function patchOf(judgement: Constraints['ledger'][number]): (claim: Claim) => Claim | null {
  if (judgement.kind === 'correction') return (claim) => ({ ...claim, ...correctedFields(judgement) });
  if (judgement.kind !== 'truth' || judgement.verdict === 'positive') return asItIs;
  const { field } = judgement;
  return field === null ? rejected : (claim) => ({ ...claim, ...emptied(field) });
}

function correctedFields(correction: Correction): Partial<Claim> {
  switch (correction.field) {
    case 'date':
      return { date: correction.value, dateBasis: correction.value === null ? 'none' : 'judged' };
    case 'place':
      return { places: correction.value === null ? [] : [correction.value] };
    case 'kind':
      return { kind: correction.value };
    case 'status':
      return { status: correction.value };
    case 'participant':
      return {};
  }
}

/** A field that is wrong and has no right value yet. Kind and status cannot be empty. */
function emptied(field: Field): Partial<Claim> {
  if (field === 'date') return { date: null, dateBasis: 'none' };
  return field === 'place' ? { places: [] } : {};
}

function heeded(claim: Claim, words: ReadonlyMap<ClaimId, ClaimWords>): Claim[] {
  let current: Claim | null = claim;
  for (const patch of words.get(claim.id)?.values() ?? []) current = current && patch(current);
  return current ? [current] : [];
}
