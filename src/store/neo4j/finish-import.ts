import { EDGE_TYPES, NODE_TYPES, type PropertyType } from '../../model/schema.ts';
import { readCypher } from '../cypher-files.ts';
import { fill } from '../load-plan.ts';
import type { Connection } from './connection.ts';

/** What neo4j-admin cannot import is put right, once: it takes an empty list for no value. */
export async function finishImport(connection: Connection): Promise<void> {
  const [store] = (await connection.read(readCypher('records/imported').text)).rows;
  if (store?.['imported'] !== true) return;
  for (const [Label, { properties }] of Object.entries(NODE_TYPES)) {
    for (const property of listsOf(properties))
      await connection.alone(fill('load/empty-lists-of-nodes', 'neo4j', { Label, property }));
  }
  for (const [Type, { properties }] of Object.entries(EDGE_TYPES)) {
    for (const property of listsOf(properties))
      await connection.alone(fill('load/empty-lists-of-edges', 'neo4j', { Type, property }));
  }
  await connection.write((run) => run(readCypher('records/ready').text));
}

const listsOf = (properties: Readonly<Record<string, PropertyType>>): string[] =>
  Object.keys(properties).filter((name) => properties[name] === 'strings' || properties[name] === 'integers');
