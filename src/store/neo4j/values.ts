import neo4j from 'neo4j-driver';
import type { PropertyType, PropertyValue } from '../../model/schema.ts';
import { byName } from '../answers.ts';
import type { Value } from '../contract.ts';

/** Property that holds the digest of the row that a node or edge was loaded from; never shown. */
export const ROW = '_row';

/** A row's properties as the driver sends them: native dates, whole numbers as integers, the others as floats. */
export function typedProperties(
  properties: Readonly<Record<string, PropertyValue>>,
  types: Readonly<Record<string, PropertyType>>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, typed(value, types[name])]));
}

function typed(value: PropertyValue, type: PropertyType | undefined): unknown {
  if (value === null) return null;
  if (type === 'date') return nativeDate(String(value));
  if (type === 'integer') return neo4j.int(Number(value));
  return type === 'integers' ? (value as readonly number[]).map((each) => neo4j.int(each)) : value;
}

function nativeDate(day: string): unknown {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new neo4j.types.Date(year, month, date);
}

/** Parameters as JSON has them: whole numbers become integers, as LIMIT and ids need. */
export function toParameter(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(toParameter);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toParameter(item)]));
}

/** Plain JSON: days as YYYY-MM-DD; nodes and edges as their properties; whole numbers past 2^53 as strings. */
export function plain(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (neo4j.isInt(value)) return neo4j.integer.inSafeRange(value) ? value.toNumber() : value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object') return value as Value;
  if (isTemporal(value)) return value.toString();
  if (neo4j.isNode(value) || neo4j.isRelationship(value)) return plainMap(value.properties);
  if (neo4j.isPath(value)) return plainPath(value);
  return plainMap(value);
}

const TEMPORAL = [
  neo4j.isDate,
  neo4j.isDateTime,
  neo4j.isLocalDateTime,
  neo4j.isTime,
  neo4j.isLocalTime,
  neo4j.isDuration,
];
const isTemporal = (value: object): boolean => TEMPORAL.some((is) => is(value));

const plainMap = (map: object): Value =>
  Object.fromEntries(
    Object.entries(map)
      .filter(([name]) => name !== ROW)
      .sort(byName)
      .map(([name, item]) => [name, plain(item)]),
  );

interface PathLike {
  readonly start: unknown;
  readonly segments: readonly { readonly relationship: unknown; readonly end: unknown }[];
}

const plainPath = ({ start, segments }: PathLike): Value => ({
  nodes: [plain(start), ...segments.map(({ end }) => plain(end))],
  edges: segments.map(({ relationship }) => plain(relationship)),
});
