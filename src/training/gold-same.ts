import { sameFeatures } from '../extract/accounts/same-features.ts';
import { linksIn } from '../extract/links/link.ts';
import { draftsOf, type Draft } from '../extract/accounts/draft.ts';
import { mayHold } from '../extract/accounts/merge.ts';
import { frameRules } from '../lexicon/frames.ts';
import type { GoldMeeting } from './gold-articles.ts';
import { meansParticipant, type GoldTrigger } from './gold-triggers.ts';
import type { Example } from './logistic.ts';

/** How many accounts back a pair may reach: farther ones are many and all alike. */
const REACH = 12;

/** Pairs of accounts of one article: of one encounter, or of two. */
export function sameExamples(triggers: readonly GoldTrigger[]): Example[] {
  const told = accountsOf(triggers);
  return told.flatMap(({ draft, meeting }, at) =>
    told.slice(Math.max(0, at - REACH), at).flatMap((other): Example[] => {
      if (!mayHold(other.draft, draft)) return [];
      const same = meeting !== undefined && meeting === other.meeting;
      if (!same && meeting === undefined && other.meeting === undefined) return [];
      return [{ features: sameFeatures(other.draft, draft), label: same ? 1 : 0 }];
    }),
  );
}

/** The accounts that extraction finds, each with the meeting of the gold that it tells. */
function accountsOf(triggers: readonly GoldTrigger[]): { draft: Draft; meeting: GoldMeeting | undefined }[] {
  const scenes = [
    ...new Map(triggers.map((trigger) => [trigger.view.scene.sentence.index, trigger.view.scene])).values(),
  ];
  return scenes
    .flatMap((scene) => linksIn(scene, frameRules()).flatMap((linked) => draftsOf(scene, linked, frameRules())))
    .flatMap((draft) => {
      const gold = triggers.find(
        ({ view }) => view.scene.sentence.index === draft.sentence && view.trigger.index === draft.token,
      );
      if (!gold || gold.doubtful) return [];
      return [{ draft, meeting: closest(gold.meetings, draft) }];
    });
}

/** Of the meetings told by one word ("met A and B") the one that has most of an account's parties. */
function closest(meetings: readonly GoldMeeting[], draft: Draft): GoldMeeting | undefined {
  const shared = ({ participants }: GoldMeeting): number =>
    draft.parties.filter((party) => participants.some((gold) => meansParticipant(party, gold))).length;
  return [...meetings].sort((a, b) => shared(b) - shared(a))[0];
}
