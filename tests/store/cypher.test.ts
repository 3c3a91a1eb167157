import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filterOptions, camelCase } from '../../src/cli/filters.ts';
import { NODE_TYPES, PAIR_LIMIT } from '../../src/model/schema.ts';
import { listCypher, parseCypher, readCypher, statements } from '../../src/store/cypher-files.ts';
import { fill } from '../../src/store/load-plan.ts';
import { fileFor, findQuestion, listQuestions } from '../../src/store/questions.ts';

const ROOT = new URL('../../cypher/', import.meta.url);
const FILES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cypher'));
const parsed = FILES.map((name) => parseCypher(name, readFileSync(new URL(name, ROOT), 'utf8')));
const names = (list: readonly string[]) => list.map((text) => /(?:CONSTRAINT|INDEX) (\w+)/.exec(text)?.[1]).sort();
const startOf = (given: object) => fileFor(findQuestion('meetings'), { ...given }, 'grafeo').path;
const parametersOf = (text: string) => new Set([...text.matchAll(/\$(\w+)/g)].map(([, name]) => name));

describe('query files', () => {
  test.each(parsed)('$path has a title and a query', ({ header, text }) => {
    expect(header.find(({ key }) => key === 'title')?.value).toBeTruthy();
    expect(text).not.toBe('');
  });

  test('a wording for one engine stands beside the common one, with the same header', () => {
    const own = FILES.filter((name) => name.startsWith('ask/') && name.endsWith('.neo4j.cypher'));
    expect(own).not.toEqual([]);
    for (const name of own) {
      const common = name.replace('.neo4j.cypher', '.cypher');
      expect(existsSync(new URL(common, ROOT))).toBe(true);
      const path = common.slice(0, -'.cypher'.length);
      expect(readCypher(path, 'neo4j').header).toEqual(readCypher(path, 'grafeo').header);
    }
  });

  test('no label, type or value is put together in code but those that the schema declares', () => {
    expect(fill('load/nodes', 'neo4j', { Label: 'Person' })).toContain('MERGE (n:Person {id: row.id})');
    expect(() => fill('load/nodes', 'neo4j', { Label: 'Person) DETACH DELETE (n' })).toThrow(TypeError);
    const source = readdirSync(new URL('../../src/', import.meta.url), { recursive: true, encoding: 'utf8' });
    // One writes a file for other programs, one shows examples; neither runs any of it.
    const shown = ['export/cypher-script.ts', 'cli/query.ts'];
    const withCypher = source
      .filter((name) => name.endsWith('.ts') && !shown.includes(name))
      .filter((name) =>
        /\b(MATCH|MERGE|UNWIND) [(]/.test(readFileSync(new URL(`../../src/${name}`, import.meta.url), 'utf8')),
      );
    expect(withCypher).toEqual([]);
  });

  test('every label has its constraint, and what is made is dropped again', () => {
    const made = statements(readCypher('schema/constraints'));
    expect(made).toHaveLength(Object.keys(NODE_TYPES).length);
    for (const label of Object.keys(NODE_TYPES))
      expect(made.join('\n')).toContain(`FOR (n:${label}) REQUIRE n.id IS UNIQUE`);
    const looked = statements(readCypher('schema/indexes'));
    for (const label of Object.keys(NODE_TYPES)) expect(looked.join('\n')).toContain(`FOR (n:${label}) ON (n.id)`);
    const all = ['schema/constraints', 'schema/indexes', 'schema/records'].flatMap((path) =>
      statements(readCypher(path, 'neo4j')),
    );
    expect(names(statements(readCypher('schema/drop', 'neo4j')))).toEqual(names(all));
  });
});

describe('questions', () => {
  const questions = listQuestions();

  test('there are at least fifteen, each with its title and what it asks', () => {
    expect(questions.length).toBeGreaterThanOrEqual(15);
    for (const { title, asks, files } of questions) expect([title, asks, files.length > 0]).not.toContain('');
  });

  test.each(questions)(
    '$name: all files take the same parameters, and use what they declare',
    ({ files, parameters, returns, compute }) => {
      for (const { path, start, unless } of files) {
        const { header, text } = readCypher(path);
        const declared = header.filter(({ key }) => key === 'param').map(({ value }) => /^\w+/.exec(value)?.[0]);
        expect(declared).toEqual(parameters.map(({ name }) => name));
        const used = [...parametersOf(text), ...unless, ...(compute?.uses ?? [])];
        expect(used.sort()).toEqual(expect.arrayContaining([...declared].sort()));
        for (const parameter of parametersOf(text)) expect(declared).toContain(parameter);
        const columns = text.slice(text.lastIndexOf('RETURN'));
        // Columns that are counted in code are checked by the answers in tests/ask.
        for (const { column } of compute ? [] : returns) expect(columns).toMatch(new RegExp(`\\b${column}\\b`));
        expect([...declared, 'all']).toContain(start);
      }
    },
  );

  test('nodes of others are those without any label of whomet', () => {
    const [, labels = ''] = /NOT n:([\w|]+)/.exec(readCypher('records/foreign').text) ?? [];
    expect(labels.split('|').sort()).toEqual([...Object.keys(NODE_TYPES), 'Record', 'Store'].sort());
  });

  test('the pair limit is the declared one', () => {
    const limits = questions.flatMap(({ parameters }) => parameters.filter(({ name }) => name === 'pairLimit'));
    expect(limits.length).toBeGreaterThan(2);
    for (const { initial } of limits) expect(initial).toBe(String(PAIR_LIMIT));
    expect(readCypher('ask/who-connects').text).toContain(`m.parties <= ${PAIR_LIMIT}`);
  });

  test('meetings and who-met-whom take every filter', () => {
    const filters = Object.keys(filterOptions).map(camelCase);
    expect(findQuestion('meetings').parameters.map(({ name }) => name)).toEqual(filters);
    expect(findQuestion('who-met-whom').parameters.map(({ name }) => name)).toEqual([...filters, 'pairLimit']);
  });

  test('the file with the most selective start is taken', () => {
    expect(startOf({ place: 'oslo', person: 'bo ek' })).toBe('ask/meetings.by-person');
    expect(startOf({ place: 'oslo', person: null })).toBe('ask/meetings.by-place');
    expect(startOf({ status: 'held' })).toBe('ask/meetings.all');
    expect(listCypher('ask')).toContain('ask/meetings.by-organization');
  });
});
