import { geoEqualEarth } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import { equalEarth, HEIGHT, WIDTH } from '../../src/view/equal-earth.ts';
import { lanesOf } from '../../src/view/lanes.ts';
import { isInside } from '../../src/view/lasso.ts';
import { place } from '../../src/view/layout.ts';
import { makeMatrix } from '../../src/view/matrix.ts';
import { mergeViews } from '../../src/view/merge-views.ts';
import { findPaths, type Path } from '../../src/view/path.ts';
import { countPlaces } from '../../src/view/places.ts';
import { addStep, amendStep, firstStep, moveStep } from '../../src/view/steps.ts';
import { drawn } from './drawn.ts';
import { VIEW_DATA } from './fixture.ts';

const placed = place(VIEW_DATA);
const page = drawn(placed);
const { index } = page.source;
const number = (key: string): number => index.nodeAt.get(`per_${key}`) ?? -1;
const names = (path: Path): string[] =>
  [path[0]?.from ?? -1, ...path.map(({ to }) => to)].map((each) => index.data.parties[each]?.name ?? '');

const between = (from: string, to: string, inOrder = false): Path[] =>
  findPaths(index, page.tally(), number(from), number(to), inOrder);

describe('a path', () => {
  it('is the shortest chain of held meetings, with all of them', () => {
    const [path] = between('alder', 'larsen');
    expect(names(path!)).toEqual(['Marta Alder', 'Ingrid Larsen']);
    const [longer] = between('kovac', 'jansen');
    for (const [place, { from, to, meetings }] of longer!.entries()) {
      expect(from).toBe(longer![place - 1]?.to ?? number('kovac'));
      for (const meeting of meetings) {
        const { participants, status } = VIEW_DATA.meetings[meeting]!;
        expect(status).toBe('held');
        for (const end of [from, to]) expect(participants.map(({ party }) => party)).toContain(index.nodes[end]);
      }
    }
  });

  it('never runs backwards in time where that is asked for', () => {
    for (const path of between('weiss', 'dubois', true)) {
      let last = -Infinity;
      for (const { meetings } of path) {
        expect(index.last[meetings[0]!]).toBeGreaterThanOrEqual(last);
        last = Math.max(last, index.first[meetings[0]!]!);
      }
    }
    // Silva met Tanaka in 2024 and Quiroga in 2025: only one way round can a word have travelled.
    expect(between('tanaka', 'quiroga', true)).toHaveLength(1);
    expect(between('quiroga', 'tanaka', true)).toHaveLength(0);
    expect(between('quiroga', 'tanaka')).toHaveLength(1);
  });

  it('is none where no held meetings link the two', () => {
    expect(between('calvo', 'alder')).toEqual([]);
    expect(between('alder', 'alder')).toEqual([]);
  });
});

describe('the matrix', () => {
  const limits = { rows: 40, columns: 80 };

  it('has a mark wherever someone was at a meeting, in the order of time', () => {
    const { rows, columns, marks } = makeMatrix(index, page.tally(), new Set(), { rows: 99, columns: 99 });
    expect(columns).toHaveLength(VIEW_DATA.meetings.length);
    const days = columns.map((meeting) => VIEW_DATA.meetings[meeting]?.start ?? '9999');
    expect(days).toEqual([...days].sort());
    for (const [column, meeting] of columns.entries()) {
      const there = marks[column]!.map((row) => index.nodes[rows[row]!]).sort();
      expect(there).toEqual([...new Set(VIEW_DATA.meetings[meeting]!.participants.map(({ party }) => party))].sort());
    }
  });

  it('keeps to the chosen, who stand on top, and says what it left out', () => {
    const { rows, moreColumns } = makeMatrix(index, page.tally(), new Set([number('jalali')]), {
      ...limits,
      columns: 4,
    });
    expect(rows[0]).toBe(number('jalali'));
    expect(moreColumns).toBe(VIEW_DATA.parties[number('jalali')]!.meetings - 4);
  });
});

describe('places', () => {
  it('count each meeting at its finest place that has coordinates, and tell what has none', () => {
    const { located, unlocated, nowhere } = countPlaces(index, page.tally());
    const counts = new Map(located.map(({ place, counts }) => [place.name, counts.held]));
    expect([counts.get('Hofburg'), counts.get('Oslo')]).toEqual([1, 4]);
    expect(unlocated.map(({ place }) => place.name)).toEqual([]);
    expect(nowhere).toBe(VIEW_DATA.meetings.filter(({ places }) => places.length === 0).length);
  });

  it('lie where the projection’s authors have them', () => {
    const projection = geoEqualEarth().fitSize([WIDTH, HEIGHT], { type: 'Sphere' });
    for (const [longitude, latitude] of [
      [0, 0],
      [139.7, 35.7],
      [-74, 40.7],
      [18.4, -33.9],
    ] as const) {
      const [x, y] = projection([longitude, latitude])!;
      const spot = equalEarth(longitude, latitude);
      expect(Math.hypot(spot.x - x, spot.y - y)).toBeLessThan(0.5);
    }
  });
});

describe('lanes', () => {
  it('are the counterparts met most, each with the meetings of both in the order of time', () => {
    const [first, second] = lanesOf(index, page.tally(), [number('jalali')]);
    expect([first, second].map((lane) => index.data.parties[lane!.party]?.name)).toEqual([
      'Marta Alder',
      'Lars Eriksen',
    ]);
    const [both] = lanesOf(index, page.tally(), [number('jalali'), number('alder')]);
    expect(both?.meetings).toHaveLength(6);
  });
});

describe('what is fetched', () => {
  it('joins what is known: nobody moves, newcomers stand around', () => {
    const few = {
      ...VIEW_DATA,
      meetings: VIEW_DATA.meetings.slice(0, 2),
      parties: VIEW_DATA.parties.filter(({ id }) => /alder|jalali|eriksen/.test(id)),
    };
    const known = place(few);
    const merged = mergeViews(known, VIEW_DATA, 'per_alder');
    expect(merged.meetings).toHaveLength(VIEW_DATA.meetings.length);
    expect(merged.positions['per_alder']).toEqual(known.positions['per_alder']);
    expect(merged.parties.every(({ id }) => merged.positions[id] !== undefined)).toBe(true);
    expect(merged.communities).toHaveLength(merged.parties.length);
  });
});

describe('steps', () => {
  it('go back and forth, are amended, and end where a new one begins', () => {
    const three = addStep(addStep(firstStep('a'), 'b'), 'c');
    const back = moveStep(moveStep(three, -1), -1);
    expect([back.states[back.at], moveStep(back, -1).at]).toEqual(['a', 0]);
    expect(addStep(moveStep(three, -1), 'd').states).toEqual(['a', 'b', 'd']);
    expect(amendStep(three, 'e').states).toEqual(['a', 'b', 'e']);
  });
});

describe('a lasso', () => {
  it('holds what lies within its line', () => {
    const line = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
      { x: 5, y: 5 },
      { x: 0, y: 10 },
    ];
    expect([isInside({ x: 2, y: 3 }, line), isInside({ x: 5, y: 8 }, line), isInside({ x: 20, y: 3 }, line)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
