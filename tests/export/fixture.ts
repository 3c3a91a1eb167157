import { place } from '../../src/view/layout.ts';
import type { ViewData } from '../../src/view/view-data.ts';
import { VIEW_DATA } from '../view/fixture.ts';

/** What XML forbids or escapes: markup, quotes, a tab, controls, a lone surrogate, and a letter beyond the basic plane. */
export const HARD_NAME = '=A<b> & "C" \'d\'\t\u0000\u000b\ud800\uffff 𝔐';
/** The same as a reader of XML must get it back. */
export const HARD_NAME_READ = '=A<b> & "C" \'d\'\t 𝔐';

/** The viewer's invented meetings, with one party whose name is hard to write. */
export const DATA: ViewData = {
  ...VIEW_DATA,
  parties: VIEW_DATA.parties.map((party, index) => (index === 0 ? { ...party, name: HARD_NAME } : party)),
};
export const HARD_ID = DATA.parties[0]?.id ?? '';
export const PLACED = place(DATA);
export const HELD = DATA.meetings.filter(({ status }) => status === 'held');

/** Counted anew and naively: for each pair the held meetings of at most `limit` parties. */
export function countPairs(limit: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { participants } of HELD) {
    const ids = [...new Set(participants.map(({ party }) => party))].sort();
    if (ids.length > limit) continue;
    for (const a of ids)
      for (const b of ids) {
        if (a < b) counts.set(`${a} ${b}`, (counts.get(`${a} ${b}`) ?? 0) + 1);
      }
  }
  return counts;
}

export const pairKey = (a: string, b: string): string => [a, b].sort().join(' ');
