import type { ClaimId, MeetingId, PartyId } from '../../model/ids.ts';
import type { Judgement, Subject } from '../../model/judgement.ts';
import type { Judged } from '../../model/world.ts';
import type { Anchorage } from './anchorage.ts';
import { subjectsOf } from './subjects.ts';

/** What the subjects of judgements are today: whoever holds most of their anchors. */
export interface Holders {
  meeting(subject: Subject): MeetingId | null;
  party(subject: Subject): PartyId | null;
  /** The judgement with everything that it is about; null where nothing of that is there any more. */
  judged(judgement: Judgement): Judged | null;
}

export function holdersOf(
  anchorage: Anchorage,
  meetingOf: (claim: ClaimId) => MeetingId | undefined,
  partyOf: (naming: string) => PartyId | undefined,
): Holders {
  const meeting = (subject: Subject) =>
    most(anchorage.keys({ ...subject, names: [] }), (key) => meetingOf(key as ClaimId));
  const party = (subject: Subject) => most(anchorage.keys({ ...subject, claims: [] }), partyOf);
  const claim = (subject: Subject) =>
    anchorage.keys(subject).find((key) => meetingOf(key as ClaimId) !== undefined) ?? null;
  const today = (subject: Subject): string | null =>
    subject.id.startsWith('clm_') ? claim(subject) : (meeting(subject) ?? party(subject));
  return {
    meeting,
    party,
    judged: (judgement) => {
      const concerns = subjectsOf(judgement).flatMap(([side, subject]) => {
        const id = today(subject);
        return id === null ? [] : [{ id, side }];
      });
      return concerns.length > 0 ? { judgement, concerns } : null;
    },
  };
}

/** The owner of most keys; of owners of equally many, the first by the alphabet. */
function most<Id extends string>(keys: readonly string[], ownerOf: (key: string) => Id | undefined): Id | null {
  const counts = new Map<Id, number>();
  for (const key of keys) {
    const owner = ownerOf(key);
    if (owner !== undefined) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
}
