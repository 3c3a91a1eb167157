import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAIR_LIMIT } from '../../src/model/schema.ts';
import { lineGroup, metWords, partWords } from '../../src/view/counts.ts';
import { isGathering, linkId, makeIndex, partiesOf } from '../../src/view/data-index.ts';
import { inverse, listOf, makeLists } from '../../src/view/lists.ts';
import { Sieve } from '../../src/view/sieve.ts';
import { groupOf } from '../../src/view/status.ts';
import { Tally } from '../../src/view/tally.ts';
import { START } from '../../src/view/view-state.ts';
import { VIEW_DATA } from './fixture.ts';

const { meetings } = VIEW_DATA;
const index = makeIndex(VIEW_DATA);

/** Counts over some of the meetings. */
function count(some: readonly string[]): Tally {
  const few = makeIndex({ ...VIEW_DATA, meetings: meetings.filter(({ id }) => some.includes(id)) });
  const sieve = new Sieve(few);
  sieve.apply(START);
  const tally = new Tally(few);
  tally.update(sieve);
  return tally;
}

const whole = count(meetings.map(({ id }) => id));
const linkNumber = (a: string, b: string): number => index.linkAt.get(linkId(`per_${a}`, `per_${b}`)) ?? -1;

describe('lists of numbers', () => {
  it('are what they were made of, also turned round', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.nat(9))), (lists) => {
        const made = makeLists(lists);
        const back = inverse(made, 10);
        for (const [number, list] of lists.entries()) expect([...listOf(made, number)]).toEqual(list);
        for (let value = 0; value < 10; value++)
          expect([...listOf(back, value)]).toEqual(
            lists.flatMap((list, number) => (list.includes(value) ? [number] : [])),
          );
      }),
    );
  });
});

describe('the index', () => {
  it('makes no pair links from meetings of more than PAIR_LIMIT parties', () => {
    const [gathering] = meetings.filter(isGathering);
    expect(index.nodes.slice(index.parties)).toEqual([gathering?.id]);
    expect(partiesOf(gathering!).length).toBeGreaterThan(PAIR_LIMIT);
    const links = [...listOf(index.linksOfMeeting, index.meetingAt.get(gathering!.id)!)].map(
      (link) => index.links[link],
    );
    expect(links.map((link) => link?.kind)).toEqual(partiesOf(gathering!).map(() => 'attendance'));
  });

  it('weighs a meeting of k parties by 1/(k-1) for each pair', () => {
    const some = makeIndex({ ...VIEW_DATA, meetings: meetings.filter(({ id }) => id === 'mtg_00' || id === 'mtg_03') });
    expect(some.links.map(({ weight }) => weight).sort()).toEqual([0.5, 0.5, 0.5, 1]);
  });

  it('has the strongest links last, where they lie on top', () => {
    const held = index.links
      .filter(({ kind }) => kind === 'pair')
      .map(({ id }) => whole.heldOfLink(index.linkAt.get(id)!));
    expect(held).toEqual([...held].sort((a, b) => a - b));
  });

  it('orders meetings by day, those without one last', () => {
    const days = [...index.byDay].map((meeting) => meetings[meeting]?.start ?? '9999');
    expect(days).toEqual([...days].sort());
  });
});

describe('the tally', () => {
  it('counts only held meetings as met', () => {
    const counts = whole.ofLink(linkNumber('jalali', 'alder'));
    expect(counts).toEqual({ held: 5, planned: 1, cancelled: 0, denied: 0 });
    expect([metWords(counts), partWords(counts)]).toEqual(['met 5× · 1 planned', '5 held · 1 planned']);
  });

  it('draws a pair with only a cancelled meeting as cancelled', () => {
    expect(lineGroup(whole.ofLink(linkNumber('jalali', 'dubois')))).toBe('cancelled');
  });

  it('follows every change of the filters, whatever was filtered before', () => {
    const sieve = new Sieve(index);
    const tally = new Tally(index);
    const limits = fc.record({
      statuses: fc.subarray([...START.statuses]),
      from: fc.constantFrom(null, '2024-03-01', '2025-01-01'),
      to: fc.constantFrom(null, '2024-10-01', '2025-06-01'),
      undated: fc.boolean(),
      topics: fc.subarray(['trade', 'energy', 'climate']),
    });
    fc.assert(
      fc.property(limits, (some) => {
        sieve.apply({ ...START, ...some });
        tally.update(sieve);
        const passing = meetings.filter((_, number) => sieve.passes(number));
        expect(tally.meetings).toBe(passing.length);
        expect(tally.parties).toBe(new Set(passing.flatMap(partiesOf)).size);
        for (const [number, { id }] of VIEW_DATA.parties.entries()) {
          const own = passing.filter((meeting) => partiesOf(meeting).includes(id));
          expect(tally.ofParty(number).held).toBe(own.filter(({ status }) => groupOf(status) === 'held').length);
        }
      }),
    );
  });
});
