import { EDGE_TYPES, NODE_TYPES } from '../model/schema.ts';
import { readCypher, type Engine } from './cypher-files.ts';

/** Rows that go to a store together. */
export const BATCH_ROWS = 5_000;

/** `Record` and `Store` are what a server keeps besides the graph. */
const NAMES = new Set([
  ...Object.keys(NODE_TYPES),
  ...Object.keys(EDGE_TYPES),
  ...[...Object.values(NODE_TYPES), ...Object.values(EDGE_TYPES)].flatMap(({ properties }) => Object.keys(properties)),
  'Record',
  'Store',
]);

/**
 * A query file with its `{{Label}}`, `{{Type}}`, … filled in: labels, types and properties cannot be parameters in Cypher. Only
 * names that the schema declares go in.
 */
export function fill(path: string, engine: Engine, names: Readonly<Record<string, string>>): string {
  return readCypher(path, engine).text.replace(/\{\{(\w+)\}\}/g, (_, slot: string) => {
    const name = names[slot];
    if (name === undefined || !NAMES.has(name)) throw new TypeError(`${path}: nothing declared for {{${slot}}}`);
    return name;
  });
}
