import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEETING_KINDS } from '../../src/model/claim.ts';
import { addDays } from '../../src/model/days.ts';
import { readCamera, WHOLE, writeCamera } from '../../src/view/camera.ts';
import { STATUS_GROUPS } from '../../src/view/status.ts';
import { GROUPINGS, readHash, SORT_KEYS, START, VIEWS, writeHash, type ViewState } from '../../src/view/view-state.ts';

const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1950-01-01', days));
const words = fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 3 });
const id = fc.nat(99).map((number) => `per_${number}`);
const whole = fc.integer({ min: 1, max: 99 });
const spot = fc.tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: -2000, max: 2000 }));

const states: fc.Arbitrary<ViewState> = fc.record({
  view: fc.constantFrom(...VIEWS),
  statuses: fc.subarray([...STATUS_GROUPS]),
  from: fc.option(day),
  to: fc.option(day),
  undated: fc.boolean(),
  parties: fc.array(id),
  countries: words,
  places: words,
  topics: words,
  kinds: fc.subarray([...MEETING_KINDS]),
  levels: words,
  formats: words,
  outlets: words,
  sources: whole,
  disputed: fc.boolean(),
  words: fc.string({ maxLength: 30 }),
  gatherings: fc.boolean(),
  minimum: fc.option(whole),
  grouping: fc.constantFrom(...GROUPINGS),
  colour: fc.constantFrom('type', 'community'),
  selected: words,
  expanded: words,
  hidden: words,
  pins: fc.dictionary(id, spot),
  path: fc.option(fc.record({ from: id, to: id })),
  inOrder: fc.boolean(),
  sort: fc.constantFrom(...SORT_KEYS),
  down: fc.boolean(),
  placing: fc.constant(0),
});

describe('the address', () => {
  it('holds the whole state', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(readHash(`#${writeHash(state)}`)).toEqual(state);
      }),
    );
  });

  it('says nothing of what is as at the start', () => expect(writeHash(START)).toBe('v=1'));

  it('reads like what it means', () => {
    const state: ViewState = { ...START, from: '2025-01-01', statuses: ['held', 'planned'], selected: ['per_a~per_b'] };
    expect(writeHash(state)).toBe('v=1&t=2025-01-01..&st=h,p&sel=per_a~per_b');
  });

  it('takes what is wrong in it as not said', () => {
    expect(readHash('#v=1&t=2025-02-31..soon&min=-4&view=globe')).toEqual(START);
    expect(readHash('#v=99&sel=per_a')).toEqual(START);
  });
});

describe('the camera in the address', () => {
  it('comes back, and is left out where all is seen', () => {
    expect(readCamera(writeCamera({ x: 0.12341, y: -1.5, ratio: 0.05 }))).toEqual({ x: 0.1234, y: -1.5, ratio: 0.05 });
    expect(writeCamera(WHOLE)).toBe('');
    expect(writeCamera({ x: 0.49999, y: 0.50001, ratio: 1 })).toBe('');
  });

  it.each(['', 'cam=', 'cam=1,2', 'cam=1,2,0', 'cam=1,2,99', 'cam=NaN,0,1', 'cam=1e9,0,1', 'cam=0.5,0.5,-1'])(
    '%s shows all of it',
    (hash) => expect(readCamera(`#v=1&${hash}`)).toEqual(WHOLE),
  );
});
