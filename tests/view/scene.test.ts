import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place } from '../../src/view/layout.ts';
import { groupedSource } from '../../src/view/people.ts';
import type { Scene } from '../../src/view/scene.ts';
import { linkOf, nodeOf } from '../../src/view/scene.ts';
import { chooseMinimum, SceneMaker } from '../../src/view/scene-maker.ts';
import { STATUS_GROUPS } from '../../src/view/status.ts';
import { sceneSvg, type Palette } from '../../src/view/svg.ts';
import { Tally } from '../../src/view/tally.ts';
import { bestLinked, linkNear, linksOf, nearest } from '../../src/view/walk.ts';
import { drawn, PLAIN } from './drawn.ts';
import { VIEW_DATA } from './fixture.ts';
import { Sieve } from '../../src/view/sieve.ts';
import { START } from '../../src/view/view-state.ts';

const placed = place(VIEW_DATA);
const page = drawn(placed);
const shown = ({ nodes }: Scene): string[] => nodes.filter((node) => node.shown).map(({ label }) => label);

const circleOf = (id: string): number | undefined =>
  placed.communities[placed.parties.findIndex((party) => party.id === id)];

describe('place', () => {
  it('gives the same data the same places and circles', () => expect(place(VIEW_DATA)).toEqual(placed));

  it('keeps every two nodes apart', () => {
    const spots = Object.values(placed.positions);
    for (const [index, [x, y]] of spots.entries())
      for (const [otherX, otherY] of spots.slice(index + 1))
        expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThan(40);
  });

  it('takes data without meetings, and one party alone', () => {
    expect(place({ ...VIEW_DATA, meetings: [], parties: [] })).toMatchObject({ positions: {}, communities: [] });
    const [alone] = VIEW_DATA.parties;
    const { positions, communities } = place({ ...VIEW_DATA, meetings: [], parties: [alone!] });
    expect([positions, communities]).toEqual([{ [alone!.id]: [0, 0] }, [-1]]);
  });

  it('finds who meets whom more than others, the largest circle first', () => {
    const sizes = new Map<number, number>();
    for (const circle of placed.communities) if (circle >= 0) sizes.set(circle, (sizes.get(circle) ?? 0) + 1);
    expect([...sizes].sort(([a], [b]) => a - b).map(([, size]) => size)).toEqual(
      [...sizes.values()].sort((a, b) => b - a),
    );
    expect(circleOf('per_alder')).toBe(circleOf('per_jalali'));
    expect(circleOf('per_alder')).not.toBe(circleOf('per_weiss'));
  });
});

describe('a scene', () => {
  it('has every party and gathering whatever is filtered, and shows what the filters leave', () => {
    const scene = page.scene({}, { to: '2024-01-16', undated: false, words: 'other' });
    expect(scene.nodes).toHaveLength(VIEW_DATA.parties.length + 1);
    const first = page.scene({}, { to: '2024-01-16', undated: false });
    expect(shown(first).sort()).toEqual(['Lars Eriksen', 'Marta Alder', 'Reza Jalali']);
    expect(first.links.filter((link) => link.shown)).toHaveLength(3);
  });

  it('keeps the very objects of what did not change', () => {
    const before = page.scene();
    const now = page.scene({ selected: ['per_weiss'] });
    expect(nodeOf(now, 'per_weiss')).not.toBe(nodeOf(before, 'per_weiss'));
    expect(page.scene({ selected: ['per_weiss'] }).nodes.every((node, number) => node === now.nodes[number])).toBe(
      true,
    );
  });

  it('is after any steps what it would have been at once', () => {
    const options = fc.record({
      minimum: fc.constantFrom(1, 2, 3),
      gatherings: fc.boolean(),
      selected: fc.constantFrom([], ['per_weiss'], ['per_alder~per_jalali'], ['mtg_00']),
      expanded: fc.constantFrom([], ['per_jalali'], ['per_alder~per_jalali']),
      hidden: fc.constantFrom([], ['per_abel']),
    });
    const limits = fc.record({
      from: fc.constantFrom(null, '2024-02-01', '2024-05-01', '2024-07-01'),
      to: fc.constantFrom(null, '2024-06-26', '2024-10-31'),
      statuses: fc.subarray([...STATUS_GROUPS]),
    });
    const pins = fc.constantFrom(
      {},
      { per_abel: [7, 9] as const },
      { per_abel: [8, 9] as const, mtg_00: [1, 2] as const },
    );
    const steps = fc.array(fc.record({ limits, pins, drawn: fc.boolean() }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.record({ options, steps }), { minLength: 1, maxLength: 3 }), (rounds) => {
        const kept = drawn(placed);
        for (const round of rounds)
          for (const step of round.steps) {
            if (!step.drawn) {
              kept.tally(step.limits);
              continue;
            }
            const { nodes, links } = kept.scene({ ...round.options, pins: step.pins }, step.limits);
            const whole = drawn(placed).scene({ ...round.options, pins: step.pins }, step.limits);
            expect({ nodes, links }).toEqual({ nodes: whole.nodes, links: whole.links });
          }
      }),
    );
  });

  it('leaves out links that met less often than asked, and nodes without a link', () => {
    const scene = page.scene({ minimum: 3, gatherings: false });
    const labels = scene.links.filter((link) => link.shown).map(({ label }) => label);
    expect(labels.sort()).toEqual(['3×', '3×', '3×', '4×', '5×', '5×']);
    expect(shown(scene).length).toBeLessThan(12);
  });

  it('draws all links of a party that is expanded, however rarely they met', () => {
    const all = linksOf(page.scene({ gatherings: false }), 'per_jalali').map(({ id }) => id);
    const few = page.scene({ minimum: 3, gatherings: false, expanded: ['per_jalali'] });
    expect(linksOf(few, 'per_jalali').map(({ id }) => id)).toEqual(all);
  });

  it('draws an expanded link as its meetings in the order of time, with ghosts of who else was there', () => {
    const link = 'per_alder~per_jalali';
    const scene = page.scene({ expanded: [link] });
    expect(linkOf(scene, link)?.shown).toBe(false);
    const extra = scene.nodes.slice(scene.lasting.nodes);
    const meetings = extra.filter(({ id }) => !id.includes(' '));
    expect(meetings.map(({ shape }) => shape)).toEqual(['meeting', 'meeting', 'meeting', 'meeting', 'meeting', 'plan']);
    expect(meetings[0]?.label).toBe('16 Jan 2024');
    expect(extra.filter(({ id }) => id.includes(' ')).map(({ label }) => label)).toContain('Lars Eriksen');
    expect(nodeOf(scene, 'per_alder')?.x).toBe(nodeOf(page.scene(), 'per_alder')?.x);
  });

  it('draws no node that was hidden, and a pinned one in its place', () => {
    const scene = page.scene({ hidden: ['per_weiss'], pins: { per_abel: [7, 9] } });
    expect(nodeOf(scene, 'per_weiss')).toMatchObject({ hidden: true, shown: false });
    expect(linksOf(scene, 'per_weiss')).toEqual([]);
    expect(nodeOf(scene, 'per_abel')).toMatchObject({ x: 7, y: 9, pinned: true });
  });

  it('quiets what is not next to the selection', () => {
    const scene = page.scene({ selected: ['per_rahman~per_usman'] });
    const loud = scene.nodes.filter(({ muted }) => !muted).map(({ label }) => label);
    expect(loud.sort()).toEqual(['Bilal Usman', 'Geneva climate conference (20)', 'Reza Jalali', 'Tariq Rahman']);
  });

  it('asks for more meetings a link only where there would be too many links', () => {
    expect(chooseMinimum(page.source, page.tally())).toBe(1);
    const tally = page.tally();
    const members = new Map([['grp_all', []]]);
    for (const parties of [1, 2, 4, 6]) {
      const index = { ...page.source.index, parties };
      const least = chooseMinimum({ ...page.source, index, members }, tally);
      const atLeast = (times: number): number =>
        index.links.filter(({ kind }, number) => kind === 'pair' && tally.heldOfLink(number) >= times).length;
      expect(atLeast(least)).toBeLessThanOrEqual(3 * parties);
      expect(least === 2 || atLeast(least - 1) > 3 * parties).toBe(true);
    }
  });
});

const byCountry = (apart: string[] = []): Scene => {
  const { index } = page.source;
  const country = (party: number): string => index.data.parties[party]?.country ?? 'none';
  const source = groupedSource(
    index,
    placed.positions,
    (party) => ({ id: `grp_${country(party)}`, name: country(party) }),
    new Set(apart),
  );
  const sieve = new Sieve(index);
  sieve.apply(START);
  const tally = new Tally(source.index);
  tally.update(sieve);
  return new SceneMaker(source).make(tally, PLAIN);
};

describe('groups', () => {
  it('count a meeting once, however many of a group were there, and none within a group', () => {
    const scene = byCountry();
    expect(nodeOf(scene, 'grp_FR')?.label).toBe('FR (3)');
    expect(linkOf(scene, 'grp_DE~grp_FR')?.label).toBe('6×');
  });

  it('let people out who are picked, and all of a group that is expanded', () => {
    expect(shown(byCountry(['per_abel']))).toEqual(expect.arrayContaining(['FR (2)', 'Pierre Abel']));
    expect(shown(byCountry(['grp_FR']))).toEqual(
      expect.arrayContaining(['Pierre Abel', 'Claire Dubois', 'Luc Moreau']),
    );
  });
});

describe('a walk with the keyboard', () => {
  const scene = page.scene();

  it('begins at the best linked party, whose strongest link comes first', () => {
    const start = bestLinked(scene)!;
    expect(nodeOf(scene, start)?.label).toBe('Reza Jalali');
    expect(linksOf(scene, start).map(({ label }) => label)[0]).toBe('5×');
  });

  it('goes to a node that lies in the direction asked for', () => {
    const from = nodeOf(scene, 'per_hassan')!;
    expect(nodeOf(scene, nearest(scene, from.id, 'right') ?? '')!.x).toBeGreaterThan(from.x);
    expect(nodeOf(scene, nearest(scene, from.id, 'up') ?? '')!.y).toBeGreaterThan(from.y);
  });

  it('finds the link under a pointer, and none far from it', () => {
    const [a, b] = [nodeOf(scene, 'per_alder')!, nodeOf(scene, 'per_jalali')!];
    const [x, y] = [a.x + (b.x - a.x) * 0.4, a.y + (b.y - a.y) * 0.4];
    expect(linkNear(scene, x, y, 1)?.id).toBe('per_alder~per_jalali');
    expect(linkNear(scene, 5000, 5000, 50)).toBeNull();
  });
});

describe('a drawing as SVG', () => {
  const color = '#123456';
  const shapes = {
    person: color,
    organization: color,
    gathering: color,
    group: color,
    meeting: color,
    plan: color,
    cross: color,
  };
  const lines = { held: color, planned: color, cancelled: color, denied: color };
  const rest = {
    crowd: color,
    outline: color,
    accent: color,
    faint: color,
    faintLink: color,
    text: color,
    ground: '#fff',
  };
  const palette: Palette = { nodes: shapes, links: lines, communities: [color], ...rest, font: 'serif' };
  const frame = { width: 100, height: 100, toScreen: (point: { x: number; y: number }) => point };

  it('tells a status by its dashes, and shows names as text, whatever is in them', () => {
    const parties = VIEW_DATA.parties.map((party) => ({ ...party, name: `<b>&"${party.name}\u0007` }));
    const svg = sceneSvg(drawn(place({ ...VIEW_DATA, parties })).scene(), palette, frame);
    expect(svg).toContain('&lt;b&gt;&amp;&quot;Marta Alder');
    expect(svg).not.toContain('<b>');
    expect(svg).not.toContain('\u0007');
    expect([svg.includes('stroke-dasharray="8 5"'), svg.includes('stroke-dasharray="2 4"')]).toEqual([true, true]);
  });
});
