import { isDay } from '../model/days.ts';
import { WhometError } from '../model/errors.ts';
import {
  EDGE_TYPES,
  NODE_TYPES,
  type EdgeRow,
  type NodeLabel,
  type NodeRow,
  type PropertyType,
  type PropertyValue,
} from '../model/schema.ts';

const CHECKS: Record<PropertyType, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  strings: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  integer: (value) => Number.isSafeInteger(value),
  integers: (value) => Array.isArray(value) && value.every(Number.isSafeInteger),
  float: (value) => typeof value === 'number' && Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && isDay(value),
};

/**
 * Looks at rows in their order, all nodes first. Throws `graph/bad-row` unless every row is what the schema declares:
 * known labels and types, each declared property and no other, values of the declared type (or null), days that the
 * calendar has, ends that exist, no id and (in sorted rows) no edge twice. The embedded engine would turn a day such as
 * 2024-02-30 into NULL without a word.
 */
export class RowCheck {
  readonly #labels = new Map<string, NodeLabel>();
  #before: EdgeRow | undefined;

  node(node: NodeRow): void {
    checkNode(node);
    const id = String(node.properties['id']);
    if (this.#labels.has(id)) fail(`two nodes have the id ${id}`, node.label);
    this.#labels.set(id, node.label);
  }

  edge(edge: EdgeRow): void {
    checkEdge(edge, this.#labels);
    const before = this.#before;
    if (before && haveSameEnds(before, edge) && edgeKey(before) === edgeKey(edge))
      fail('the edge stands twice in the rows', nameOf(edge));
    this.#before = edge;
  }
}

/** What makes an edge the same edge: its type, ends and properties. */
export const edgeKey = ({ type, from, to, properties }: EdgeRow): string =>
  JSON.stringify([type, from, to, properties]);

function checkNode({ label, properties }: NodeRow): void {
  const type = NODE_TYPES[label];
  if (!type) fail('the schema has no such label', label);
  checkProperties(type.properties, properties, () => `${label} ${String(properties['id'])}`);
  if (typeof properties['id'] !== 'string' || properties['id'] === '') fail('a node has no id', label);
}

function checkEdge(edge: EdgeRow, labels: ReadonlyMap<string, string>): void {
  const type = EDGE_TYPES[edge.type];
  if (!type) fail('the schema has no such edge type', edge.type);
  if (!includes(type.from, edge.fromLabel)) fail(`a ${edge.fromLabel} cannot be its start`, nameOf(edge));
  if (!includes(type.to, edge.toLabel)) fail(`a ${edge.toLabel} cannot be its end`, nameOf(edge));
  if (labels.get(edge.from) !== edge.fromLabel) fail(`there is no ${edge.fromLabel} ${edge.from}`, nameOf(edge));
  if (labels.get(edge.to) !== edge.toLabel) fail(`there is no ${edge.toLabel} ${edge.to}`, nameOf(edge));
  checkProperties(type.properties, edge.properties, () => nameOf(edge));
}

const includes = (list: readonly string[], label: string): boolean => list.includes(label);

function checkProperties(
  declared: Readonly<Record<string, PropertyType>>,
  properties: Readonly<Record<string, PropertyValue>>,
  where: () => string,
): void {
  for (const [name, type] of Object.entries(declared)) {
    const value = properties[name];
    if (value === undefined) fail(`the property ${name} is not there`, where());
    if (value !== null && !CHECKS[type](value)) fail(`${name} is no ${type}: ${JSON.stringify(value)}`, where());
  }
  const unknown = Object.keys(properties).find((name) => !(name in declared));
  if (unknown !== undefined) fail(`the schema has no property ${unknown}`, where());
}

const haveSameEnds = (a: EdgeRow, b: EdgeRow): boolean => a.type === b.type && a.from === b.from && a.to === b.to;

const nameOf = ({ type, from, to }: EdgeRow): string => `${from} ${type} ${to}`;

function fail(message: string, where: string): never {
  throw new WhometError({ code: 'graph/bad-row', message, where });
}
