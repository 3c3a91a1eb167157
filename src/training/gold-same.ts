import { sameOptions, type Encounter } from '../extract/accounts/same-features.ts';
import { linksIn } from '../extract/links/link.ts';
import { draftsOf, type Draft } from '../extract/accounts/draft.ts';
import { mayTell, withAccount } from '../extract/accounts/merge.ts';
import { frameRules } from '../lexicon/frames.ts';
import type { GoldMeeting } from './gold-articles.ts';
import { meansParticipant, type GoldTrigger } from './gold-triggers.ts';
import type { Choice } from './logistic.ts';

/**
 * Which of the encounters told so far each account of an article is of, or none. What tells of no encounter of the gold
 * teaches nothing, but stands among them.
 */
export function sameChoices(triggers: readonly GoldTrigger[]): Choice[] {
  const told: { encounter: Encounter; meeting: GoldMeeting | undefined }[] = [];
  return accountsOf(triggers).flatMap(({ draft, meeting }): Choice[] => {
    const open = told.filter(({ encounter }) => mayTell(encounter, draft));
    const right = open.map((other) => meeting !== undefined && other.meeting === meeting);
    const known = open[right.indexOf(true)];
    const options = sameOptions(
      open.map(({ encounter }) => encounter),
      draft,
    );
    if (known) known.encounter = withAccount(known.encounter, draft);
    else if (draft.stance !== 'attendance') told.push({ encounter: { accounts: [draft], sum: draft }, meeting });
    return meeting && open.length > 0 ? [{ options, right: [...right, !known] }] : [];
  });
}

/** The accounts that extraction finds, each with the meeting of the gold that it tells. */
function accountsOf(triggers: readonly GoldTrigger[]): { draft: Draft; meeting: GoldMeeting | undefined }[] {
  const scenes = [
    ...new Map(triggers.map((trigger) => [trigger.view.scene.sentence.index, trigger.view.scene])).values(),
  ];
  return scenes
    .flatMap((scene) => {
      const linked = linksIn(scene, frameRules());
      return linked.flatMap((one) => draftsOf(scene, one, frameRules(), linked));
    })
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
