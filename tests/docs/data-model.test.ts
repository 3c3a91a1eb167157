import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MEETING_KINDS, PARTY_ROLES, STATUSES } from '../../src/model/claim.ts';
import { ATTENDANCE_OF, EDGE_TYPES, NODE_TYPES, PAIR_LIMIT } from '../../src/model/schema.ts';

const page = readFileSync(new URL('../../docs/data-model.md', import.meta.url), 'utf8');

/** Rows of the table below a heading, cell by cell, without the head. */
const tableBelow = (heading: string): string[][] =>
  (new RegExp(`\n## ${heading}\n([\\s\\S]*?)(?=\n## |$)`).exec(page)?.[1] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.trim()),
    );

const names = (cell = ''): string[] => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
const listed = (heading: string, at: number): Record<string, string[]> =>
  Object.fromEntries(tableBelow(heading).map((row) => [names(row[0])[0] ?? '', names(row[at])]));

describe('docs/data-model.md says what src/model/schema.ts declares', () => {
  test('nodes and their properties', () => {
    const declared = Object.entries(NODE_TYPES).map(([label, { properties }]) => [label, Object.keys(properties)]);
    expect(listed('Nodes', 2)).toEqual(Object.fromEntries(declared));
  });

  test('edges, their ends and their properties', () => {
    const types = Object.entries(EDGE_TYPES);
    expect(listed('Edges', 1)).toEqual(
      Object.fromEntries(types.map(([type, { from, to }]) => [type, [...from, ...to]])),
    );
    expect(listed('Edges', 3)).toEqual(
      Object.fromEntries(types.map(([type, { properties }]) => [type, Object.keys(properties)])),
    );
  });

  test('what each status makes of the edge between a party and its meeting', () => {
    const rows = tableBelow('Status').map((row) => [names(row[0])[0], names(row[2])[0]]);
    expect(Object.fromEntries(rows)).toEqual(ATTENDANCE_OF);
    expect(rows.map(([status]) => status)).toEqual(STATUSES);
  });

  test('kinds, roles and the limit of pair links', () => {
    expect(page).toContain(`kind: ${MEETING_KINDS.map((kind) => `\`${kind}\``).join(', ')}`);
    expect(page).toContain(`role: ${PARTY_ROLES.map((role) => `\`${role}\``).join(', ')}`);
    expect(page).toContain(`at most ${PAIR_LIMIT} parties`);
  });
});
