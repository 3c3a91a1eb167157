import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxOf, byWeight, discBox, overlap, placeName, type Named } from '../../src/view/names.ts';

const WIDTH = 60;
const node = (more: Partial<Named>): Named => ({ x: 100, y: 100, size: 5, words: 'Ana', strong: false, ...more });
const disc = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) });

/** Gives nodes at some places their names, and looks whether anything covers anything. */
function expectApart(spots: readonly { x: number; y: number }[]): void {
  const nodes = spots.map((spot) => node(spot));
  const discs = nodes.map(discBox);
  const taken = [...discs];
  const boxes = nodes.flatMap((each) => {
    const spot = placeName(each, WIDTH, taken, 300);
    return spot ? [boxOf([spot.x, spot.y], WIDTH)] : [];
  });
  for (const [number, box] of boxes.entries())
    for (const other of [...discs, ...boxes.slice(number + 1)]) expect(overlap(box, other)).toBe(false);
}

describe('names beside their nodes', () => {
  it('stand to the right where that is free, else on another side, and inside the picture', () => {
    expect(placeName(node({}), WIDTH, [], 300)).toEqual({ x: 110, y: 100 });
    expect(placeName(node({}), WIDTH, [[105, 95, 115, 105]], 300)).toEqual({ x: 30, y: 100 });
    expect(placeName(node({ x: 290 }), WIDTH, [], 300)).toEqual({ x: 220, y: 100 });
    expect(placeName(node({ x: 0 }), 400, [], 300)).toBeNull();
  });

  it('are left out where there is no room, but for those of what is chosen', () => {
    const everywhere = [[-1e4, -1e4, 1e4, 1e4]] as const;
    expect(placeName(node({}), WIDTH, [...everywhere], 300)).toBeNull();
    expect(placeName(node({ strong: true }), WIDTH, [...everywhere], 300)).toEqual({ x: 110, y: 100 });
  });

  it('come by weight: chosen, then large', () => {
    const sorted = [
      node({ words: 'small' }),
      node({ words: 'large', size: 9 }),
      node({ words: 'chosen', strong: true }),
    ]
      .sort(byWeight)
      .map(({ words }) => words);
    expect(sorted).toEqual(['chosen', 'large', 'small']);
  });

  it('never stand over a node or over one another', () => {
    fc.assert(fc.property(fc.array(disc, { minLength: 1, maxLength: 40 }), expectApart));
  });
});
