import { MultiGraph } from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import { describe, expect, test } from 'vitest';
import { exportView, GRAPHS } from '../../src/export/formats.ts';
import { fullGraph, peopleMeetingsGraph } from '../../src/export/full-graph.ts';
import { peopleGraph } from '../../src/export/people-graph.ts';
import { PAIR_LIMIT } from '../../src/model/schema.ts';
import { countPairs, DATA, HARD_ID, HARD_NAME_READ, HELD, pairKey, PLACED } from './fixture.ts';

const MADE = {
  people: peopleGraph(PLACED),
  'people-meetings': peopleMeetingsGraph(PLACED),
  full: fullGraph(PLACED),
} as const;

const READERS = {
  gexf: (text: string) => gexf.parse(MultiGraph, text, { addMissingNodes: false, allowUndeclaredAttributes: false }),
  graphml: (text: string) => graphml.parse(MultiGraph, text, { addMissingNodes: false }),
} as const;

describe.each(['gexf', 'graphml'] as const)('%s, read back by graphology', (format) => {
  const read = (graph: (typeof GRAPHS)[number]) =>
    READERS[format](exportView(DATA, format, { graph, table: 'meetings' }).text);

  test.each(GRAPHS)('%s: every node and edge, with every attribute in its type', (name) => {
    const graph = read(name);
    const made = MADE[name];
    expect(graph.order).toBe(made.nodes.length);
    expect(graph.size).toBe(made.edges.length);
    for (const { id, attributes } of made.nodes.filter((node) => node.id !== HARD_ID)) {
      const known = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null));
      expect(graph.getNodeAttributes(id)).toMatchObject(known);
    }
  });

  test('a link weighs as many held meetings as its two parties had', () => {
    const graph = read('people');
    const links = graph.mapEdges((_edge, { weight }, source, target): [string, unknown] => [
      pairKey(source, target),
      weight,
    ]);
    expect(new Map(links)).toEqual(countPairs(PAIR_LIMIT));
  });

  test('a name of markup, quotes and forbidden characters comes back without the forbidden ones', () => {
    expect(read('people').getNodeAttribute(HARD_ID, 'label')).toBe(HARD_NAME_READ);
  });
});

test('the notes count the meetings that make no links', () => {
  const { notes } = exportView(DATA, 'gexf', { graph: 'people', table: 'meetings' });
  const large = HELD.filter(({ participants }) => participants.length > PAIR_LIMIT).length;
  expect(large).toBeGreaterThan(0);
  expect(notes.join(' ')).toContain(`${large} larger ones`);
  expect(notes.join(' ')).toContain(`${DATA.meetings.length - HELD.length} meetings that were not held`);
});

test.each(['gexf', 'graphml', 'json'] as const)('%s: the same data gives the same bytes', (format) => {
  const options = { graph: 'full', table: 'meetings' } as const;
  expect(exportView(structuredClone(DATA), format, options)).toEqual(exportView(DATA, format, options));
});

test('every spell is of whole days and ends no earlier than it begins', () => {
  const { text } = exportView(DATA, 'gexf', { graph: 'people-meetings', table: 'meetings' });
  const spells = [...text.matchAll(/<spell start="(\d{4}-\d\d-\d\d)" end="(\d{4}-\d\d-\d\d)"\/>/g)];
  expect(spells.length).toBe(text.split('<spell ').length - 1);
  expect(spells.length).toBeGreaterThan(DATA.meetings.length);
  expect(spells.filter(([, start = '', end = '']) => start > end)).toEqual([]);
});

test('a year alone lasts from January to December, with its precision beside it', () => {
  const [first, ...rest] = DATA.meetings;
  if (!first) throw new Error('the fixture has no meetings');
  const year = { ...first, date: '2023', start: '2023-01-01', end: '2023-12-31', precision: 'year' };
  const { text } = exportView({ ...DATA, meetings: [year, ...rest] }, 'gexf', {
    graph: 'people-meetings',
    table: 'meetings',
  });
  const node = text.slice(text.indexOf(`<node id="${first.id}"`)).split('</node>')[0];
  expect(node).toContain('<spell start="2023-01-01" end="2023-12-31"/>');
  expect(node).toContain('<attvalue for="precision" value="year"/>');
});

test('JSON is the data of the viewer', () => {
  const { text } = exportView(DATA, 'json', { graph: 'people', table: 'meetings' });
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(DATA)));
});
