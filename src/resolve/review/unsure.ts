import type { Judgement } from '../../model/judgement.ts';
import type { World } from '../../model/world.ts';
import type { Grouping } from '../resolve.ts';
import type { UnsurePair } from './pair.ts';
import { unsureMeetings } from './unsure-meetings.ts';
import { unsureParties } from './unsure-parties.ts';

/**
 * The pairs that a person's word would change most, first: by what would move, times how open the question is
 * (4p(1 - p): 1 at even odds, 0 where the machine is certain). Pairs that somebody judged, also as unsure, are left out.
 */
export function unsurePairs(grouping: Grouping, world: World): UnsurePair[] {
  const judged = new Set(
    world.judgements.map(({ concerns, judgement }) => (isUnsure(judgement) ? keyOf(concerns) : '')),
  );
  return [...unsureMeetings(grouping, world), ...unsureParties(grouping, world)]
    .filter(({ left, right }) => !judged.has(keyOf([{ id: left }, { id: right }])))
    .sort((a, b) => weight(b) - weight(a) || (`${a.left} ${a.right}` < `${b.left} ${b.right}` ? -1 : 1));
}

const weight = ({ score, moves }: UnsurePair): number => moves * 4 * score * (1 - score);
const isUnsure = (judgement: Judgement): boolean => judgement.kind === 'sameness' && judgement.verdict === 'unsure';
const keyOf = (things: readonly { readonly id: string }[]): string =>
  things
    .map(({ id }) => id)
    .sort()
    .join(' ');
