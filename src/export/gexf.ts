import {
  edgeDefault,
  type AttributeType,
  type Exported,
  type ExportEdge,
  type ExportGraph,
  type ExportNode,
  type Spell,
} from './attributes.ts';
import { xml, xmlAttributes } from '../model/xml.ts';

/** GEXF 1.3 (https://gexf.net): a dynamic graph of days, with declared attributes and the colours and places of the viewer. */
export function exportGexf(graph: ExportGraph, title: string): Exported {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">',
    `  <meta><creator>whomet</creator><description>${xml([title, ...graph.notes].join(' '))}</description></meta>`,
    `  <graph mode="dynamic" defaultedgetype="${edgeDefault(graph)}" timeformat="date" timerepresentation="interval">`,
    ...declarations('node', graph.nodeTypes),
    ...declarations('edge', graph.edgeTypes),
    '    <nodes>',
    ...graph.nodes.flatMap((node) => nodeLines(node, graph.nodeTypes)),
    '    </nodes>',
    '    <edges>',
    ...graph.edges.flatMap((edge) => edgeLines(edge, graph.edgeTypes)),
    '    </edges>',
    '  </graph>',
    '</gexf>',
  ];
  return { text: `${lines.join('\n')}\n`, notes: graph.notes };
}

type Types = Readonly<Record<string, AttributeType>>;

const declarations = (of: 'node' | 'edge', types: Types): string[] => [
  `    <attributes class="${of}" mode="static">`,
  ...Object.entries(types).map(([name, type]) => `      <attribute${xmlAttributes({ id: name, title: name, type })}/>`),
  '    </attributes>',
];

function nodeLines(
  { id, label, attributes, spells, position, size, color: [r, g, b] }: ExportNode,
  types: Types,
): string[] {
  return [
    `      <node${xmlAttributes({ id, label })}>`,
    ...valueLines(attributes, types),
    ...spellLines(spells),
    `        <viz:color r="${r}" g="${g}" b="${b}"/>`,
    ...(position ? [`        <viz:position x="${position[0]}" y="${position[1]}" z="0"/>`] : []),
    `        <viz:size value="${size.toFixed(2)}"/>`,
    '      </node>',
  ];
}

function edgeLines(
  { id, source, target, label, weight, directed, attributes, spells }: ExportEdge,
  types: Types,
): string[] {
  return [
    `      <edge${xmlAttributes({ id, source, target, label, weight, type: directed ? 'directed' : 'undirected' })}>`,
    ...valueLines(attributes, types),
    ...spellLines(spells),
    '      </edge>',
  ];
}

function valueLines(attributes: ExportNode['attributes'], types: Types): string[] {
  const values = Object.keys(types).flatMap((name) => {
    const value = attributes[name];
    return value === null || value === undefined ? [] : [`          <attvalue${xmlAttributes({ for: name, value })}/>`];
  });
  return values.length === 0 ? [] : ['        <attvalues>', ...values, '        </attvalues>'];
}

function spellLines(spells: readonly Spell[]): string[] {
  const distinct = [...new Map(spells.map((spell) => [`${spell.start} ${spell.end}`, spell])).values()].sort((a, b) =>
    a.start < b.start ? -1 : 1,
  );
  if (distinct.length === 0) return [];
  return [
    '        <spells>',
    ...distinct.map(({ start, end }) => `          <spell${xmlAttributes({ start, end })}/>`),
    '        </spells>',
  ];
}
