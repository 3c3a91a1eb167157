import { describe, expect, it } from 'vitest';
import { place } from '../../src/view/layout.ts';
import { project } from '../../src/view/projection.ts';
import { chooseMinimum, makeScene } from '../../src/view/scene.ts';
import { bestLinked, linksOf, nearest } from '../../src/view/walk.ts';
import { VIEW_DATA } from './fixture.ts';

const placed = place(VIEW_DATA);
const whole = project(placed.meetings);
const options = { minimum: 1, gatherings: true, selected: null };

describe('place', () => {
  it('gives the same data the same places', () => expect(place(VIEW_DATA).positions).toEqual(placed.positions));

  it('keeps every two nodes apart', () => {
    const spots = Object.values(placed.positions);
    for (const [index, [x, y]] of spots.entries())
      for (const [otherX, otherY] of spots.slice(index + 1))
        expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThan(40);
  });

  it('takes data without meetings, and one party alone', () => {
    expect(place({ ...VIEW_DATA, meetings: [], parties: [] }).positions).toEqual({});
    const [alone] = VIEW_DATA.parties;
    expect(place({ ...VIEW_DATA, meetings: [], parties: [alone!] }).positions).toEqual({ [alone!.id]: [0, 0] });
  });
});

describe('makeScene', () => {
  it('has every party and gathering whatever is filtered, and shows what the filters leave', () => {
    const held = placed.meetings.filter(({ id }) => id === 'mtg_00');
    const scene = makeScene(placed, whole, project(held), options);
    expect(scene.nodes.size).toBe(whole.parties.size + 1);
    expect([...scene.nodes.values()].filter(({ shown }) => shown).map(({ label }) => label)).toEqual([
      'Marta Alder',
      'Reza Jalali',
    ]);
    expect([...scene.links.values()].filter(({ shown }) => shown)).toHaveLength(1);
  });

  it('leaves out links that met less often than asked', () => {
    const scene = makeScene(placed, whole, whole, { ...options, minimum: 3, gatherings: false });
    const labels = [...scene.links.values()].filter(({ shown }) => shown).map(({ label }) => label);
    expect(labels.sort()).toEqual(['3×', '3×', '3×', '4×', '5×', '5×']);
  });

  it('quiets what is not next to the selection', () => {
    const scene = makeScene(placed, whole, whole, { ...options, selected: 'per_rahman~per_usman' });
    const loud = [...scene.nodes.values()].filter(({ muted }) => !muted).map(({ label }) => label);
    expect(loud).toEqual(['Tariq Rahman', 'Bilal Usman', 'Reza Jalali', 'Geneva climate conference (20)']);
  });

  it('asks for more meetings a link only where there would be too many links', () => {
    expect(chooseMinimum(whole)).toBe(1);
  });
});

describe('a walk with the keyboard', () => {
  const scene = makeScene(placed, whole, whole, options);

  it('begins at the best linked party, whose strongest link comes first', () => {
    const start = bestLinked(scene)!;
    expect(scene.nodes.get(start)?.label).toBe('Reza Jalali');
    expect(linksOf(scene, start).map(({ label }) => label)[0]).toBe('5×');
  });

  it('goes to a node that lies in the direction asked for', () => {
    const from = scene.nodes.get('per_hassan')!;
    const right = scene.nodes.get(nearest(scene, from.id, 'right') ?? '');
    const up = scene.nodes.get(nearest(scene, from.id, 'up') ?? '');
    expect(right!.x).toBeGreaterThan(from.x);
    expect(up!.y).toBeGreaterThan(from.y);
  });
});
