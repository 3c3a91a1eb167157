import { edgeDefault, type AttributeType, type AttributeValue, type Exported, type ExportGraph } from './attributes.ts';
import { xml, xmlAttributes } from '../model/xml.ts';

const JAVA_TYPES: Readonly<Record<AttributeType, string>> = {
  string: 'string',
  integer: 'int',
  double: 'double',
  boolean: 'boolean',
};

type Types = Readonly<Record<string, AttributeType>>;

const OWN_NODE = { label: 'string', size: 'double', x: 'double', y: 'double' } as const satisfies Types;
const OWN_EDGE = { label: 'string', weight: 'double' } as const satisfies Types;

/** GraphML (http://graphml.graphdrawing.org) with every attribute declared. It knows no spells: first and last day are attributes. */
export function exportGraphml(graph: ExportGraph): Exported {
  const nodeTypes: Types = { ...OWN_NODE, ...graph.nodeTypes };
  const edgeTypes: Types = { ...OWN_EDGE, ...graph.edgeTypes, first: 'string', last: 'string' };
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys('node', nodeTypes),
    ...keys('edge', edgeTypes),
    `  <graph id="whomet" edgedefault="${edgeDefault(graph)}">`,
    ...graph.nodes.flatMap(({ id, label, size, position, attributes }) => [
      `    <node${xmlAttributes({ id })}>`,
      ...data('node', nodeTypes, { label, size, x: position?.[0] ?? null, y: position?.[1] ?? null, ...attributes }),
      '    </node>',
    ]),
    ...graph.edges.flatMap(({ id, source, target, label, weight, directed, attributes, spells }) => [
      `    <edge${xmlAttributes({ id, source, target, directed })}>`,
      ...data('edge', edgeTypes, {
        label,
        weight,
        first: spells[0]?.start ?? null,
        last: spells.at(-1)?.end ?? null,
        ...attributes,
      }),
      '    </edge>',
    ]),
    '  </graph>',
    '</graphml>',
  ];
  return { text: `${lines.join('\n')}\n`, notes: graph.notes };
}

const keys = (of: 'node' | 'edge', types: Types): string[] =>
  Object.entries(types).map(
    ([name, type]) =>
      `  <key${xmlAttributes({ id: `${of}-${name}`, for: of, 'attr.name': name, 'attr.type': JAVA_TYPES[type] })}/>`,
  );

const data = (of: 'node' | 'edge', types: Types, values: Readonly<Record<string, AttributeValue>>): string[] =>
  Object.keys(types).flatMap((name) => {
    const value = values[name];
    return value === null || value === undefined ? [] : [`      <data key="${of}-${name}">${xml(value)}</data>`];
  });
