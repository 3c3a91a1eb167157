import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { AttributeType, ExportGraph } from '../../src/export/attributes.ts';
import { exportView, type ExportFormat, type GraphName } from '../../src/export/formats.ts';
import { fullGraph, peopleMeetingsGraph } from '../../src/export/full-graph.ts';
import { peopleGraph } from '../../src/export/people-graph.ts';
import { openInGephi, whyNoGephi } from '../tools/gephi.ts';
import { DATA, PLACED } from './fixture.ts';

const CLASSES: Readonly<Record<AttributeType, string>> = {
  string: 'String',
  integer: 'Integer',
  double: 'Double',
  boolean: 'Boolean',
};
const reason = whyNoGephi();
const folder = mkdtempSync(join(tmpdir(), 'whomet-gephi-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function opened(format: ExportFormat, graph: GraphName): ReturnType<typeof openInGephi> {
  const file = join(folder, `${graph}.${format}`);
  writeFileSync(file, exportView(DATA, format, { graph, table: 'meetings' }).text);
  return openInGephi(file);
}

const columns = (types: ExportGraph['nodeTypes']): string =>
  Object.entries(types)
    .map(([name, type]) => `${name}:${CLASSES[type]}`)
    .sort()
    .join(' ');

const distinctSpells = ({ edges }: ExportGraph): number =>
  edges.reduce((sum, { spells }) => sum + new Set(spells.map(({ start, end }) => `${start} ${end}`)).size, 0);

describe.skipIf(reason !== null)(`Gephi's own importer${reason === null ? '' : ` (skipped: ${reason})`}`, () => {
  test.each([
    ['people', peopleGraph(PLACED)],
    ['people-meetings', peopleMeetingsGraph(PLACED)],
    ['full', fullGraph(PLACED)],
  ] as const)('GEXF, %s: counts, typed columns, weights, spells, bounds of time', { timeout: 60_000 }, (name, made) => {
    const { facts, issues } = opened('gexf', name);
    const days = [...made.nodes, ...made.edges].flatMap(({ spells }) => spells);
    expect(issues).toEqual([]);
    expect(Object.fromEntries(facts)).toMatchObject({
      nodes: String(made.nodes.length),
      edges: String(made.edges.length),
      'node columns': columns(made.nodeTypes),
      'edge columns': columns(made.edgeTypes),
      dynamic: 'true',
      start: days.map(({ start }) => start).sort()[0],
      end: days
        .map(({ end }) => end)
        .sort()
        .at(-1),
      'edge spells': String(distinctSpells(made)),
    });
    expect(Number(facts.get('weight'))).toBe(made.edges.reduce((sum, { weight }) => sum + weight, 0));
  });

  test.each([
    ['people', peopleGraph(PLACED)],
    ['full', fullGraph(PLACED)],
  ] as const)('GraphML, %s: counts and weights', { timeout: 60_000 }, (name, made) => {
    const { facts, issues } = opened('graphml', name);
    expect(issues).toEqual([]);
    expect(facts.get('nodes')).toBe(String(made.nodes.length));
    expect(facts.get('edges')).toBe(String(made.edges.length));
    expect(Number(facts.get('weight'))).toBe(made.edges.reduce((sum, { weight }) => sum + weight, 0));
  });
});
