import type { ClaimId } from '../../model/ids.ts';
import type { Meeting, World } from '../../model/world.ts';
import type { Account } from '../account.ts';
import { pairsOf } from '../cluster.ts';
import { compare, SAME_MEETING, type Comparison } from '../compare.ts';
import type { Grouping } from '../resolve.ts';
import { chance, type UnsurePair } from './pair.ts';

/** Below this chance nobody needs to be asked. */
const LEAST = 0.1;

/** Meetings that stand apart although some of their accounts are much alike. */
export function unsureMeetings({ clusters, places, constraints }: Grouping, world: World): UnsurePair[] {
  const meetingOf = new Map<ClaimId, Meeting>(
    world.meetings.flatMap((meeting) => meeting.claims.map((claim) => [claim, meeting])),
  );
  const claims = new Map<string, readonly ClaimId[]>(world.meetings.map((meeting) => [meeting.id, meeting.claims]));
  const claimsOf = (meeting: string) => claims.get(meeting) ?? [];
  const best = new Map<string, UnsurePair>();
  for (const [a, b] of pairsOf(clusters.flat())) {
    const pair = pairOf(a, b, compare(a, b, places), meetingOf);
    if (!pair || !constraints.claims.mayJoin(claimsOf(pair.left), claimsOf(pair.right))) continue;
    const key = `${pair.left} ${pair.right}`;
    if ((best.get(key)?.score ?? 0) < pair.score) best.set(key, pair);
  }
  return [...best.values()];
}

function pairOf(
  a: Account,
  b: Account,
  { score, features }: Comparison,
  meetingOf: ReadonlyMap<ClaimId, Meeting>,
): UnsurePair | null {
  const [left, right] = [meetingOf.get(a.claim.id), meetingOf.get(b.claim.id)];
  const odds = chance(score - SAME_MEETING);
  if (!left || !right || left.id === right.id || odds < LEAST) return null;
  const moves = Math.min(edgesOf(left), edgesOf(right));
  const pair = { kind: 'meeting', score: odds, reasons: features, moves } as const;
  if (left.id < right.id) return { ...pair, left: left.id, right: right.id };
  const reasons = features.map((each) => ({ ...each, left: each.right, right: each.left }));
  return { ...pair, left: right.id, right: left.id, reasons };
}

const edgesOf = ({ participants, places, topics, claims }: Meeting): number =>
  participants.length + places.length + topics.length + claims.length;
