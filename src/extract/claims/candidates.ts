import type { Article } from '../../model/article.ts';
import type { EncounterCandidate, Missing } from '../../model/claim.ts';
import type { Draft } from '../accounts/draft.ts';
import type { Linked } from '../links/link.ts';
import { SURE } from '../links/sure.ts';
import { allParties } from '../meetings/sides.ts';
import { needsPlace } from '../meetings/where.ts';
import { quoteOf } from './quote.ts';

/** Less likely than this share of what a claim needs, a word is not worth anyone's look. */
const WORTH = 0.5;

/** What was weighed, is not far from an encounter, and became no claim: with somebody named, and what was missing. */
export function candidatesOf(
  article: Article,
  linked: readonly (readonly Linked[])[],
  drafts: readonly Draft[],
): EncounterCandidate[] {
  const told = new Set(drafts.flatMap(({ tellers }) => tellers.map(placeOf)));
  return linked.flat().flatMap((one): EncounterCandidate[] => {
    const { sentence } = one.view.scene;
    const parties = allParties(one.sides);
    const isTold = told.has(placeOf({ sentence: sentence.index, token: one.trigger.index }));
    if (isTold || parties.length === 0 || one.chance < WORTH * SURE.event) return [];
    return [
      {
        kind: one.trigger.kind,
        status: one.reading.status,
        parties: parties.map(({ name }) => name),
        missing: missingIn(one, parties.length),
        chance: Math.round(100 * one.chance) / 100,
        quote: quoteOf(article, sentence.start, sentence.end),
        by: [`frame:${one.trigger.frame.id}`, `status:${one.reading.by}`],
      },
    ];
  });
}

function missingIn({ chance, reading, trigger: { frame } }: Linked, parties: number): Missing[] {
  const missing: Missing[] = [];
  if (chance < SURE.event) missing.push('likelihood');
  if (reading.negated) missing.push('affirmation');
  if (parties < frame.parties) missing.push('party');
  else if (needsPlace(frame, parties)) missing.push('place');
  return missing.length > 0 ? missing : ['account'];
}

const placeOf = ({ sentence, token }: { readonly sentence: number; readonly token: number }): string =>
  `${sentence}:${token}`;
