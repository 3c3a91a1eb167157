import { expect, test } from 'vitest';
import { EDGE_TYPES, NODE_TYPES } from '../../src/model/schema.ts';
import { listCypher, readCypher, statements } from '../../src/store/cypher-files.ts';
import { applyLabelPrefix } from '../../src/cli/store-option.ts';
import { parseAddress } from '../../src/store/neo4j/connection.ts';
import { checkPrefix, prefixed } from '../../src/store/neo4j/label-prefix.ts';

test.each([
  ['MATCH (p:Person {id: $id})-[:ATTENDED]->(m:Meeting)', 'MATCH (p:W_Person {id: $id})-[:W_ATTENDED]->(m:W_Meeting)'],
  ['MATCH (n:Person|Organization)', 'MATCH (n:W_Person|W_Organization)'],
  [
    'MATCH (n:Person&!Place)-[r:ATTENDED | :HELD_IN*0..2]-()',
    'MATCH (n:W_Person&!W_Place)-[r:W_ATTENDED | :W_HELD_IN*0..2]-()',
  ],
  ['MATCH (n:Invoice) WHERE n:Person', 'MATCH (n:Invoice) WHERE n:W_Person'],
  [
    'RETURN \':Person\' AS a, ":Person" AS b, `x:Person` // :Person',
    'RETURN \':Person\' AS a, ":Person" AS b, `x:Person` // :Person',
  ],
  [
    'MATCH (n:!(Person|Place)&Organization) RETURN [(n) | n]',
    'MATCH (n:!(W_Person|W_Place)&W_Organization) RETURN [(n) | n]',
  ],
  ['RETURN [x IN xs WHERE (x:Person) | Place]', 'RETURN [x IN xs WHERE (x:W_Person) | Place]'],
  ['RETURN type(r) AS t', "RETURN CASE WHEN type(r) STARTS WITH 'W_' THEN substring(type(r), 2) END AS t"],
  ['RETURN labels(n)[0]', "RETURN [label IN labels(n) WHERE label STARTS WITH 'W_' | substring(label, 2)][0]"],
  [
    'CREATE INDEX name_words IF NOT EXISTS FOR (n:Name) ON (n.id)',
    'CREATE INDEX W_name_words IF NOT EXISTS FOR (n:W_Name) ON (n.id)',
  ],
  [
    "CALL db.index.fulltext.queryNodes('name_words', 'name_words') YIELD node",
    "CALL db.index.fulltext.queryNodes('W_name_words', 'name_words') YIELD node",
  ],
  [
    'CALL db.index.fulltext.queryRelationships("quote_words", $words)',
    'CALL db.index.fulltext.queryRelationships("W_quote_words", $words)',
  ],
  ["CALL db.index.fulltext.queryNodes('theirs', 'x')", "CALL db.index.fulltext.queryNodes('theirs', 'x')"],
])('%s', (query, expected) => {
  expect(prefixed(query, 'W_')).toBe(expected);
  expect(prefixed(query, '')).toBe(query);
});

test('no query of cypher/ keeps a name of the schema without the prefix', () => {
  const own = [...Object.keys(NODE_TYPES), ...Object.keys(EDGE_TYPES), 'Record', 'Store'];
  const bare = new RegExp(`[:|&!]\\s*(?:${own.join('|')})\\b`);
  const paths = ['ask', 'load', 'records', 'schema', 'search', 'upkeep', 'view'].flatMap((folder) =>
    listCypher(folder),
  );
  expect(paths.length).toBeGreaterThan(60);
  for (const path of [...paths, 'schema/drop', 'schema/records'])
    for (const text of statements(readCypher(path, 'neo4j'))) expect(prefixed(text, 'W_')).not.toMatch(bare);
});

test('each full-text index that the schema makes has the prefix also where a query names it', () => {
  const made = statements(readCypher('schema/indexes', 'neo4j')).flatMap(
    (statement) => /FULLTEXT INDEX (\w+)/.exec(statement)?.[1] ?? [],
  );
  expect(made).toEqual(['name_words', 'quote_words']);
  for (const name of made)
    expect(prefixed(`CALL db.index.fulltext.queryNodes('${name}', 'x')`, 'W_')).toContain(`'W_${name}'`);
});

test('a prefix is letters, digits and underscores', () => {
  expect(checkPrefix('Met_2')).toBe('Met_2');
  for (const bad of ['', '2a', 'a-b', "a'", 'a b', 'é']) expect(() => checkPrefix(bad)).toThrow('label');
});

test('the flag goes into the addresses of servers, and an address that names its own keeps it', async () => {
  const address = 'neo4j://host:7687/news?label-prefix=Met_';
  expect(parseAddress(address)).toEqual({ uri: 'neo4j://host:7687', database: 'news', prefix: 'Met_' });
  const given = { _: ['store', 'copy'], store: 'folder', to: 'neo4j://host:7687/news', 'label-prefix': 'Met_' };
  await applyLabelPrefix(given);
  expect([given.store, given.to]).toEqual(['folder', address]);
  const asked = { _: ['ask', 'top-pairs'], store: address, to: '2024-01-01', 'label-prefix': 'Other_' };
  await applyLabelPrefix(asked);
  expect([asked.store, asked.to]).toEqual([address, '2024-01-01']);
  expect(() => parseAddress('neo4j://host?label-prefix=1')).toThrow('cannot stand before a label');
});
