import { describe, expect, test } from 'vitest';
import { RowCheck } from '../../src/graph/check-rows.ts';
import { toGraph } from '../../src/graph/to-graph.ts';
import { ATTENDANCE_OF, PAIR_LIMIT, type EdgeRow, type GraphRows } from '../../src/model/schema.ts';
import { recordMap, world } from '../ask/world.ts';

function checkRows({ nodes = [], edges = [] }: Partial<GraphRows>): void {
  const check = new RowCheck();
  for (const node of nodes) check.node(node);
  for (const edge of edges) check.edge(edge);
}

const graph = toGraph(world, recordMap);
const edges = (type: string): EdgeRow[] => graph.edges.filter((edge) => edge.type === type);
const pairs = (type: string): string[] => edges(type).map(({ from, to }) => `${from} ${to}`);

describe('rows of the graph', () => {
  test('the same world gives the same rows, whatever the order', () => {
    const reversed = {
      ...world,
      people: [...world.people].reverse(),
      meetings: [...world.meetings].reverse(),
      claims: [...world.claims].reverse(),
      mentions: [...world.mentions].reverse(),
      articles: [...world.articles].reverse(),
    };
    expect(toGraph(reversed, recordMap)).toEqual(graph);
  });

  test('the type of an attendance says what is true', () => {
    const status = new Map<string, keyof typeof ATTENDANCE_OF>(
      world.meetings.map((meeting) => [meeting.id, meeting.status]),
    );
    const attendance = graph.edges.filter(({ type }) => Object.values(ATTENDANCE_OF).some((each) => each === type));
    expect(attendance).toHaveLength(world.meetings.flatMap(({ participants }) => participants).length);
    for (const { type, to } of attendance) expect(type).toBe(ATTENDANCE_OF[status.get(to) ?? 'held']);
  });

  test('only what was held was held somewhere', () => {
    expect(pairs('HELD_IN')).toContain('mtg_01 plc_hotel');
    expect(pairs('PLANNED_IN')).toEqual([
      'mtg_02 plc_geneva',
      'mtg_07 plc_oslo',
      'mtg_11 plc_oslo',
      'mtg_11 plc_stockholm',
    ]);
    expect(edges('PLANNED_IN').map(({ properties }) => properties['alternative'])).toEqual([0, 0, 0, 1]);
  });

  test('pairs come from held meetings that are no gatherings', () => {
    expect(world.meetings.find(({ id }) => id === 'mtg_06')?.participants.length).toBeGreaterThan(PAIR_LIMIT);
    expect(pairs('MET_WITH')).toEqual([
      'per_ann per_bo',
      'per_ann per_dee',
      'per_ann per_eli',
      'per_bo per_cy',
      'per_bo per_eli',
      'per_cy per_eli',
      'per_dee per_eli',
    ]);
    const [twice] = edges('MET_WITH').filter(({ from, to }) => from === 'per_bo' && to === 'per_cy');
    expect(twice?.properties).toEqual({ count: 2, first: '2024-06-01', last: '2024-08-15' });
    const [undated] = edges('MET_WITH').filter(({ to }) => to === 'per_dee');
    expect(undated?.properties).toEqual({ count: 1, first: null, last: null });
  });

  test('sentences that name somebody stand once, in their article', () => {
    const article = graph.nodes.find(({ properties }) => properties['id'] === 'art_a6');
    expect(article?.properties['sentences']).toEqual([
      'Ann Lée and Eli Fox met in Stockholm on 2 May.',
      'Ann Lée and Dee Noor praised the talks.',
    ]);
    const named = edges('MENTIONED_IN').filter(({ to }) => to === 'art_a6');
    expect(Object.fromEntries(named.map(({ from, properties }) => [from, properties['sentences']]))).toEqual({
      per_ann: [0, 1],
      per_eli: [0],
      per_dee: [1],
      plc_stockholm: [0],
    });
  });

  test('an outlet that nobody names becomes an organization', () => {
    const outlets = graph.nodes.filter(({ properties }) =>
      ['Daily Post', 'Evening News'].includes(String(properties['name'])),
    );
    expect(outlets.map(({ label }) => label)).toEqual(['Organization', 'Organization']);
    expect(edges('PUBLISHED_BY')).toHaveLength(6);
  });

  test('an office that is over is called former', () => {
    expect(edges('HOLDS_ROLE').map(({ properties }) => properties['title'])).toEqual([
      'foreign minister',
      'former envoy',
    ]);
  });

  test('a claim has one edge a quote, and names what it names in its own words', () => {
    expect(edges('STATED_IN').find(({ from }) => from === 'clm_08')?.properties).toMatchObject({
      quote: 'She then left for Stockholm.',
      start: 49,
      end: 77,
    });
    expect(edges('NAMES').find(({ from, to }) => from === 'clm_02' && to === 'plc_hotel')?.properties).toEqual({
      as: ['Grand Hotel', 'Oslo', 'Norway'],
      role: 'place',
    });
    expect(pairs('CONTRADICTS')).toEqual(['clm_05 clm_06']);
  });
});

describe('rows are checked', () => {
  const [topic] = graph.nodes.filter(({ label }) => label === 'Topic');
  const [meeting] = graph.nodes.filter(({ label }) => label === 'Meeting');
  const [about] = edges('ABOUT');

  test.each([
    [/no date/, { nodes: [{ ...meeting!, properties: { ...meeting!.properties, start: '2024-02-30' } }] }],
    [/no integer/, { nodes: [{ ...meeting!, properties: { ...meeting!.properties, parties: 1.5 } }] }],
    [/no strings/, { nodes: [{ ...meeting!, properties: { ...meeting!.properties, history: 'held' } }] }],
    [/no property colour/, { nodes: [{ ...topic!, properties: { ...topic!.properties, colour: 'red' } }] }],
    [/searchName is not there/, { nodes: [{ ...topic!, properties: { id: 'top_1', name: 'x' } }] }],
    [/two nodes/, { nodes: [topic!, topic!] }],
    [/there is no Meeting/, { nodes: [topic!], edges: [about!] }],
    [
      /cannot be its start/,
      { nodes: graph.nodes, edges: [{ ...about!, fromLabel: 'Topic' as const, from: about!.to }] },
    ],
    [/stands twice/, { nodes: graph.nodes, edges: [about!, about!] }],
  ])('%s', (message, rows) => {
    expect(() => checkRows(rows as Partial<GraphRows>)).toThrowError(
      expect.objectContaining({ code: 'graph/bad-row', message: expect.stringMatching(message) }),
    );
  });
});
