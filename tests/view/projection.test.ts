import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAIR_LIMIT } from '../../src/model/schema.ts';
import { isGathering, lineGroup, linkId, metWords, partiesOf, project } from '../../src/view/projection.ts';
import { groupOf } from '../../src/view/status.ts';
import { VIEW_DATA } from './fixture.ts';

const { meetings } = VIEW_DATA;
const whole = project(meetings);

describe('project', () => {
  it('counts only held meetings as met', () => {
    const link = whole.links.get(linkId('per_jalali', 'per_alder'));
    expect(link?.counts).toEqual({ held: 5, planned: 1, cancelled: 0, denied: 0 });
    expect(metWords(link?.counts ?? whole.links.values().next().value!.counts)).toBe('met 5× · 1 planned');
  });

  it('makes no pair links from meetings of more than PAIR_LIMIT parties', () => {
    const [gathering] = meetings.filter(isGathering);
    expect(whole.gatherings).toEqual([gathering?.id]);
    expect(partiesOf(gathering!).length).toBeGreaterThan(PAIR_LIMIT);
    const pairs = [...whole.links.values()].filter(({ kind }) => kind === 'pair');
    expect(pairs.some(({ meetings }) => meetings.includes(gathering!.id))).toBe(false);
    const attendances = [...whole.links.values()].filter(({ kind }) => kind === 'attendance');
    expect(attendances).toHaveLength(partiesOf(gathering!).length);
  });

  it('weighs a meeting of k parties by 1/(k-1) for each pair', () => {
    const two = project(meetings.filter(({ id }) => id === 'mtg_00'));
    const three = project(meetings.filter(({ id }) => id === 'mtg_01'));
    expect([...two.links.values()].map(({ weight }) => weight)).toEqual([1]);
    expect([...three.links.values()].map(({ weight }) => weight)).toEqual([0.5, 0.5, 0.5]);
  });

  it('draws a pair with only a cancelled meeting as cancelled', () => {
    expect(lineGroup(whole.links.get(linkId('per_jalali', 'per_dubois'))!.counts)).toBe('cancelled');
  });

  it('gives each party as many meetings of a status as the data has, whatever the choice of meetings', () => {
    fc.assert(
      fc.property(fc.subarray([...meetings]), (some) => {
        for (const [party, counts] of project(some).parties) {
          const own = some.filter((meeting) => partiesOf(meeting).includes(party));
          expect(counts.held).toBe(own.filter(({ status }) => groupOf(status) === 'held').length);
        }
      }),
    );
  });
});
