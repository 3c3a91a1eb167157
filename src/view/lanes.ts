import { listOf } from './lists.ts';
import { NO_DAY, type DataIndex } from './data-index.ts';
import type { Tally } from './tally.ts';

/** One counterpart of a selection, with the meetings of both. */
export interface Lane {
  readonly party: number;
  /** Numbers of dated meetings, in the order of time. */
  readonly meetings: readonly number[];
}

const MOST_LANES = 6;

/** The counterparts that chosen parties met most; for more than one chosen, only meetings of all of them. */
export function lanesOf(index: DataIndex, tally: Tally, chosen: readonly number[]): Lane[] {
  if (chosen.length === 0) return [];
  const [first = 0, ...rest] = chosen;
  const shared = [...listOf(index.meetingsOf, first)].filter((meeting) => {
    const members = listOf(index.membersOf, meeting);
    return tally.passes(meeting) && index.first[meeting] !== NO_DAY && rest.every((party) => members.includes(party));
  });
  if (rest.length > 0) return [{ party: first, meetings: shared }];
  const lanes = new Map<number, number[]>();
  for (const meeting of shared)
    for (const party of listOf(index.membersOf, meeting)) {
      if (party === first) continue;
      const known = lanes.get(party);
      if (known) known.push(meeting);
      else lanes.set(party, [meeting]);
    }
  return [...lanes]
    .map(([party, meetings]) => ({ party, meetings }))
    .sort((a, b) => b.meetings.length - a.meetings.length || a.party - b.party)
    .slice(0, MOST_LANES);
}
